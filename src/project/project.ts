import type { BylineEntry } from '../model/chapter.ts';
import type { Checked, Diagnostic, Place } from '../model/checked.ts';
import type { Contributor } from '../model/contributor.ts';
import type { Book, BookCredit, Labels, Project } from '../model/project.ts';
import type { SourceFile } from '../model/source.ts';
import { decodeText } from '../text/decode.ts';
import { renameKeys } from '../text/rename-keys.ts';
import { validate } from '../text/schema.ts';
import { parseYaml } from '../text/yaml/yaml.ts';
import { bookAliases, bookSchema } from './book-schema.ts';
import { type PlacesByFile, readContributors } from './contributors.ts';
import { defaultSources, type NamelessSource, nameSources } from './collect-sources.ts';
import { findEditors } from './editors.ts';
import { chooseLabels } from './labels.ts';
import { readRoster } from './roster.ts';
import { unusedKeys } from './unused-keys.ts';
import { withDefaults } from './with-defaults.ts';

/** The parsed `templates/labels.json`: labels by language. English is complete, the others may have gaps. */
export type LabelsByLanguage = Readonly<Record<string, Partial<Labels>>>;

/** `book.yml`, read and with its defaults, before people and labels are known. */
export interface BookFile extends Omit<Project, 'book' | 'contributors' | 'labels' | 'collect' | 'roster'> {
  readonly book: Omit<Book, 'editors' | 'credits'>;
  /** As written: ids of contributors, names, or whole persons. */
  readonly editors: readonly BylineEntry[];
  readonly credits: readonly { readonly role: BookCredit['role']; readonly people: readonly BylineEntry[] }[];
  /** The book's own words for its furniture; names and words are not checked yet. */
  readonly labelOverrides: Readonly<Record<string, string>>;
  /** Undefined where the file does not say. */
  readonly writtenSources: readonly NamelessSource[] | undefined;
  /** Where each value stands in the file: `sections.0.intro`. */
  readonly places: ReadonlyMap<string, Place>;
}

// Far more than any book needs (275 chapters listed one by one are 20 KB).
const maxBytes = 1024 * 1024;

/**
 * Reads `book.yml`; a key that is wrong is reported and left out. Undefined where nothing can be done with the file:
 * it is no text, no YAML, or has no title.
 */
export function readBookFile(file: SourceFile): Checked<BookFile | undefined> {
  if (file.bytes.length > maxBytes) return { value: undefined, diagnostics: [tooLong(file)] };
  const decoded = decodeText(file);
  if (decoded.value === undefined) return { value: undefined, diagnostics: decoded.diagnostics };
  const parsed = parseYaml(decoded.value, { file: file.path });
  if (parsed.value === undefined) return { value: undefined, diagnostics: parsed.diagnostics };
  const words = { known: Object.keys(bookSchema.shape), aliases: bookAliases };
  const { value: document, diagnostics: renaming } = renameKeys(parsed.value, file.path, (path) =>
    path === '' ? words : undefined,
  );
  const read = validate(bookSchema, document, { file: file.path, what: file.path });
  const diagnostics = [...parsed.diagnostics, ...renaming, ...read.diagnostics];
  if (read.value === undefined) return { value: undefined, diagnostics };
  const completed = withDefaults(read.value, document, file.path);
  return {
    value: completed.value,
    diagnostics: [...diagnostics, ...completed.diagnostics, ...unusedKeys(document, file.path)],
  };
}

/**
 * Adds the people on file, the labels of the book's language, and the roster with its repositories. `places` has those
 * of `book.yml` too.
 */
export function completeProject(
  bookFile: BookFile,
  contributorFiles: readonly SourceFile[],
  languages: LabelsByLanguage,
  rosterFile?: SourceFile,
): Checked<Project> & { readonly places: PlacesByFile } {
  const {
    editors: writtenEditors,
    credits: writtenCredits,
    labelOverrides,
    places,
    writtenSources,
    ...rest
  } = bookFile;
  const roster = rosterFile === undefined ? undefined : readRoster(rosterFile);
  const collect = nameSources([...(writtenSources ?? []), ...(roster?.value.sources ?? [])]);
  const {
    file,
    book: { language },
  } = bookFile;
  const contributors = readContributors(contributorFiles, { unknown: bookFile.frontMatter.unknown, language });
  const editors = findEditors(writtenEditors, contributors.value, { file, language });
  const onFile: Contributor[] = [...contributors.value, ...editors.value];
  const credits = writtenCredits.map(({ role, people }) => {
    const found = findEditors(people, onFile, { file, language });
    onFile.push(...found.value);
    return { role, ...found };
  });
  const labels = chooseLabels({ file, language, labelOverrides, places }, languages);
  const book = {
    ...bookFile.book,
    editors: editors.value,
    credits: credits.map(({ role, value }) => ({ role, people: value })).filter(({ people }) => people.length > 0),
  };
  return {
    value: {
      ...{ ...rest, book, contributors: contributors.value, labels: labels.value },
      collect: writtenSources || collect.value.length > 0 ? collect.value : defaultSources(file),
      roster: roster?.value.people ?? [],
    },
    diagnostics: [labels, editors, ...credits, contributors, ...(roster ? [roster] : []), collect].flatMap(
      ({ diagnostics }) => diagnostics,
    ),
    places: new Map([...contributors.places, [file, places]]),
  };
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

function tooLong({ path }: SourceFile): Diagnostic {
  return {
    rule: 'front-matter-is-short',
    severity: 'error',
    message: `${path} is larger than 1 MB, so it is not read.`,
    hint: 'It only describes the book; the chapters stand in files of their own.',
    file: path,
  };
}
