import type { CollectPlan, Contribution } from '../model/collect.ts';
import { inThousands } from './count.ts';
import { wrap } from './display-width.ts';
import type { Paint } from './paint.ts';
import { readyOf } from './plan-words.ts';

/** What to type. */
export function nextLines(
  plan: CollectPlan,
  { width, paint, isBare }: { readonly width: number; readonly paint: Paint; readonly isBare: boolean },
): string[] {
  const ready = readyOf(plan).length;
  if (!plan.contributions.some(isOpen)) return [];
  if (isBare) return bareLines(width);
  const those = ready === 1 ? 'the one' : `the ${inThousands(ready)}`;
  const notice = plan.contributions.some(hasNotice)
    ? 'make the book with them; a notice where not ready'
    : 'make the book as if they were in it';
  const rows = [
    ['collect --review', 'go through them, with text and problems'],
    ...(ready === 0
      ? []
      : [
          ['collect --commit', `take ${those} in, ${ready === 1 ? 'as' : 'each as'} a commit of its author`],
          ['collect --write', `take ${those} in, to look first: "git diff"`],
          ['build --pending', notice],
        ]),
  ];
  const longest = Math.max(...rows.map(([verb = '']) => verb.length));
  return [
    'What you can do now',
    ...rows.map(([verb = '', does]) => `  ${paint('bold', `gathering ${verb.padEnd(longest)}`)}  ${does}`),
  ];
}

/** In a book with everything in it, a page says what a chapter lacks. */
function hasNotice({ decision, state, chapter }: Contribution): boolean {
  return decision === undefined && state === 'refused' && chapter !== undefined;
}

function isOpen({ decision, state }: Contribution): boolean {
  return decision === undefined && ['new', 'changed', 'conflicting', 'refused', 'withdrawn'].includes(state);
}

/** What to do where nothing can be written. */
function bareLines(width: number): string[] {
  return wrap(
    'This repository is bare: it has no folder to take chapters into. Clone it ("git clone … my-book"), and run "gathering collect" there.',
    width,
  );
}
