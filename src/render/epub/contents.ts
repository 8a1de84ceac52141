import type { ManuscriptChapter } from '../../model/manuscript.ts';
import type { Desk } from './desk.ts';
import { authorsOf, fileOf } from './desk.ts';
import { markOf } from '../mark.ts';
import type { Part } from './spine.ts';

/** One line of the contents. `file` is relative to `text/`. */
export interface ContentsEntry {
  readonly file: string;
  readonly title: string;
  readonly authors: readonly string[];
  /** What a draft says beside it. */
  readonly mark?: string;
  /** The chapter, where the line leads to one. */
  readonly chapter?: ManuscriptChapter;
  readonly children: readonly ContentsEntry[];
}

/** The contents of the book: front matter, sections with their chapters, back matter, contributors. */
export function bookContents(desk: Desk): ContentsEntry[] {
  const { manuscript, spine } = desk;
  const chapters = (list: readonly ManuscriptChapter[]) => list.map((chapter) => chapterEntry(chapter, desk));
  const openers = new Map(spine.parts.flatMap((part) => (part.kind === 'section' ? [[part.section, part.file]] : [])));
  return [
    ...chapters(manuscript.front),
    ...manuscript.sections.flatMap((section) => {
      const file = openers.get(section);
      const children = chapters(section.chapters);
      return file === undefined ? children : [{ file, title: section.title, authors: [], children }];
    }),
    ...chapters(manuscript.back),
    ...spine.parts
      .filter(({ kind }) => kind === 'map')
      .map(({ file }) => ({ file, title: manuscript.labels.map, authors: [], children: [] })),
    ...spine.parts
      .filter((part: Part) => part.kind === 'contributors' && part.isFirst)
      .map(({ file }) => ({ file, title: manuscript.labels.contributors, authors: [], children: [] })),
  ];
}

/** A chapter's line: its title and its authors. */
export function chapterEntry(chapter: ManuscriptChapter, desk: Desk): ContentsEntry {
  const { labels } = desk.manuscript;
  const mark = markOf(chapter, labels);
  return {
    file: fileOf(chapter.anchor, desk),
    title: chapter.title,
    authors: authorsOf(chapter, desk).map(({ name }) => name),
    ...(mark === undefined ? {} : { mark }),
    chapter,
    children: [],
  };
}
