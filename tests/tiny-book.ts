import { createHash } from 'node:crypto';
import { gatherPeople } from '../src/chapters/gather-people.ts';
import { readChapter } from '../src/chapters/read-chapter.ts';
import { checkRules } from '../src/check/check.ts';
import { mergeBook } from '../src/merge/merge.ts';
import type { ChapterKind } from '../src/model/chapter.ts';
import type { Diagnostic } from '../src/model/checked.ts';
import type { Manuscript, ManuscriptChapter } from '../src/model/manuscript.ts';
import type { Project } from '../src/model/project.ts';
import type { ImageFile, SourceFile } from '../src/model/source.ts';
import { orderChapters, type OrderedBook } from '../src/order/order.ts';
import { indexLinks } from '../src/text/cross-links.ts';
import { englishLabels, pixelImage } from './sample-manuscript.ts';

export const plainProject: Project = {
  file: 'book.yml',
  book: { slug: 'trees', title: 'Trees', language: 'en', direction: 'ltr', editors: [], credits: [], isbn: {} },
  chapters: ['**/*.md'],
  contributorFiles: [],
  sections: [],
  front: [],
  back: [],
  forewords: [],
  afterwords: [],
  order: 'weight',
  seed: '',
  limits: {},
  outputs: ['markdown'],
  theme: 'age-of-conversation',
  print: {
    trim: { name: '6x9in', width: 152.4, height: 228.6 },
    printer: 'plain',
    paper: 'cream',
    colour: 'greyscale',
    bleed: false,
    links: 'notes',
  },
  colophon: true,
  pandoc: 'embedded',
  frontMatter: { aliases: {}, unknown: 'warning' },
  rules: new Map(),
  labels: englishLabels,
  contributors: [],
  collect: [],
  roster: [],
};

export function source(path: string, text: string): SourceFile {
  const bytes = new TextEncoder().encode(text);
  return { path, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

export interface TinyBook {
  readonly manuscript: Manuscript;
  readonly chapters: readonly ManuscriptChapter[];
  readonly ordered: OrderedBook;
  readonly diagnostics: readonly Diagnostic[];
}

/** A whole book in memory: file name → text, one picture `grey.png` at hand, nothing held back. */
export function tinyBook(
  files: Readonly<Record<string, string>>,
  changes: Partial<Project> = {},
  held: ReadonlyMap<string, readonly string[]> = new Map(),
): TinyBook {
  const project = { ...plainProject, ...changes };
  const intros = project.sections.map(({ intro }) => intro);
  const kindOf = (path: string): ChapterKind =>
    project.front.includes(path)
      ? 'front'
      : project.back.includes(path)
        ? 'back'
        : intros.includes(path)
          ? 'intro'
          : 'chapter';
  const read = Object.entries(files).map(([path, text]) =>
    readChapter(source(path, text), { kind: kindOf(path), ...project.frontMatter }),
  );
  const gathered = gatherPeople(
    read.map(({ value }) => value),
    [...project.contributors, ...project.book.editors],
    project.book.language,
  );
  const { chapters, contributors } = gathered.value;
  const { name, ...picture } = pixelImage;
  const images = new Map<string, ImageFile>([['grey.png', { ...picture, path: name }]]);
  const links = indexLinks(chapters);
  const ordered = orderChapters(chapters, contributors, project);
  const manuscript = mergeBook({ ...ordered.value, project, contributors, images, held, links });
  return {
    manuscript,
    chapters: [...manuscript.front, ...manuscript.sections.flatMap((section) => section.chapters), ...manuscript.back],
    ordered: ordered.value,
    diagnostics: [
      ...read.flatMap(({ diagnostics }) => diagnostics),
      ...gathered.diagnostics,
      ...checkRules({
        project,
        chapters,
        contributors,
        links,
        images,
        imageProblems: new Map(),
        places: new Map(),
        files: Object.keys(files),
      }),
      ...ordered.diagnostics,
    ],
  };
}

/** A chapter file with the least front matter. */
export function page(title: string, body: string, matter = ''): string {
  return `---\ntitle: ${title}\nauthor: Jane Doe\n${matter}---\n\n${body}\n`;
}
