import type { Chapter } from '../model/chapter.ts';
import type { Contributor } from '../model/contributor.ts';
import type { ChapterOrder, Project } from '../model/project.ts';
import { count, inThousands, listed } from './count.ts';
import { displayWidth, fit, wrap } from './display-width.ts';
import { painter, type Paint } from './paint.ts';
import { safeJson, safeText } from './safe-text.ts';

/** The book in reading order, as the report needs it. */
export interface Contents {
  readonly project: Project;
  readonly contributors: readonly Contributor[];
  readonly ordered: {
    readonly front: readonly Chapter[];
    readonly sections: readonly {
      readonly plan: { readonly id: string; readonly title: string };
      readonly chapters: readonly Chapter[];
    }[];
    readonly back: readonly Chapter[];
  };
  /** By file: why the chapter is not in the book. */
  readonly held: ReadonlyMap<string, readonly string[]>;
}

export interface ContentsTextOptions {
  readonly colour: boolean;
  /** Columns of the terminal; 100 unless told. */
  readonly width?: number | undefined;
}

interface Row {
  readonly number: string;
  readonly title: string;
  readonly authors: string;
  readonly words: string;
  readonly isHeld: boolean;
}

/** The table of contents as the book will have it, with what the order follows and the words of each section. */
export function contentsAsText(contents: Contents, options: ContentsTextOptions): string {
  const { project, ordered, held } = contents;
  const paint = painter(options.colour);
  const namesOf = bylines(contents.contributors);
  let number = 0;
  const row = (chapter: Chapter): Row => ({
    number: chapter.kind === 'chapter' ? String(++number) : '',
    title: safeText(chapter.title),
    authors: safeText(listed(namesOf(chapter))),
    words: inThousands(chapter.words),
    isHeld: held.has(chapter.file),
  });
  const parts = [
    { title: '', chapters: ordered.front },
    ...ordered.sections.map(({ plan, chapters }) => ({ title: plan.title, chapters })),
    { title: '', chapters: ordered.back },
  ].map(({ title, chapters }) => ({ title, chapters, rows: chapters.map(row) }));
  const set = tableSetter(
    parts.flatMap(({ rows }) => rows),
    options.width ?? 100,
    paint,
  );
  const blocks = parts
    .filter(({ title, rows }) => title !== '' || rows.length > 0)
    .map(({ title, chapters, rows }) => {
      const head = title === '' ? [] : [`${paint('bold', safeText(title))}  ${paint('dim', amount(chapters))}`];
      return [...head, ...(rows.length === 0 ? ['  (no chapters yet)'] : rows.map(set))].join('\n');
    });
  const chapters = ordered.sections.flatMap((section) => section.chapters);
  return `${[paint('bold', safeText(project.book.title)), ...blocks, closing(contents, chapters, options.width ?? 100)].join('\n\n')}\n`;
}

/** The same for programs. Numbers count chapters from 1 through all sections. */
export function contentsAsJson(contents: Contents): string {
  const { project, ordered, held } = contents;
  const namesOf = bylines(contents.contributors);
  let number = 0;
  const entry = (chapter: Chapter) => ({
    ...(chapter.kind === 'chapter' ? { number: ++number } : {}),
    id: chapter.id,
    title: chapter.title,
    authors: namesOf(chapter),
    words: chapter.words,
    file: chapter.file,
    ...(held.has(chapter.file) ? { held: held.get(chapter.file) } : {}),
  });
  return safeJson({
    title: project.book.title,
    order: project.order,
    front: ordered.front.map(entry),
    sections: ordered.sections.map(({ plan, chapters }) => ({
      id: plan.id,
      title: plan.title,
      words: wordsOf(chapters),
      chapters: chapters.map(entry),
    })),
    back: ordered.back.map(entry),
    words: wordsOf([...ordered.front, ...ordered.sections.flatMap(({ chapters }) => chapters), ...ordered.back]),
  });
}

function bylines(contributors: readonly Contributor[]): (chapter: Chapter) => string[] {
  const names = new Map(contributors.map(({ id, name }) => [id, name]));
  return (chapter) =>
    chapter.byline.map((entry) => names.get(entry.contributor ?? '') ?? entry.person?.name ?? entry.written);
}

function wordsOf(chapters: readonly Chapter[]): number {
  return chapters.reduce((sum, chapter) => sum + chapter.words, 0);
}

function amount(chapters: readonly Chapter[]): string {
  return `${count(chapters.length, 'chapter')}, ${count(wordsOf(chapters), 'word')}`;
}

const heldMark = '  held back';

/** Columns for number, title, authors and words; titles and names give way where the terminal is narrow. */
function tableSetter(rows: readonly Row[], width: number, paint: Paint): (row: Row) => string {
  const widest = (of: (row: Row) => string) => Math.max(0, ...rows.map((row) => displayWidth(of(row))));
  const [number, words] = [widest((row) => row.number), widest((row) => row.words)];
  const mark = rows.some(({ isHeld }) => isHeld) ? displayWidth(heldMark) : 0;
  const room = Math.max(width - number - words - mark - 8, 16);
  const authors = Math.min(
    widest((row) => row.authors),
    Math.max(Math.floor(room / 3), room - widest((row) => row.title)),
  );
  const title = Math.min(
    widest((row) => row.title),
    room - authors,
  );
  return (row) => {
    const start = `  ${row.number.padStart(number)}  ${fit(row.title, title)}  ${fit(row.authors, authors)}`;
    return `${start}  ${row.words.padStart(words)}${row.isHeld ? paint('red', heldMark) : ''}`;
  };
}

const reasons: Record<ChapterOrder, string> = {
  weight: 'by weight, then by title. To move a chapter, change "weight" in its front matter: the smallest comes first',
  author: 'by the first author’s name',
  title: 'by title',
  date: 'by date, those without one last',
  listed: 'as book.yml lists them',
  shuffle: 'in an order that is drawn once and stays',
};

function closing({ project, ordered, held }: Contents, chapters: readonly Chapter[], width: number): string {
  const sections = count(ordered.sections.length, 'section');
  const waiting = chapters.filter(({ file }) => held.has(file)).length;
  const lines = [
    `${amount(chapters)} in ${sections}. Within a section chapters stand ${reasons[project.order]}.`,
    ...(waiting === 0 ? [] : [`${count(waiting, 'chapter')} held back: "gathering check" says why.`]),
  ];
  return lines.flatMap((line) => wrap(line, width)).join('\n');
}
