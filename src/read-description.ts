import { collectFiles } from './collect/collect-files.ts';
import type { Material } from './collect/material.ts';
import { BookError } from './model/book-error.ts';
import type { ChapterKind } from './model/chapter.ts';
import type { Diagnostic, Place } from './model/checked.ts';
import type { Project } from './model/project.ts';
import type { SourceFile } from './model/source.ts';
import type { PlacesByFile } from './project/contributors.ts';
import { type BookFile, completeProject, type LabelsByLanguage, readBookFile } from './project/project.ts';
import { readLabels } from './system/labels.ts';
import { decodeText } from './text/decode.ts';

/** Where a book says what it is. */
export interface DescribedBook {
  /** `book.yml`, relative to the book's folder. */
  readonly file: string;
  /** Where `book.yml` is read: not always where the chapters are, for a contribution cannot change the rules. */
  readonly configuration: Material;
  /** Where the people on file and the chapters are read. */
  readonly material: Material;
}

/** What a book says of itself: `book.yml`, the people on file and the roster, without its chapters. */
export interface BookDescription {
  /** Undefined where `book.yml` cannot be used. */
  readonly project?: Project;
  readonly places: PlacesByFile;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Map<string, string>;
}

/** `book.yml` as it was read, before the people on file and the roster are. */
export interface OpenedDescription {
  /** Undefined where `book.yml` cannot be used. */
  readonly bookFile: BookFile | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Map<string, string>;
}

/** Reads all but the chapters, which takes no time. */
export async function readDescription(book: DescribedBook): Promise<BookDescription> {
  const { bookFile, ...opened } = await openDescription(book);
  if (bookFile !== undefined) return completeDescription(book, { ...opened, bookFile });
  return { ...opened, places: new Map<string, ReadonlyMap<string, Place>>() };
}

/** The first half: `book.yml` alone, which says where the chapters are. */
export async function openDescription({ file, configuration }: DescribedBook): Promise<OpenedDescription> {
  const { value, diagnostics } = await collectFiles(configuration, [escapeGlob(file)]);
  const source = value[0];
  if (!source) return { bookFile: undefined, diagnostics, sources: new Map() };
  const sources = new Map([[file, decodeText(source).value ?? '']]);
  const read = readBookFile(source);
  return { bookFile: read.value, diagnostics: [...diagnostics, ...read.diagnostics], sources };
}

/** The second half: the people on file and the roster. */
export async function completeDescription(
  { configuration, material }: DescribedBook,
  { bookFile, diagnostics, sources }: OpenedDescription & { readonly bookFile: BookFile },
): Promise<Required<BookDescription>> {
  const onFile = await collectFiles(material, bookFile.contributorFiles);
  addSources(sources, onFile.value);
  const { rosterFile } = bookFile;
  // Whom the editors invited is theirs to say, so it is read where book.yml is.
  const rosters = await collectFiles(configuration, rosterFile === undefined ? [] : [escapeGlob(rosterFile)]);
  addSources(sources, rosters.value);
  const labels = (await readLabels()) as LabelsByLanguage;
  const completed = completeProject(bookFile, onFile.value, labels, rosters.value[0]);
  return {
    project: completed.value,
    places: completed.places,
    diagnostics: [
      ...missingFiles(completed.value, 'roster', rosterFile === undefined ? [] : [rosterFile], rosters.value),
      ...diagnostics,
      ...[onFile, rosters, completed].flatMap((each) => each.diagnostics),
    ],
    sources,
  };
}

export function addSources(sources: Map<string, string>, files: readonly SourceFile[]): void {
  for (const source of files) sources.set(source.path, decodeText(source).value ?? '');
}

export function escapeGlob(path: string): string {
  return path.replace(/[\\*?[\]{}()!+@]/g, '\\$&');
}

export function missingFiles(
  project: Pick<Project, 'file'>,
  kind: ChapterKind | 'roster',
  paths: readonly string[],
  found: readonly SourceFile[],
): Diagnostic[] {
  const there = new Set(found.map(({ path }) => path));
  return paths
    .filter((path) => !there.has(path.normalize('NFC')))
    .map((path) => ({
      rule: 'named-files-exist',
      severity: 'error',
      message: `"${path}" is named in ${project.file}${kind === 'intro' ? ' as the introduction of a section' : ''}, but cannot be read.`,
      hint: 'Check the file name, or take it out of the list.',
      file: project.file,
    }));
}

/** A book that has to be read from git, and whose `book.yml` there cannot be used. */
export function unusableBook(
  diagnostics: readonly Diagnostic[],
  { file, baseName }: { readonly file: string; readonly baseName: string },
): BookError {
  const problem = diagnostics.find(({ severity }) => severity === 'error');
  const line = problem?.place === undefined ? '' : `, line ${problem.place.line}`;
  return new BookError(`${file}${line} cannot be used as it stands in ${baseName}: ${problem?.message ?? ''}`.trim(), {
    hint: `${problem?.hint ?? ''} Mend it and commit it; "gathering check" shows everything that is wrong.`.trim(),
  });
}
