import { count, listed, seconds, size } from './count.ts';
import { displayWidth } from './display-width.ts';
import { painter } from './paint.ts';
import { safeText } from './safe-text.ts';

/** One build, told. */
export interface Built {
  readonly title: string;
  /** The output folder as the person would write it, with `/` at the end. */
  readonly folder: string;
  /** Empty where nothing was written. */
  readonly outputs: readonly { readonly path: string; readonly format: string; readonly size: number }[];
  /** Chapters that are in the book as they should be. */
  readonly readyCount: number;
  readonly held: readonly HeldChapter[];
  readonly milliseconds: number;
  /** Chapters in it are not in the folder. */
  readonly hasPending?: boolean;
}

export interface HeldChapter {
  readonly file: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly reasons: readonly string[];
}

/** What was made, how large it is, how long it took, and which chapters are not in it and why. */
export function buildAsText(built: Built, options: { readonly colour: boolean }): string {
  const paint = painter(options.colour);
  const files = outputLines(built);
  const widest = Math.max(0, ...files.map(({ name }) => displayWidth(name)));
  const lines = [
    `${paint('green', `Built “${safeText(built.title)}”`)} with ${count(built.readyCount, 'chapter')} in ${seconds(built.milliseconds)}.`,
    '',
    ...files.map(({ name, what }) => `  ${name}${' '.repeat(widest - displayWidth(name))}  ${paint('dim', what)}`),
  ];
  return `${[...lines, ...heldLines(built, paint)].join('\n')}\n`;
}

function outputLines({ folder, outputs }: Built): { name: string; what: string }[] {
  const lines: { name: string; what: string }[] = [];
  for (const [top, files] of groups(outputs)) {
    const bytes = size(files.reduce((sum, file) => sum + file.size, 0));
    const isFolder = files.some((file) => file.path.includes('/'));
    const start = files.find((file) => file.path === `${top}/index.html`)?.path ?? `${top}/`;
    lines.push({
      name: safeText(folder + (isFolder ? start : top), 1000),
      what: isFolder ? `${bytes} in ${count(files.length, 'file')}` : bytes,
    });
  }
  return lines;
}

function groups(outputs: Built['outputs']): Map<string, Built['outputs'][number][]> {
  const byTop = new Map<string, Built['outputs'][number][]>();
  for (const output of outputs) {
    const top = output.path.split('/')[0] ?? '';
    byTop.set(top, [...(byTop.get(top) ?? []), output]);
  }
  return byTop;
}

function heldLines({ held, hasPending = false }: Built, paint: ReturnType<typeof painter>): string[] {
  if (held.length === 0) return [];
  const [verb, place] = held.length === 1 ? ['is', 'its place'] : ['are', 'the place of each'];
  return [
    '',
    `${paint('yellow', `${count(held.length, 'chapter')} ${verb} held back:`)} a notice stands in ${place}.`,
    ...held.flatMap(({ file, title, authors, reasons }) => [
      `  ${paint('bold', safeText(file, 1000))}${title === '' ? '' : `  “${safeText(title)}”`}${authors.length === 0 ? '' : ` by ${safeText(listed(authors))}`}`,
      ...reasons.map((reason) => `    ${safeText(reason, 500)}`),
    ]),
    hasPending
      ? 'Of what is in the folder, "gathering check" shows the lines and what to do; of what is pending, "gathering collect".'
      : '"gathering check" shows the lines and what to do.',
  ];
}
