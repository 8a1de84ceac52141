import type { Severity } from './checked.ts';
import type { CollectSource } from './collect.ts';
import type { Contributor, CreditRole } from './contributor.ts';
import type { RosterPerson } from './roster.ts';

/** How the chapters of a section are ordered. */
export type ChapterOrder = 'weight' | 'author' | 'title' | 'date' | 'listed' | 'shuffle';

/** `book.yml`, read and complete: after loading, nothing is optional that need not be. */
export interface Project {
  /** Name of the configuration file, relative to the book's folder. */
  readonly file: string;
  readonly book: Book;
  /** Globs, relative to the book's folder. */
  readonly chapters: readonly string[];
  readonly contributorFiles: readonly string[];
  readonly sections: readonly SectionPlan[];
  /** Files before and after the sections, in order. */
  readonly front: readonly string[];
  readonly back: readonly string[];
  /** Those of them whose authors the title page names: `With a foreword by …`. */
  readonly forewords: readonly string[];
  readonly afterwords: readonly string[];
  readonly order: ChapterOrder;
  /** For `order: shuffle`. */
  readonly seed: string;
  readonly limits: Limits;
  /** Names as the command line takes them: `pdf`, `epub`, `site`, `markdown`, `docx` or a format of pandoc's. */
  readonly outputs: readonly string[];
  readonly theme: string;
  readonly print: PrintPlan;
  /** Whether there is a map of the authors' places; undefined: where enough of them are known. */
  readonly map?: boolean;
  /** Whether the copyright page says which version of the texts the book has. */
  readonly colophon: boolean;
  readonly pandoc: 'embedded' | 'system';
  /** Front matter keys of other systems: written key → our key. */
  readonly frontMatter: {
    readonly aliases: Readonly<Record<string, string>>;
    readonly unknown: Severity | 'off';
  };
  /** Severity by rule name. */
  readonly rules: ReadonlyMap<string, Severity | 'off'>;
  /** Words of the book's own furniture, by key, in the book's language: `contents` → `Contents`. */
  readonly labels: Labels;
  /** Contributors on file, before those in front matter are added. */
  readonly contributors: readonly Contributor[];
  /** Where chapters are collected from; each name once. */
  readonly collect: readonly CollectSource[];
  /** Path of the roster, relative to the book's folder. */
  readonly rosterFile?: string;
  /** Whom the editors invited; empty where book.yml names no roster. */
  readonly roster: readonly RosterPerson[];
}

export interface SectionPlan {
  readonly id: string;
  readonly title: string;
  /** Path of the introduction, relative to the book's folder. */
  readonly intro?: string;
  /** Chapter ids or paths, for `order: listed`. */
  readonly chapters?: readonly string[];
}

export interface Limits {
  /** Least and most words in a chapter. */
  readonly words?: readonly [number, number];
  /** Most pages of a chapter. */
  readonly pages?: number;
  /** `tighten`: a chapter may be set a little closer that is a few lines too long, or ends with a few on a page. */
  readonly fit?: 'tighten';
}

/** A page size in millimetres. */
export interface Trim {
  readonly name: string;
  readonly width: number;
  readonly height: number;
}

/** How the book is printed. */
export interface PrintPlan {
  readonly trim: Trim;
  /** Name of a file in `templates/printers/`. */
  readonly printer: Printer;
  /** Whether the editors say who prints: then the pages on paper are those that count. */
  readonly hasPrinter?: boolean;
  /** One of the printer's papers; its first one where none is named. */
  readonly paper?: string;
  readonly colour: 'colour' | 'greyscale';
  /** Whether the theme may print to the very edge of a page. */
  readonly bleed: boolean;
  /** What becomes of links to the web on paper: a note, an address in brackets, or nothing. */
  readonly links: 'notes' | 'addresses' | 'none';
}

export const printers = ['plain', 'kdp', 'lulu', 'ingramspark'] as const;
export type Printer = (typeof printers)[number];

/** A price as it stands on the back of the book: `USD` and `19.95`. */
export interface Price {
  /** ISO 4217. */
  readonly currency: string;
  /** With two decimals. */
  readonly amount: string;
}

/** What the book says of itself on its cover, title page and copyright page. */
export interface Book {
  /** For file names: lower case, hyphens. */
  readonly slug: string;
  readonly title: string;
  readonly subtitle?: string;
  /** BCP 47. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly editors: readonly Contributor[];
  /** Who did something for the whole book beside writing and editing it. */
  readonly credits: readonly BookCredit[];
  readonly description?: string;
  readonly dedication?: string;
  readonly rights?: string;
  readonly licence?: string;
  readonly publisher?: string;
  readonly edition?: string;
  readonly url?: string;
  readonly charity?: { readonly name: string; readonly url?: string; readonly statement?: string };
  /** By output: `print`, `pdf`, `epub`. 13 digits, without hyphens. */
  readonly isbn: { readonly print?: string; readonly pdf?: string; readonly epub?: string };
  /** Path of the cover picture, relative to the book's folder; without one the theme draws it. */
  readonly cover?: string;
  /** The words of the back cover. */
  readonly blurb?: string;
  readonly price?: Price;
  /** ISO date of this edition's deadline. */
  readonly deadline?: string;
}

export interface BookCredit {
  readonly role: Exclude<CreditRole, 'editor'>;
  readonly people: readonly Contributor[];
}

export type Labels = Readonly<Record<LabelName, string>>;

/** `{names}` and the like stand where a value goes. */
export type LabelName =
  | 'contents'
  | 'contributors'
  | 'notes'
  | 'by'
  | 'and'
  | 'comma'
  | 'editedBy'
  | 'translatedBy'
  | 'illustratedBy'
  | 'photographedBy'
  | 'forewordBy'
  | 'afterwordBy'
  | 'editor'
  | 'translator'
  | 'illustrator'
  | 'photographer'
  | 'chapter'
  | 'section'
  | 'page'
  | 'cover'
  | 'titlePage'
  | 'copyright'
  | 'dedication'
  | 'backToText'
  | 'previous'
  | 'next'
  | 'website'
  | 'moreChapters'
  | 'otherChapters'
  | 'charity'
  | 'draft'
  | 'pending'
  | 'missingChapter'
  | 'skipToContent'
  | 'search'
  | 'searchResults'
  | 'searchNothing'
  | 'searchNeedsScript'
  | 'searchFailed'
  | 'share'
  | 'shareHint'
  | 'plainText'
  | 'copy'
  | 'copied'
  | 'pageMissing'
  | 'code'
  | 'published'
  | 'version'
  | 'authorsCount'
  | 'placesCount'
  | 'placesInCountries'
  | 'map'
  | 'mapDescription'
  | 'mapUnsure'
  | 'mapWithout'
  | 'mapUnknown'
  | 'accessibilitySummary';
