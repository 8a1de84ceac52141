import type { Content } from './content.ts';
import type { Place } from './checked.ts';
import type { Contributor, CreditRole } from './contributor.ts';

/** Which part of the book a file belongs to. */
export type ChapterKind = 'front' | 'chapter' | 'back' | 'intro';

/** One contribution, read but not yet placed in the book. */
export interface Chapter {
  /** Relative to the book's folder. */
  readonly file: string;
  readonly kind: ChapterKind;
  /** The file's text, for reports: UTF-8, `\n`, without BOM. */
  readonly text: string;
  /** SHA-256 of the file's bytes, hexadecimal. */
  readonly sha256: string;
  readonly id: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly summary?: string;
  /** Id of the section as written; it may not exist. */
  readonly section?: string;
  readonly weight: number;
  /** ISO date, `2026-11-02`. */
  readonly date?: string;
  /** BCP 47, where it differs from the book's. */
  readonly language?: string;
  readonly keywords: readonly string[];
  readonly byline: readonly BylineEntry[];
  /** Who translated, illustrated or edited it, in the order of `creditRoles`. */
  readonly credits: readonly Credit[];
  readonly content: Content;
  /** Words of the body, notes included, code left out. */
  readonly words: number;
  /** Where each front matter key's value stands, for rules: `title`, `author.0.url`. */
  readonly places: ReadonlyMap<string, Place>;
  /** Names of rules that need not be kept in this chapter, where the rule allows that. */
  readonly ignore: readonly string[];
  /** The author says that it is not finished. */
  readonly draft: boolean;
  /** The author took it back. */
  readonly withdrawn?: true;
  /** False where the front matter could not be read, so that nothing is known of what it says. */
  readonly headIsRead: boolean;
  /** False where the chapter could not be read far enough to be set; its diagnostics say why. */
  readonly readable: boolean;
}

/** One name of a by-line as written: an id, a name, or a whole person. `contributor` is known once people are gathered. */
export interface BylineEntry {
  readonly written: string;
  readonly person?: WrittenPerson;
  readonly place?: Place;
  readonly contributor?: string;
}

/** One who did something for a chapter beside writing it. */
export interface Credit extends BylineEntry {
  readonly role: CreditRole;
}

/** A person as front matter or a contributor file gives them. */
export interface WrittenPerson {
  readonly id?: string;
  readonly name: string;
  readonly sort?: string;
  readonly url?: string;
  readonly city?: string;
  readonly country?: string;
  readonly affiliation?: string;
  readonly orcid?: string;
  readonly bio?: string;
  readonly photo?: string;
}

/** The chapters with every by-line entry tied to a person. */
export interface ChapterSet {
  readonly chapters: readonly Chapter[];
  readonly contributors: readonly Contributor[];
}
