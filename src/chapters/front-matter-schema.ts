import type { BylineEntry, Credit } from '../model/chapter.ts';
import type { Checked, Diagnostic, Place, Severity } from '../model/checked.ts';
import { creditRoles } from '../model/contributor.ts';
import {
  hintForStrangerInChapter,
  keysInside,
  matterAliases,
  matterKeys,
  personWords,
} from '../text/front-matter-words.ts';
import { type KeyWords, renameKeys } from '../text/rename-keys.ts';
import { gatherStrays } from '../text/stray-keys.ts';
import { bylineEntries, bylineSchema } from '../text/schema-person.ts';
import { about, boolean, integer, isoDate, language, line, mapping, oneOrMany } from '../text/schema-types.ts';
import { validate } from '../text/schema.ts';
import type { YamlDocument } from '../text/yaml/yaml.ts';
import type { YamlValue } from '../text/yaml/nodes.ts';

/** A chapter's front matter, read. Where something is missing or wrong, the diagnostics say so and the rest stays. */
export interface Matter {
  readonly title?: string;
  readonly subtitle?: string;
  readonly summary?: string;
  readonly section?: string;
  /** 0 where none is given. */
  readonly weight: number;
  readonly author: readonly BylineEntry[];
  readonly credits: readonly Credit[];
  readonly id?: string;
  /** ISO date, `2026-11-02`. */
  readonly date?: string;
  /** BCP 47. */
  readonly language?: string;
  readonly keywords: readonly string[];
  readonly draft: boolean;
  /** The author took the chapter back. */
  readonly withdrawn?: true;
  /** Names of rules that need not be kept in this chapter. */
  readonly ignore: readonly string[];
  /** Where each value stands, by our own keys: `title`, `author.0.url`. */
  readonly places: ReadonlyMap<string, Place>;
}

export interface MatterOptions {
  readonly file: string;
  /** Written key → our key, from `book.yml`; added to the usual ones of other systems. */
  readonly aliases: Readonly<Record<string, string>>;
  readonly unknown: Severity | 'off';
  /** False where no front matter and no title are fine: introductions, and where a heading may be the title. */
  readonly titleRequired?: boolean;
}

/** What a chapter's front matter may hold. */
export const matterSchema = mapping({
  title: about(line(), 'The title of the chapter.', 'Listening is the new shouting').optional(),
  subtitle: about(line(), 'A second line below the title.', 'What a village taught me about meetings').optional(),
  summary: about(
    line(),
    'The chapter in one sentence, for lists and search engines.',
    'A notebook is left where strangers can read it.',
  ).optional(),
  section: about(
    line(),
    'The part of the book that the chapter belongs to: its id in book.yml.',
    'listening',
  ).optional(),
  weight: about(integer(), 'The place within the section: the smallest number comes first.', 10).optional(),
  author: about(
    bylineSchema,
    'Who wrote the chapter: a name, the id of somebody on file, the keys of a person, or a list of these.',
    'Jane Doe',
    { name: 'Jane Doe', city: 'Sydney', country: 'AU' },
    ['jane-doe', 'John Roe'],
  ).optional(),
  translator: about(bylineSchema, 'Who translated the chapter, written like an author.', 'Ana Lima').optional(),
  illustrator: about(bylineSchema, 'Who drew its pictures, written like an author.', 'John Roe').optional(),
  photographer: about(bylineSchema, 'Who took its photographs, written like an author.', 'John Roe').optional(),
  editor: about(
    bylineSchema,
    'Who edited this chapter, where it is not the editors of the book.',
    'Jane Doe',
  ).optional(),
  id: about(
    line(),
    'A short name that never changes, for links. Else it is the name of the file.',
    'new-shouting',
  ).optional(),
  date: about(isoDate(), 'Year, month and day.', '2026-11-02').optional(),
  language: about(
    language(),
    'The language of this chapter, where it is not that of the book: it sets hyphenation and quotation marks.',
    'de',
    'pt-BR',
  ).optional(),
  keywords: about(oneOrMany(line()), 'What the chapter is about, in a few words.', ['listening', 'work']).optional(),
  draft: about(boolean(), 'Whether the chapter is unfinished: then a page in its place says so.', true).optional(),
  withdrawn: about(
    boolean(),
    'Whether the author took the chapter back: then it stays out of the book.',
    true,
  ).optional(),
  ignore: about(
    oneOrMany(line()),
    'Rules of taste that this chapter need not keep. "gathering check" shows their names.',
    ['words-within-limits'],
  ).optional(),
  agreement: about(
    mapping({
      terms: about(line(), 'The version of the terms.', '2026-1').optional(),
      date: about(isoDate(), 'The day of the agreement.', '2026-11-02').optional(),
      text: about(line(), 'The fingerprint of the text that was agreed to.', 'sha256-…').optional(),
    }),
    'What the author has agreed to. It is read, but not used by this version.',
    { terms: '2026-1', date: '2026-11-02' },
  ).optional(),
});

/** Reads a chapter's front matter; every mistake in it is reported at once. */
export function readMatter(document: YamlDocument | undefined, options: MatterOptions): Checked<Matter> {
  const { file, unknown, titleRequired = true } = options;
  if (document === undefined) {
    return { value: nothing, diagnostics: titleRequired ? [noFrontMatter(file)] : [] };
  }
  const renamed = readKeys(document, options);
  const written = withoutEditorSettings(renamed.value);
  const read = validate(matterSchema, written, {
    file,
    unknown,
    what: 'a chapter',
    hintForUnknown: hintForStrangerInChapter,
  });
  const { weight, author, keywords, draft, withdrawn, ignore, agreement, ...others } = read.value ?? {};
  const { translator, illustrator, photographer, editor, ...rest } = others;
  const byline = bylineEntries(author, 'author', written);
  const credited = { translator, illustrator, photographer, editor };
  const credits = creditRoles.flatMap((role) =>
    bylineEntries(credited[role], role, written).map((entry): Credit => ({ ...entry, role })),
  );
  const value: Matter = {
    ...withoutUndefined(rest),
    weight: weight ?? 0,
    author: byline,
    credits,
    keywords: splitKeywords(keywords ?? []),
    draft: draft ?? false,
    ...(withdrawn === true ? { withdrawn } : {}),
    ignore: ignore ?? [],
    places: renamed.value.values,
  };
  const diagnostics = [...renamed.diagnostics, ...read.diagnostics];
  // A title that is there but wrong has been told.
  const writtenTitle = renamed.value.value['title'] ?? '';
  const titleMissing = titleRequired && value.title === undefined && writtenTitle === '';
  if (titleMissing) diagnostics.push(noTitle(file, renamed.value));
  if (agreement !== undefined) diagnostics.push(notUsed(file, renamed.value.keys.get('agreement')));
  diagnostics.push(...readAsSeveral(file, [...byline, ...credits]));
  return { value, diagnostics };
}

/** The keys under our own names, each in the group that it was meant for. */
function readKeys(document: YamlDocument, { file, aliases, unknown }: MatterOptions): Checked<YamlDocument> {
  const words = wordsOf(aliases);
  const renamed = renameKeys(document, file, words);
  const gathered = gatherStrays(renamed.value, { file, inside: keysInside, unknown });
  if (gathered.diagnostics.length === 0) return renamed;
  // What came into a group has the words of that group.
  const inside = renameKeys(gathered.value, file, (path) => (path === '' ? undefined : words(path)));
  const diagnostics = [...renamed.diagnostics, ...gathered.diagnostics, ...inside.diagnostics];
  return { value: inside.value, diagnostics };
}

const nothing: Matter = {
  weight: 0,
  author: [],
  credits: [],
  keywords: [],
  draft: false,
  ignore: [],
  places: new Map(),
};

function wordsOf(aliases: Readonly<Record<string, string>>): (path: string) => KeyWords | undefined {
  const chapterWords: KeyWords = {
    known: matterKeys,
    aliases: { ...matterAliases, ...aliases },
    merged: ['keywords'],
  };
  const authorWords: KeyWords = { ...personWords, known: ['id', ...personWords.known] };
  return (path) => {
    if (path === '') return chapterWords;
    return /^(?:author|translator|illustrator|photographer|editor)(?:\.\d+)?$/.test(path) ? authorWords : undefined;
  };
}

/** Quarto keeps under `editor` which program a text is edited with; nobody is credited by that. */
function withoutEditorSettings(document: YamlDocument): YamlDocument {
  const { editor } = document.value;
  const isSetting =
    typeof editor === 'string'
      ? ['visual', 'source'].includes(editor)
      : typeof editor === 'object' && editor !== null && ('markdown' in editor || 'render-on-save' in editor);
  if (!isSetting) return document;
  const value = Object.assign(Object.create(null), document.value) as Record<string, YamlValue>;
  delete value['editor'];
  return { ...document, value };
}

/** `tags: a, b` is two keywords; each stands once. */
function splitKeywords(written: readonly string[]): string[] {
  return [...new Set(written.flatMap((text) => text.split(/\s*[,;]\s*/)).filter((word) => word !== ''))];
}

function noFrontMatter(file: string): Diagnostic {
  return {
    rule: 'front-matter-is-there',
    severity: 'error',
    message: 'The chapter has no front matter.',
    hint: 'Begin the file with a line ---, then a line "title: …" and a line "author: …", then a line --- again.',
    file,
    place: { line: 1, column: 1 },
  };
}

function noTitle(file: string, { values }: YamlDocument): Diagnostic {
  const { line: lineNumber, column } = values.get('') ?? { line: 1, column: 1 };
  return {
    rule: 'needed-keys-are-given',
    severity: 'error',
    message: '"title" is missing.',
    hint: 'Add a line: title: …',
    file,
    place: { line: lineNumber, column },
  };
}

function notUsed(file: string, place: Place | undefined): Diagnostic {
  return {
    rule: 'keys-are-used',
    severity: 'info',
    message: '"agreement" is read but not used by this version.',
    file,
    ...(place === undefined ? {} : { place }),
  };
}

/** One text that was taken for several people: right nearly always, but the author should know. */
function readAsSeveral(file: string, byline: readonly BylineEntry[]): Diagnostic[] {
  const byPlace = new Map<Place | undefined, BylineEntry[]>();
  for (const entry of byline) byPlace.set(entry.place, [...(byPlace.get(entry.place) ?? []), entry]);
  return [...byPlace].flatMap(([place, entries]): Diagnostic[] => {
    if (place === undefined || entries.length < 2) return [];
    return [
      {
        rule: 'authors-are-listed',
        severity: 'info',
        message: `This line is read as ${entries.length} people: ${entries.map(({ written }) => written).join('; ')}.`,
        hint: `If that is wrong, leave the line with its key and colon alone, and write each below it on a line of its own: - ${entries[0]?.written ?? ''}`,
        file,
        place,
      },
    ];
  });
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

function withoutUndefined<T extends object>(record: T): Partial<Defined<T>> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Partial<Defined<T>>;
}
