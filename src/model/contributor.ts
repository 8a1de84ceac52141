/** What people do for a chapter, or for the whole book, beside writing; in the order in which they are named. */
export const creditRoles = ['translator', 'illustrator', 'photographer', 'editor'] as const;
export type CreditRole = (typeof creditRoles)[number];

/** A person who made something in the book. */
export interface Contributor {
  /** `[a-z0-9]` words with single hyphens; letters of other scripts are kept. */
  readonly id: string;
  /** Exactly as the person writes it. */
  readonly name: string;
  /** What the name is sorted by: `Doe, Jane`. */
  readonly sort: string;
  readonly url?: string;
  readonly city?: string;
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country?: string;
  readonly affiliation?: string;
  /** `0000-0002-1825-0097`. */
  readonly orcid?: string;
  /** Markdown, as written. */
  readonly bio?: string;
  /** Path of the photo, relative to the book's folder. */
  readonly photo?: string;
  /** Where the person stands: a contributor file, a chapter, or `book.yml`. */
  readonly file: string;
}
