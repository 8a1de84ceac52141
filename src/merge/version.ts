import type { Manuscript } from '../model/manuscript.ts';

/** When the texts of a book were as they are in it, and the commit that has them. */
export interface TextDate {
  /** Seconds since 1970. */
  readonly epoch: number;
  /** `fixed` where nothing tells. */
  readonly from: string;
  readonly commit?: string;
}

/** The manuscript with the line that says which version of the texts it has; without one where nobody knows. */
export function withVersion(manuscript: Manuscript, { epoch, from, commit }: TextDate): Manuscript {
  if (from === 'fixed') return manuscript;
  const chapters = manuscript.sections.flatMap((section) => section.chapters);
  const template =
    commit === undefined ? manuscript.labels.version.replace(' · {commit}', '') : manuscript.labels.version;
  const version = template
    .replace('{date}', new Date(epoch * 1000).toISOString().slice(0, 10))
    // Long enough to name one commit in any book's repository, short enough to be typed.
    .replace('{commit}', commit?.slice(0, 10) ?? '')
    .replace('{count}', String(chapters.filter(({ state }) => state === 'ready').length));
  return { ...manuscript, version };
}
