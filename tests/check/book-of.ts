import { expect } from '@jest/globals';
import { gatherPeople } from '../../src/chapters/gather-people.ts';
import { readChapter } from '../../src/chapters/read-chapter.ts';
import { checkChapter, checkRules } from '../../src/check/check.ts';
import type { ChapterKind } from '../../src/model/chapter.ts';
import type { Diagnostic } from '../../src/model/checked.ts';
import type { ImageFile } from '../../src/model/source.ts';
import type { Whereabouts } from '../../src/model/whereabouts.ts';
import { completeProject, readBookFile } from '../../src/project/project.ts';
import { indexLinks } from '../../src/text/cross-links.ts';
import { globMatcher } from '../../src/text/glob.ts';
import { englishLabels } from '../sample-manuscript.ts';
import { source } from '../tiny-book.ts';

/** A picture by its size alone. */
export function pixels(width: number, height: number, mediaType: ImageFile['mediaType'] = 'image/jpeg'): ImageFile {
  return { path: '', bytes: new Uint8Array(), sha256: '', mediaType, width, height };
}

/**
 * What is said of a whole folder: text files by path, pictures by path. `book.yml` has a title, unless it is given;
 * chapters are in `chapters/`, people in `contributors/`. What other steps find is there too.
 */
export function problemsOf(
  files: Readonly<Record<string, string>>,
  pictures: Readonly<Record<string, ImageFile>> = {},
  whereabouts: ReadonlyMap<string, Whereabouts> = new Map(),
): readonly Diagnostic[] {
  const bookFile = readBookFile(source('book.yml', files['book.yml'] ?? 'title: Trees'));
  if (bookFile.value === undefined) return bookFile.diagnostics;
  const sources = (globs: readonly string[]) => {
    const isFound = globMatcher(globs.filter((glob) => !glob.startsWith('!')));
    const isKeptOut = globMatcher(globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1)));
    const found = Object.entries(files).filter(([path]) => isFound(path) && !isKeptOut(path));
    return found.map(([path, text]) => source(path, text));
  };
  const completed = completeProject(bookFile.value, sources(bookFile.value.contributorFiles), { en: englishLabels });
  const project = completed.value;
  const kinds: readonly (readonly [ChapterKind, readonly string[]])[] = [
    ['front', project.front],
    ['back', project.back],
    ['intro', project.sections.flatMap(({ intro }) => intro ?? [])],
    ['chapter', project.chapters],
  ];
  const read = kinds.flatMap(([kind, globs]) =>
    sources(globs).map((file) => readChapter(file, { kind, ...project.frontMatter })),
  );
  const gathered = gatherPeople(
    read.map(({ value }) => value),
    [...project.contributors, ...project.book.editors.filter(({ file }) => file === project.file)],
  );
  const { chapters, contributors } = gathered.value;
  const book = {
    ...{ project, chapters, contributors, places: completed.places, links: indexLinks(chapters) },
    images: new Map(Object.entries(pictures).filter(([path]) => isShown(path, files))),
    imageProblems: new Map(),
    whereabouts,
    files: [...Object.keys(files), ...Object.keys(pictures)],
  };
  const found = checkRules(book);
  // Asked while chapters are still being read, the rules that look at one alone say the same.
  const early = read.map(({ value }) => checkChapter(value, project));
  expect(checkRules(book, early)).toEqual(found);
  return [
    ...[bookFile, completed, ...read, gathered].flatMap(({ diagnostics }): readonly Diagnostic[] => diagnostics),
    ...found,
  ];
}

/** Stands in for the step that collects pictures: those whose file name some text has. */
function isShown(path: string, files: Readonly<Record<string, string>>): boolean {
  const name = path.split('/').at(-1) ?? '';
  return Object.values(files).some((text) => text.includes(name));
}
