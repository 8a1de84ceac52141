import type { Chapter } from '../../model/chapter.ts';
import type { Checked, Diagnostic } from '../../model/checked.ts';
import { readHead } from '../../text/front-matter-fences.ts';
import { everyNode } from '../../text/walk.ts';
import { applyEdits, type Edit, type Fix, type FixInput } from './fix.ts';
import { fixes } from './fixes.ts';

/** A chapter's file as it is on disk, decoded but otherwise untouched, with its line ends and byte order mark. */
export interface WrittenFile {
  readonly file: string;
  readonly text: string;
}

export interface MendedFile {
  readonly file: string;
  readonly before: string;
  readonly after: string;
  /** What was mended, by line of the text as it was at that moment. */
  readonly mended: readonly { readonly line: number; readonly says: string }[];
}

/** Reads several texts as chapters; given from outside, because reading runs in threads that can be stopped. */
export type ReadTexts = (files: readonly WrittenFile[]) => Promise<readonly Checked<Chapter>[]>;

// Each round can bring to light what the one before it hid: a closed front matter has keys, a known key has a value.
const mostRounds = 5;

/**
 * Mends what can be mended without touching anybody's words. No fix is trusted: the text is read again after each, and
 * a change is kept only where the words are the same and nothing is worse than before.
 *
 * @returns the files that change
 */
export async function mendFiles(
  files: readonly WrittenFile[],
  { read, aliases }: { readonly read: ReadTexts; readonly aliases: FixInput['aliases'] },
): Promise<MendedFile[]> {
  const plain = files.map(({ file, text }) => ({ file, text: plainLines(text) }));
  const first = await read(plain);
  const states = plain.map(({ file, text }, index): State => {
    const before = files[index]?.text ?? text;
    return { file, before, text, checked: first[index], mended: before === text ? [] : [lineEnds] };
  });
  for (let round = 0; round < mostRounds; round++) {
    let isSettled = true;
    for (const fix of fixes) if (await mendWith(fix, states, { read, aliases })) isSettled = false;
    if (isSettled) break;
  }
  return states
    .filter(({ before, text }) => before !== text)
    .map(({ file, before, text, mended }) => ({
      ...{ file, before, after: text },
      mended: mended.sort((a, b) => a.line - b.line),
    }));
}

interface State {
  readonly file: string;
  readonly before: string;
  text: string;
  checked: Checked<Chapter> | undefined;
  mended: { readonly line: number; readonly says: string }[];
}

const lineEnds = { line: 1, says: 'The line ends are plain, and no invisible mark stands at the beginning.' };

function plainLines(text: string): string {
  return text.replace(/^\ufeff+/, '').replace(/\r\n?/g, '\n');
}

async function mendWith(
  fix: Fix,
  states: readonly State[],
  { read, aliases }: { readonly read: ReadTexts; readonly aliases: FixInput['aliases'] },
): Promise<boolean> {
  const candidates = states.flatMap((state) => {
    const { checked, text } = state;
    if (!checked?.value.readable) return [];
    const edits = fix.edits({ text, chapter: checked.value, diagnostics: checked.diagnostics, aliases });
    return edits.length === 0 ? [] : [{ state, edits, text: applyEdits(text, edits) }];
  });
  if (candidates.length === 0) return false;
  const results = await read(candidates.map(({ state, text }) => ({ file: state.file, text })));
  let isMended = false;
  candidates.forEach(({ state, edits, text }, index) => {
    const after = results[index];
    if (after === undefined || text === state.text || !isBetter(fix, state, { text, checked: after })) return;
    isMended = true;
    state.mended = [...state.mended, ...edits.map(({ line, says }: Edit) => ({ line, says }))];
    state.text = text;
    state.checked = after;
  });
  return isMended;
}

function isBetter(
  fix: Fix,
  state: State,
  after: { readonly text: string; readonly checked: Checked<Chapter> },
): boolean {
  if (state.checked === undefined || !after.checked.value.readable) return false;
  const [then, now] = [state.checked.diagnostics, after.checked.diagnostics];
  // What stands between fences is read only once they are there, so it may have errors that nobody saw before.
  const isWorse =
    fix.keeps === 'end of the text'
      ? errorCount(now) > errorCount(then)
      : fix.mends === 'problem'
        ? weight(now) >= weight(then)
        : weight(now) > weight(then);
  if (isWorse) return false;
  switch (fix.keeps) {
    case 'body':
      return bodyOf(state.text) === bodyOf(after.text);
    case 'end of the text':
      return state.text.trimEnd().endsWith(bodyOf(after.text).trimEnd());
    case 'words':
      return wordsOf(state.checked.value) === wordsOf(after.checked.value);
    case 'letters':
      return lettersOf(state.checked.value) === lettersOf(after.checked.value);
  }
}

function errorCount(diagnostics: readonly Diagnostic[]): number {
  return diagnostics.filter(({ severity }) => severity === 'error').length;
}

/** An error hides what stands behind it, so one error less may bring more warnings. */
function weight(diagnostics: readonly Diagnostic[]): number {
  return diagnostics.reduce((sum, { severity }) => sum + (severity === 'error' ? 1000 : 1), 0);
}

function bodyOf(text: string): string {
  const head = readHead(text);
  return (head.kind === 'none' ? text : head.body).trimStart();
}

function lettersOf(chapter: Chapter): string {
  return wordsOf(chapter).replace(/#|\s+/g, '');
}

/** Everything that is read of a text, without its form. */
function wordsOf({ content }: Chapter): string {
  const words: string[] = [];
  for (const node of everyNode(content)) if ('value' in node) words.push(node.value);
  return words.join('\n');
}
