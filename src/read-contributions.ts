import { withSeverities } from './check/check.ts';
import { checkOwnership } from './check/ownership.ts';
import { readBlobs } from './collect/git/blobs.ts';
import { gitMaterial } from './collect/git/git-material.ts';
import type { BookInGit } from './collect/contributions/book-in-git.ts';
import { type BookPaths, bookPaths } from './collect/contributions/book-paths.ts';
import { type Draft, draftOf } from './collect/contributions/drafts.ts';
import { type FindPerson, personFinder } from './collect/contributions/identity.ts';
import { groupSources } from './collect/contributions/object-groups.ts';
import { readHeads } from './collect/contributions/read-heads.ts';
import { roundsOf } from './collect/contributions/rounds.ts';
import { overlay } from './collect/book-in-tree.ts';
import { contributionsOf, type Reviewed } from './collect/contributions/contributions.ts';
import { settleEditorsChanges } from './collect/contributions/editors-changes.ts';
import { markRivals } from './collect/contributions/rivals.ts';
import { unusableContributions } from './collect/contributions/unusable-refs.ts';
import { decisionOn } from './collect/lock/change-lock.ts';
import { provenanceOf } from './collect/taking/provenance.ts';
import type { Change } from './model/change.ts';
import type { Chapter } from './model/chapter.ts';
import type { Diagnostic } from './model/checked.ts';
import type { CollectPlan, Contribution, FetchedSource, Lock } from './model/collect.ts';
import type { Project } from './model/project.ts';
import { type BookReading, readBookFrom } from './pipeline.ts';
import { type ParsingThreads, startThreads } from './parsing-threads.ts';
import type { ChapterMemory } from './read-chapters.ts';
import { unusableBook } from './read-description.ts';

export interface ContributionsOptions {
  readonly book: BookInGit;
  readonly fetched: readonly FetchedSource[];
  readonly lock: Lock;
  /** The book as it is, where reading it was begun earlier; whoever began ends the threads. */
  readonly begun?: BegunReading | undefined;
  /** Problems of the book's own files, for the plan. */
  readonly problems?: readonly Diagnostic[];
  readonly signal?: AbortSignal | undefined;
}

/** The book as it is without contributions, being read, and what is needed to go on with them. */
export interface BegunReading {
  readonly before: Promise<BookReading>;
  readonly memory: ChapterMemory;
  readonly threads: ParsingThreads;
}

/** Begins with the book as it is, which needs nothing of what the sources bring. */
export function beginReading({ folder, file, material }: BookInGit, signal?: AbortSignal): BegunReading {
  const memory: ChapterMemory = new Map();
  const threads = startThreads();
  const before = readBookFrom({ folder, file, configuration: material, material, memory, threads }, signal);
  // Whoever waits for it is told; it may fail before anybody does.
  before.catch(() => undefined);
  return { before, memory, threads };
}

/**
 * Reads what all heads of all sources bring to the book, and how each stands to it: with the rules of the book's own
 * branch, from git's objects alone. Many are read at once, as if all of them were in the book.
 *
 * @throws BookError where the book's own `book.yml` cannot be used.
 */
export async function readContributions(options: ContributionsOptions): Promise<CollectPlan> {
  if (options.begun !== undefined) return readAll(options, options.begun);
  const begun = beginReading(options.book, options.signal);
  return readAll(options, begun).finally(begun.threads.end);
}

async function readAll(options: ContributionsOptions, begun: BegunReading): Promise<CollectPlan> {
  const { book, fetched, lock, problems = [], signal } = options;
  const { memory, threads } = begun;
  const before = await begun.before;
  const { project } = before;
  if (project === undefined) throw unusableBook(before.diagnostics, book);
  const paths = bookPaths(project);
  const contributions: Contribution[] = [];
  const people = await knownPeople(book, project, before);
  for (const group of groupSources(book, fetched)) {
    const heads = await readHeads(group, book);
    signal?.throwIfAborted();
    const drafts = heads.map((head) => draftOf(head, book, paths, project.chapters));
    const reviews = new Map<Draft, Omit<Reviewed, 'draft'>>();
    for (const round of readTogether(drafts)) {
      const read = await readRound(round, { options, before, memory, threads, paths, project });
      for (const [draft, review] of read) reviews.set(draft, review);
    }
    const reviewed = drafts.map((draft) => {
      const unread = { chapters: [], diagnostics: withSeverities(draft.diagnostics, project.rules) };
      return { draft, ...(reviews.get(draft) ?? unread) };
    });
    const begun = contributionsOf(reviewed, { book, lock, paths, people });
    contributions.push(...(await settleEditorsChanges(group.place, begun, { book, lock })));
  }
  return {
    ...(book.base === undefined ? {} : { base: book.base }),
    baseName: book.baseName,
    sources: fetched,
    contributions: [
      ...markRivals(contributions, fetched).map((each) => withDecision(each, lock)),
      ...unusableContributions(fetched),
    ],
    diagnostics: problems,
  };
}

function withDecision(contribution: Contribution, lock: Lock): Contribution {
  const version = provenanceOf(contribution);
  const decision = version && decisionOn(lock, version);
  return decision === undefined ? contribution : { ...contribution, decision };
}

/** What takes chapters away is read apart, so that nobody's chapter stands in a book that lacks others. */
function readTogether(drafts: readonly Draft[]): Draft[][] {
  const bringing = drafts.filter(
    ({ files, chapters, removed }) => files.size > 0 && (chapters.length > 0 || removed.length === 0),
  );
  const isPlain = ({ removed }: Draft) => removed.length === 0;
  return [...roundsOf(bringing.filter(isPlain)), ...roundsOf(bringing.filter((draft) => !isPlain(draft)))];
}

interface RoundContext {
  readonly options: ContributionsOptions;
  readonly before: BookReading;
  readonly memory: ChapterMemory;
  readonly threads: ParsingThreads;
  readonly paths: BookPaths;
  readonly project: Project;
}

/** Reads the book as it would be with all of these, and tells each its own problems. */
async function readRound(
  round: readonly Draft[],
  { options: { book, signal }, before, memory, threads, paths, project }: RoundContext,
): Promise<Map<Draft, Omit<Reviewed, 'draft'>>> {
  const [first] = round;
  if (first === undefined) return new Map();
  const changes = round.flatMap(({ files }) => [...files]);
  const material = gitMaterial(first.read.place, overlay(book.entries, new Map(changes)));
  // What is in the book already comes before what is new.
  const touching = (wanted: 'added' | 'changed') =>
    round.flatMap((draft) => draft.changes.flatMap(({ kind, path }) => (kind === wanted ? path : [])));
  const newcomers = new Set([...touching('changed'), ...touching('added')]);
  const { folder, file } = book;
  const source = { folder, file, configuration: book.material, material, newcomers, memory: new Map(memory), threads };
  const reading = await readBookFrom(source, signal);
  const people = new Map(reading.contributors.map((person) => [person.id, person]));
  const byFile = new Map(reading.chapters.map((chapter) => [chapter.file, chapter]));
  const told = groupByFile(
    reading.diagnostics.filter((diagnostic) => !isBetweenNewcomers(diagnostic, { before, byFile })),
  );
  return new Map(
    round.map((draft) => {
      const chapters = draft.chapters.flatMap((path) => byFile.get(path) ?? []);
      // Whose it is, the chapters say too that it brought before and that stand in the book by now.
      const settled = settledBy(draft);
      const changes = [...draft.changes, ...settled];
      const settledChapters = settled.map(({ path }) => path).filter(paths.isChapter);
      const foreign = checkOwnership({
        changes,
        chapterPaths: new Set([...draft.chapters, ...draft.removed, ...settledChapters]),
        contributorPaths: new Set(changes.map(({ path }) => path).filter(paths.isRecord)),
        before: before.chapters.filter(isTouchedBy(changes)),
        // Only where it changes a picture, it matters who else shows it.
        after: draft.changes.some(({ kind, path }) => kind !== 'added' && !paths.isChapter(path))
          ? reading.chapters
          : [...chapters, ...settledChapters.flatMap((path) => byFile.get(path) ?? [])],
        contributors: reading.contributors,
      }).filter(({ file }) => !settled.some(({ path }) => path === file));
      const own = draft.changes.flatMap(({ path }) => told.get(keyOf(path)) ?? []);
      const diagnostics = [...withSeverities([...draft.diagnostics, ...foreign], project.rules), ...own];
      return [draft, { chapters, diagnostics, people }];
    }),
  );
}

function isTouchedBy(changes: readonly Change[]): (chapter: Chapter) => boolean {
  const touched = new Set(changes.flatMap(({ kind, path }) => (kind === 'added' ? [] : path)));
  return ({ file }) => touched.has(file);
}

/** What a contribution changed and what stands in the book just so. */
function settledBy({ brought, changes }: Draft): Change[] {
  const open = new Set(changes.map(({ path }) => path));
  return [...brought].flatMap(([path, { kind }]) => (open.has(path) ? [] : [{ path, kind }]));
}

/** Two that are both pending are rivals, which is told in other words. */
function isBetweenNewcomers(
  { rule, file }: Diagnostic,
  { before, byFile }: { readonly before: BookReading; readonly byFile: ReadonlyMap<string, Chapter> },
): boolean {
  if (rule !== 'ids-are-unique' || file === undefined) return false;
  const id = byFile.get(file)?.id;
  return !before.chapters.some((chapter) => chapter.id === id && chapter.file !== file && byFile.has(chapter.file));
}

/** A name that differs in capital letters alone is as good as the same. */
function keyOf(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

function groupByFile(diagnostics: readonly Diagnostic[]): Map<string, Diagnostic[]> {
  const groups = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    if (diagnostic.file === undefined) continue;
    const key = keyOf(diagnostic.file);
    groups.set(key, [...(groups.get(key) ?? []), diagnostic]);
  }
  return groups;
}

const mailmapBytes = 2 ** 20;

async function knownPeople(book: BookInGit, { roster }: Project, { contributors }: BookReading): Promise<FindPerson> {
  const end = (await readBlobs(book.place, book.all, ['.mailmap'], mailmapBytes)).get('.mailmap');
  const mailmap = end?.outcome === 'read' ? Buffer.from(end.bytes).toString('utf8') : '';
  return personFinder(mailmap, [...roster, ...contributors]);
}
