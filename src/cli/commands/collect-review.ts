import { chooseForReview } from '../../collect/taking/choose.ts';
import type { Contribution, Lock } from '../../model/collect.ts';
import { diagnosticsAsText } from '../../report/diagnostics.ts';
import { reviewTitle } from '../../report/review.ts';
import { safeText } from '../../report/safe-text.ts';
import { takenAsDiff, takenAsText } from '../../report/taken.ts';
import { takeChapters } from '../../take-chapters.ts';
import { hasColour, widthOf } from '../context.ts';
import { type Decisions, type TakeInput, tellTaking } from './collect-take.ts';

/** Goes through what is pending with the editor: what it is, what stands against it, what becomes of it. */
export async function reviewPlan(input: TakeInput, lock: Lock): Promise<number> {
  const { plan, context, wishes } = input;
  const pending = chooseForReview(plan, lock, wishes);
  if (pending.length === 0) {
    context.stdout.write('There is nothing to review.\n');
    return 0;
  }
  const chosen: Contribution[] = [];
  const decided: Decisions['decided'][number][] = [];
  for (const [index, contribution] of pending.entries()) {
    const message = reviewTitle(contribution, index + 1, pending.length);
    await show(contribution, message, input);
    // The text may be long, and stands between the title and the question.
    const answer = await context.choose({ message, choices: choicesFor(contribution) });
    if (answer === 'quit') break;
    if (answer === 'accept') chosen.push(contribution);
    if (answer === 'held' || answer === 'skipped') decided.push({ contribution, decision: answer });
  }
  return tellTaking(input, { chosen, decided });
}

const choices = {
  accept: { value: 'accept', name: 'Accept: take it in' },
  later: { value: 'later', name: 'Later: decide nothing now' },
  skipped: { value: 'skipped', name: 'Skip this version: ask again when it changes' },
  held: { value: 'held', name: 'Hold: take nothing more of it in until I name it' },
  quit: { value: 'quit', name: 'Quit: do what was decided so far' },
};

/** Of what has errors, taking it in is not the first answer. */
function choicesFor({ state }: Contribution) {
  const { accept, later, skipped, held, quit } = choices;
  return state === 'new' || state === 'changed'
    ? [accept, later, skipped, held, quit]
    : [later, skipped, held, accept, quit];
}

/** The diff of taking it in alone, and its diagnostics. */
async function show(
  contribution: Contribution,
  title: string,
  { context, inGit, plan, signal, time }: TakeInput,
): Promise<void> {
  const { stdout } = context;
  const colour = hasColour(context, stdout);
  const { reason, diagnostics } = contribution;
  const options = { book: inGit, plan, chosen: [contribution], decided: [], act: 'show' as const, time, signal };
  const { takings } = await takeChapters(options);
  stdout.write(`\n${title}\n`);
  if (reason !== undefined) stdout.write(`${safeText(reason, 1000)}\n`);
  stdout.write(`\n${takenAsDiff(takings, { colour })}`);
  if (takings.some(({ outcome }) => outcome === 'stopped')) {
    stdout.write(`${takenAsText(takings, { colour, folder: '', act: 'shown', decided: [] })}`);
  }
  if (diagnostics.length > 0) {
    const chapterFiles = contribution.chapter === undefined ? [] : [contribution.chapter.path];
    stdout.write(
      `\n${diagnosticsAsText(diagnostics, new Map(), { chapterFiles, folder: '', colour, width: widthOf(stdout) })}`,
    );
  }
}
