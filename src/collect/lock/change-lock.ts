import type { Lock, LockDecision, LockEntry, Provenance } from '../../model/collect.ts';
import { byCodePoints } from '../../text/code-point-order.ts';

/** The lock with a chapter's entry in it; what was decided of its source's earlier versions is done with. */
export function withEntry(lock: Lock, entry: LockEntry): Lock {
  const others = lock.chapters.filter(({ chapter }) => chapter !== entry.chapter);
  return {
    ...lock,
    chapters: [...others, entry].sort((one, other) => byCodePoints(one.chapter, other.chapter)),
    decisions: lock.decisions.filter((decision) => !isSameOrigin(decision, entry)),
  };
}

/** The lock with what the editors decided of a version; an earlier decision on the same ref gives way. */
export function withDecision(lock: Lock, decision: LockDecision): Lock {
  const others = lock.decisions.filter((earlier) => !isSameOrigin(earlier, decision));
  return { ...lock, decisions: [...others, decision] };
}

/** What the editors decided of a version, if it still counts: `skipped` is about that version alone. */
export function decisionOn(lock: Lock, version: Provenance): LockDecision['decision'] | undefined {
  const decision = lock.decisions.find((each) => isSameOrigin(each, version));
  if (decision?.decision === 'skipped' && decision.blob !== version.blob) return undefined;
  return decision?.decision;
}

function isSameOrigin(one: Provenance, other: Provenance): boolean {
  return one.chapter === other.chapter && one.source === other.source && one.ref === other.ref;
}
