import { gatherPeople } from '../../src/chapters/gather-people.ts';
import { readChapter } from '../../src/chapters/read-chapter.ts';
import { checkRules, withoutIgnored, withSeverities } from '../../src/check/check.ts';
import { mergeBook } from '../../src/merge/merge.ts';
import type { Chapter, ChapterKind } from '../../src/model/chapter.ts';
import type { Diagnostic } from '../../src/model/checked.ts';
import type { Contributor } from '../../src/model/contributor.ts';
import type { Manuscript, ManuscriptChapter } from '../../src/model/manuscript.ts';
import type { ImageFile } from '../../src/model/source.ts';
import { orderChapters } from '../../src/order/order.ts';
import { completeProject, readBookFile } from '../../src/project/project.ts';
import { indexLinks } from '../../src/text/cross-links.ts';
import { globMatcher } from '../../src/text/glob.ts';
import { englishLabels, pixelImage } from '../sample-manuscript.ts';
import { source } from '../tiny-book.ts';

export interface MemoryBook {
  readonly diagnostics: readonly Diagnostic[];
  readonly chapters: readonly Chapter[];
  readonly contributors: readonly Contributor[];
  readonly sources: ReadonlyMap<string, string>;
  /** Undefined where `book.yml` cannot be used. */
  readonly manuscript?: Manuscript;
}

/** All that `check` and `merge` make of the text files of a book, without a disk. The picture `grey.png` is at hand. */
export function bookInMemory(files: Readonly<Record<string, string>>): MemoryBook {
  const sources = new Map(Object.entries(files));
  const bookFile = readBookFile(source('book.yml', files['book.yml'] ?? 'title: Trees'));
  if (bookFile.value === undefined) {
    return { diagnostics: bookFile.diagnostics, chapters: [], contributors: [], sources };
  }
  const matching = (globs: readonly string[]) =>
    Object.entries(files)
      .filter(([path]) => globMatcher(globs)(path))
      .map(([path, text]) => source(path, text));
  const completed = completeProject(bookFile.value, matching(bookFile.value.contributorFiles), { en: englishLabels });
  const project = completed.value;
  const taken = new Set<string>();
  const kinds: readonly (readonly [ChapterKind, readonly string[]])[] = [
    ['front', project.front],
    ['back', project.back],
    ['intro', project.sections.flatMap(({ intro }) => intro ?? [])],
    ['chapter', project.chapters],
  ];
  const read = kinds.flatMap(([kind, globs]) =>
    matching(globs)
      .filter(({ path }) => !taken.has(path) && taken.add(path))
      .map((file) => readChapter(file, { kind, ...project.frontMatter })),
  );
  const onFile = new Set(project.contributors.map(({ id }) => id));
  const gathered = gatherPeople(
    read.map(({ value }) => value),
    [...project.contributors, ...project.book.editors.filter(({ id }) => !onFile.has(id))],
  );
  const { chapters, contributors } = gathered.value;
  const links = indexLinks(chapters);
  const { name, ...picture } = pixelImage;
  const images = new Map<string, ImageFile>(
    ['grey.png', 'chapters/grey.png'].map((path) => [path, { ...picture, path: name }]),
  );
  const found = checkRules({
    ...{ project, chapters, contributors, links, images, imageProblems: new Map(), places: completed.places },
    files: Object.keys(files),
  });
  const ordered = orderChapters(chapters, contributors, project);
  const everything = [
    ...[bookFile, completed, ...read, gathered].flatMap((step): readonly Diagnostic[] => step.diagnostics),
    ...found,
    ...ordered.diagnostics,
  ];
  const diagnostics = withSeverities(withoutIgnored(everything, chapters), project.rules);
  const held = new Map<string, string[]>();
  for (const { file, message, severity } of diagnostics) {
    if (severity === 'error' && file !== undefined) held.set(file, [...(held.get(file) ?? []), message]);
  }
  for (const { file, readable } of chapters) if (!readable && !held.has(file)) held.set(file, []);
  const manuscript = mergeBook({ ...ordered.value, project, contributors, images, held, links });
  return { diagnostics, chapters, contributors, sources, manuscript };
}

/** The chapters of a manuscript in reading order. */
export function chaptersIn({ front, sections, back }: Manuscript): ManuscriptChapter[] {
  return [...front, ...sections.flatMap(({ chapters }) => chapters), ...back];
}
