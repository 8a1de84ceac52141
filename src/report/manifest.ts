import type { CreditRole } from '../model/contributor.ts';
import type { Lock } from '../model/collect.ts';
import type { Manuscript, ManuscriptChapter } from '../model/manuscript.ts';
import type { Preflight } from '../model/preflight.ts';

/** What went into an edition and what came out: `manifest.json`. It answers "which version of my text is in the book?". */
export interface Manifest {
  readonly book: { readonly title: string; readonly language: string; readonly editors: readonly string[] };
  /** ISO date of the edition, from the material and not from the clock. */
  readonly date: string;
  /** Name → version of what made the edition. */
  readonly tools: Readonly<Record<string, string>>;
  readonly chapters: readonly ManifestChapter[];
  readonly contributors: readonly {
    readonly id: string;
    readonly name: string;
    /** For the book as a whole. */
    readonly roles: readonly string[];
    readonly chapters: readonly string[];
    /** Ids of chapters by what the person did for them beside writing. */
    readonly credits?: Readonly<Partial<Record<CreditRole, readonly string[]>>>;
  }[];
  readonly outputs: readonly ManifestOutput[];
  /** What a look at each print file found; only where one was made. */
  readonly preflight?: readonly Preflight[];
}

export interface ManifestChapter {
  readonly id: string;
  readonly file: string;
  /** SHA-256 of the file as it was read. */
  readonly sha256: string;
  readonly title: string;
  readonly authors: readonly string[];
  /** Names by what else they did; only where somebody did. */
  readonly credits?: Readonly<Partial<Record<CreditRole, readonly string[]>>>;
  readonly section?: string;
  readonly words: number;
  readonly state: 'ready' | 'held';
  /** Where it comes from, where it is not taken in yet. */
  readonly pending?: string;
  /** Which version was taken in, as the lock has it. */
  readonly collected?: { readonly source: string; readonly ref: string; readonly commit: string };
}

export interface ManifestOutput {
  readonly path: string;
  readonly format: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
}

/** The manifest of an edition. No mail address is in it: people stand in it as they do in the book. */
export function manifestOf(
  manuscript: Manuscript,
  options: {
    readonly epoch: number;
    readonly tools: Manifest['tools'];
    readonly outputs: readonly ManifestOutput[];
    readonly preflight?: readonly Preflight[];
    readonly lock?: Lock | undefined;
  },
): Manifest {
  const { book, contributors, front, sections, back } = manuscript;
  const { preflight = [] } = options;
  const names = new Map(contributors.map(({ anchor, name }) => [anchor, name]));
  const entry = (chapter: ManuscriptChapter, section: string): ManifestChapter => ({
    id: chapter.id,
    file: chapter.file,
    sha256: chapter.sha256,
    title: chapter.title,
    authors: chapter.authors.flatMap((anchor) => names.get(anchor) ?? []),
    ...creditsByRole(
      chapter.credits.flatMap(({ role, people }) =>
        people.flatMap((anchor) => (names.has(anchor) ? [[role, names.get(anchor) ?? ''] as const] : [])),
      ),
    ),
    ...(section === '' ? {} : { section }),
    words: chapter.words,
    state: chapter.state,
    ...(chapter.pending === undefined ? {} : { pending: chapter.pending }),
    ...collectedOf(chapter, options.lock),
  });
  return {
    book: { title: book.title, language: book.language, editors: book.editors.map(({ name }) => name) },
    date: new Date(options.epoch * 1000).toISOString(),
    tools: options.tools,
    chapters: [
      ...front.map((chapter) => entry(chapter, '')),
      ...sections.flatMap(({ id, chapters }) => chapters.map((chapter) => entry(chapter, id))),
      ...back.map((chapter) => entry(chapter, '')),
    ],
    contributors: contributors.map(({ anchor, name, roles, chapters, credits }) => ({
      id: anchor.slice(2),
      name,
      roles,
      chapters: chapters.map((chapter) => chapter.slice(2)),
      ...creditsByRole(credits.map(({ role, chapter }) => [role, chapter.slice(2)] as const)),
    })),
    outputs: options.outputs,
    ...(preflight.length === 0 ? {} : { preflight }),
  };
}

function creditsByRole(
  entries: readonly (readonly [role: CreditRole, value: string])[],
): Pick<ManifestChapter, 'credits'> {
  const credits: Partial<Record<CreditRole, string[]>> = {};
  for (const [role, value] of entries) credits[role] = [...(credits[role] ?? []), value];
  return entries.length === 0 ? {} : { credits };
}

function collectedOf({ file, pending }: ManuscriptChapter, lock: Lock | undefined): Pick<ManifestChapter, 'collected'> {
  const entry = lock?.chapters.find(({ path, state }) => path === file && state === 'accepted');
  if (entry === undefined || pending !== undefined) return {};
  const { source, ref, commit } = entry;
  return { collected: { source, ref, commit } };
}
