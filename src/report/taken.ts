import type { Obstacle, TakenFile, Taking } from '../model/taking.ts';
import { publicName } from '../text/mail-address.ts';
import { count, listed } from './count.ts';
import { painter, type Paint } from './paint.ts';
import { safeText } from './safe-text.ts';
import { unifiedDiff } from './unified-diff.ts';

export interface TakenOptions {
  readonly colour: boolean;
  /** The book's folder as the person would write it. */
  readonly folder: string;
  /** `shown`: nothing was written. */
  readonly act: 'shown' | 'written' | 'committed';
  /** What was decided of others, by key. */
  readonly decided: readonly { readonly key: string; readonly decision: 'held' | 'skipped' }[];
}

/** What was taken in, what it did to each file, and what was left as it is and why. */
export function takenAsText(takings: readonly Taking[], options: TakenOptions): string {
  const paint = painter(options.colour);
  const taken = takings.filter((taking) => taking.outcome === 'taken');
  const stopped = takings.filter((taking) => taking.outcome === 'stopped');
  const lines = [
    ...taken.flatMap((taking) => takenLines(taking, options, paint)),
    ...(taken.length > 0 && stopped.length > 0 ? [''] : []),
    ...stopped.flatMap((taking) => stoppedLines(taking, paint)),
    ...options.decided.map(({ key, decision }) => `${paint('bold', safeText(key))}  ${inWords[decision]}`),
  ];
  return [
    ...lines,
    ...(lines.length === 0 ? [] : ['']),
    closing(taken.length, stopped.length, options, paint),
    '',
  ].join('\n');
}

const inWords = {
  held: 'is held: nothing more of it is taken in until you name it with --only.',
  skipped: 'is skipped: you are asked again when it changes.',
};

function takenLines(
  { contribution, files, entry, left = [] }: Extract<Taking, { outcome: 'taken' }>,
  { folder }: TakenOptions,
  paint: Paint,
): string[] {
  const title = contribution.chapter?.title ?? entry.chapter;
  const author = contribution.commit?.author.name;
  const who = author === undefined ? undefined : publicName(author);
  const by = who === undefined ? '' : ` by ${safeText(who)}`;
  return [
    `${paint('bold', safeText(contribution.key))}  “${safeText(title)}”${by}`,
    ...files.map((file) => `    ${safeText(folder + file.path, 1000)}  ${paint('dim', doneTo(file, entry.path))}`),
    ...left.map(({ path, why }) => `    ${safeText(folder + path, 1000)}  ${paint('yellow', staying[why])}`),
    ...files.flatMap(({ path, inWords: lines }) =>
      lines.length === 0
        ? []
        : [
            `    ${paint('yellow', `Read ${safeText(path, 1000)} again, line ${listed(lines.map(String))}:`)} you and the author changed the same paragraph.`,
          ],
    ),
  ];
}

/** Why a picture stays that its author's version does not have any more. */
const staying = {
  used: 'stays: the author does not send it any more, but something else in the book shows it',
  changed: 'stays: the author does not send it any more, but you changed it since; delete it if nothing shows it',
};

function doneTo({ path, how, inWords: lines }: TakenFile, chapterPath: string): string {
  const words = {
    new: 'new',
    same: 'as it was',
    replaced: "the author's new version",
    kept: 'your version stays as it is',
    merged:
      lines.length === 0 ? "the author's changes and yours" : "the author's changes and yours, in places word by word",
    removed:
      path === chapterPath
        ? 'taken back by the author'
        : 'deleted: the author does not send it any more, and nothing shows it',
  };
  return words[how];
}

function stoppedLines({ contribution, obstacles }: Extract<Taking, { outcome: 'stopped' }>, paint: Paint): string[] {
  const title = contribution.chapter === undefined ? '' : `  “${safeText(contribution.chapter.title)}”`;
  return [
    `${paint('bold', safeText(contribution.key))}${title}  ${paint('red', 'left as it is')}`,
    ...obstacles.flatMap((obstacle) => obstacleLines(obstacle, paint)),
  ];
}

function obstacleLines({ message, hint, clashes }: Obstacle, paint: Paint): string[] {
  const shown = (text: string) => (text === '' ? 'nothing' : `“${safeText(text, 100)}”`);
  return [
    `    ${safeText(message, 1000)}`,
    ...clashes
      .slice(0, 10)
      .flatMap(({ line, key, ours, theirs }) => [
        `      ${paint('dim', key === undefined ? `line ${line}` : `line ${line}, ${safeText(key)}`)}`,
        `        in the book:  ${shown(ours)}`,
        `        the author:   ${shown(theirs)}`,
      ]),
    ...(clashes.length > 10 ? [`      and ${count(clashes.length - 10, 'more place')}.`] : []),
    `    ${paint('cyan', '→')} ${safeText(hint, 1000)}`,
  ];
}

function closing(taken: number, stopped: number, { act, decided }: TakenOptions, paint: Paint): string {
  const left =
    stopped === 0
      ? ''
      : ` ${count(stopped, 'chapter')} ${stopped === 1 ? 'was' : 'were'} left as ${stopped === 1 ? 'it is' : 'they are'}.`;
  if (taken === 0) {
    if (stopped > 0) return `Nothing was taken in.${left}`;
    return decided.length > 0 ? 'Noted in gathering.lock.' : 'There is nothing to take in.';
  }
  const all = count(taken, 'chapter');
  if (act === 'shown') return `${all} would be taken in. Nothing was written.${left}`;
  const done = paint('green', `Took in ${all}.`);
  return act === 'committed'
    ? `${done} Each is a commit of its author; "git log" shows them.${left}`
    : `${done} Look at ${taken === 1 ? 'it' : 'them'} ("git diff"), then commit with gathering.lock.${left}`;
}

/** What each file becomes, as `diff -u` shows it; of files that are no text, the sizes. */
export function takenAsDiff(takings: readonly Taking[], { colour }: { readonly colour: boolean }): string {
  const decode = (bytes: Uint8Array | undefined) => {
    try {
      return bytes === undefined ? '' : new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      return undefined;
    }
  };
  return takings
    .flatMap((taking) => (taking.outcome === 'taken' ? taking.files : []))
    .map(({ path, before, after }) => {
      const [old, fresh] = [decode(before), decode(after)];
      if (old !== undefined && fresh !== undefined && !fresh.includes('\0'))
        return unifiedDiff(path, old, fresh, { colour });
      return `${safeText(path, 1000)}: ${before === undefined ? 'nothing' : count(before.length, 'byte')} → ${count(after?.length ?? 0, 'byte')}\n`;
    })
    .join('');
}
