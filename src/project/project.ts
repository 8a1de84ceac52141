import type { Checked, Place } from '../model/checked.ts';
import type { Book, Labels, Project } from '../model/project.ts';
import type { SourceFile } from '../model/source.ts';

/** The parsed `templates/labels.json`: labels by language. English is complete, the others may have gaps. */
export type LabelsByLanguage = Readonly<Record<string, Partial<Labels>>>;

/** `book.yml`, read and with its defaults, before people and labels are known. */
export interface BookFile extends Omit<Project, 'book' | 'contributors' | 'labels'> {
  readonly book: Omit<Book, 'editors'>;
  /** As written: ids of contributors, names, or whole persons. */
  readonly editors: readonly import('../model/chapter.ts').BylineEntry[];
  /** The book's own words for its furniture. */
  readonly labelOverrides: Partial<Labels>;
  /** Where each value stands in the file: `sections.0.intro`. */
  readonly places: ReadonlyMap<string, Place>;
}

/** Reads `book.yml`. Undefined where it cannot be used at all; diagnostics say why. */
export function readBookFile(file: SourceFile): Checked<BookFile | undefined> {
  void file;
  return { value: undefined, diagnostics: [] };
}

/** Adds the people on file and the labels of the book's language. */
export function completeProject(
  bookFile: BookFile,
  contributorFiles: readonly SourceFile[],
  labels: LabelsByLanguage,
): Checked<Project> {
  void contributorFiles;
  void labels;
  throw new Error(`not yet: ${bookFile.file}`);
}

/** Both steps at once. */
export function readProject(input: {
  readonly file: SourceFile;
  readonly contributorFiles: readonly SourceFile[];
  readonly labels: LabelsByLanguage;
}): Checked<Project | undefined> {
  const bookFile = readBookFile(input.file);
  if (bookFile.value === undefined) return { value: undefined, diagnostics: bookFile.diagnostics };
  const project = completeProject(bookFile.value, input.contributorFiles, input.labels);
  return { value: project.value, diagnostics: [...bookFile.diagnostics, ...project.diagnostics] };
}
