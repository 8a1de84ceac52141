import type { Block, Content } from './content.ts';
import type { CreditRole } from './contributor.ts';
import type { Book, Labels, Limits, PrintPlan, Trim } from './project.ts';
import type { ImageFile } from './source.ts';

/**
 * The ordered, merged book in memory. Every id in it is unique in the whole book, every link resolves, every picture
 * is at hand, quotes are set. Ids begin with `c-` (chapters), `s-` (sections), `p-` (persons) or `n-` (notes); a place
 * inside a chapter is `c-CHAPTER--SLUG`.
 */
export interface Manuscript {
  readonly book: Book;
  readonly labels: Labels;
  readonly trim: Trim;
  readonly print: PrintPlan;
  readonly limits: Limits;
  readonly front: readonly ManuscriptChapter[];
  /** A book without sections has one, without title. */
  readonly sections: readonly ManuscriptSection[];
  readonly back: readonly ManuscriptChapter[];
  /** Everyone who did something for the book or for one of its chapters, by sort name. */
  readonly contributors: readonly ManuscriptContributor[];
  /** Where the authors are; only where the book has a map. */
  readonly map?: ManuscriptMap;
  readonly images: readonly ManuscriptImage[];
  /** The cover picture's name among the images, where the editors gave one. */
  readonly cover?: string;
  /** Every id that a link may name → the anchor of the chapter, section or person on whose page it stands. */
  readonly anchors: ReadonlyMap<string, string>;
  /** A line for the copyright page that says which version of the texts this is. */
  readonly version?: string;
}

export interface ManuscriptSection {
  readonly anchor: string;
  /** As in `book.yml`; empty for the one section of a book without sections. */
  readonly id: string;
  readonly title: string;
  /** 1-based. */
  readonly number: number;
  readonly intro?: Content;
  readonly chapters: readonly ManuscriptChapter[];
}

export interface ManuscriptChapter extends Content {
  readonly anchor: string;
  readonly id: string;
  readonly kind: 'front' | 'chapter' | 'back';
  /** `held`: the chapter has errors; its content is a notice that says whose it is and what is missing. */
  readonly state: 'ready' | 'held';
  /** Where the chapter comes from, `origin#12`, where the editors have not taken it in yet. */
  readonly pending?: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly summary?: string;
  /** 1-based through all sections; only where `kind` is `chapter`. */
  readonly number?: number;
  readonly section?: string;
  /** Anchors of the contributors, in by-line order. */
  readonly authors: readonly string[];
  /** Who did what for it beside writing, in the order of `creditRoles`; each role once. */
  readonly credits: readonly ChapterCredit[];
  /** What it is to the book, where its author is named for it. */
  readonly part?: BookPart;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly date?: string;
  readonly keywords: readonly string[];
  readonly words: number;
  readonly file: string;
  readonly sha256: string;
}

export interface ChapterCredit {
  readonly role: CreditRole;
  /** Anchors of the contributors. */
  readonly people: readonly string[];
}

export type BookPart = 'foreword' | 'afterword';

export interface ManuscriptContributor {
  readonly anchor: string;
  readonly id: string;
  readonly name: string;
  readonly sort: string;
  /** For the book as a whole; `author` is who wrote anything in it. */
  readonly roles: readonly (CreditRole | BookPart | 'author')[];
  readonly url?: string;
  /** City and country in the book's language: `Sydney, Australia`. */
  readonly place?: string;
  readonly country?: string;
  readonly affiliation?: string;
  readonly bio: readonly Block[];
  /** Name of one of the images. */
  readonly photo?: string;
  /** Anchors of the chapters, in book order, held ones included. */
  readonly chapters: readonly string[];
  /** What the person did for chapters beside writing them, in book order. */
  readonly credits: readonly { readonly role: CreditRole; readonly chapter: string }[];
}

/** Where the authors are: everyone with a chapter in a section. */
export interface ManuscriptMap {
  /** By country and name, in the order of the book's language. */
  readonly places: readonly ManuscriptPlace[];
  /** Places that are nowhere on the map, as their authors write them. */
  readonly unknown: readonly string[];
  /** How many countries the places lie in. */
  readonly countries: number;
  /** How many authors say no place. */
  readonly without: number;
}

export interface ManuscriptPlace {
  /** As its authors write it, with the country in the book's language: `Sydney, Australia`. */
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  /** Whether it is only known in which country it is; then it stands in the middle of the country. */
  readonly unsure: boolean;
  /** Anchors of the authors, by sort name. */
  readonly people: readonly string[];
}

/** A picture of the book under its content-addressed name, `images/0a1b2c3d4e5f6071.png`. */
export interface ManuscriptImage extends Omit<ImageFile, 'path'> {
  readonly name: string;
}
