import type { Lock, LockDecision, LockEntry, Provenance } from '../../model/collect.ts';
import { byCodePoints } from '../../text/code-point-order.ts';
import { asKey } from './lock-keys.ts';

const head = [
  '# Which version of whose chapter is in this book. "gathering collect" reads and writes this file:',
  '# commit it together with the chapters, and let the command change it, not your hand.',
  '# "gathering log ID" tells what it says of a chapter.',
];

/** `gathering.lock` as text: the same lock gives the same bytes, and each chapter has a block of its own. */
export function lockAsText(lock: Lock): string {
  const chapters = [...lock.chapters].sort((one, other) => byCodePoints(one.chapter, other.chapter));
  const decisions = [...lock.decisions].sort(
    (one, other) =>
      byCodePoints(one.chapter, other.chapter) ||
      byCodePoints(one.source, other.source) ||
      byCodePoints(one.ref, other.ref),
  );
  const sources = [...lock.sources].sort(([one], [other]) => byCodePoints(one, other));
  const lines = [
    ...head,
    `version: ${lock.version}`,
    ...block(
      'sources',
      0,
      sources.map(([name, time]) => pair(asKey(name), time, 2)),
    ),
    ...block('chapters', 0, chapters.flatMap(chapterLines)),
    ...block('decisions', 0, decisions.flatMap(decisionLines)),
  ];
  return `${lines.join('\n')}\n`;
}

function chapterLines(entry: LockEntry): string[] {
  const files = Object.entries(entry.files).sort(([one], [other]) => byCodePoints(one, other));
  return [
    `  ${scalarText(asKey(entry.chapter))}:`,
    pair('path', entry.path, 4),
    ...originLines(entry),
    ...block(
      'files',
      4,
      files.map(([path, blob]) => pair(asKey(path), blob, 6)),
    ),
    ...(entry.contributor === undefined ? [] : [pair('contributor', entry.contributor, 4)]),
    pair('time', entry.time, 4),
    pair('state', entry.state, 4),
  ];
}

function decisionLines(decision: LockDecision): string[] {
  return [
    `  - chapter: ${scalarText(decision.chapter)}`,
    ...originLines(decision),
    pair('decision', decision.decision, 4),
  ];
}

function originLines({ source, ref, commit, blob }: Provenance): string[] {
  return [pair('source', source, 4), pair('ref', ref, 4), pair('commit', commit, 4), pair('blob', blob, 4)];
}

/** A key with lines below it; nothing where there are none. */
function block(key: string, indent: number, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${' '.repeat(indent)}${key}:`, ...lines];
}

function pair(key: string, value: string, indent: number): string {
  return `${' '.repeat(indent)}${scalarText(key)}: ${scalarText(value)}`;
}

const wordsOfYaml = /^(?:null|true|false|yes|no|on|off|y|n)$/i;

/** Without quotation marks only what every reader of YAML takes for text: no number, no date, no truth value. */
function scalarText(text: string): string {
  const isPlain = /^[\p{L}][\p{L}\p{M}\p{N}_./@#-]*$/u.test(text) && !wordsOfYaml.test(text);
  return isPlain ? text : JSON.stringify(text);
}
