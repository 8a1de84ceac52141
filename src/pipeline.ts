import { collectMaterial } from './book-files.ts';
import { checkChapter, checkRules, withoutIgnored, withSeverities } from './check/check.ts';
import { gatherPeople } from './chapters/gather-people.ts';
import { collectFiles, listFiles } from './collect/collect-files.ts';
import { collectImages } from './collect/collect-images.ts';
import { findBook } from './collect/find-book.ts';
import { locatePeople } from './locate/locate-people.ts';
import { readLockOf } from './collect/lock/find-lock.ts';
import { folderMaterial } from './collect/material.ts';
import type { Chapter } from './model/chapter.ts';
import type { Diagnostic } from './model/checked.ts';
import type { Lock } from './model/collect.ts';
import type { Contributor } from './model/contributor.ts';
import type { Project } from './model/project.ts';
import type { ImageFile, SourceFile } from './model/source.ts';
import type { Whereabouts } from './model/whereabouts.ts';
import { type OrderedBook, orderChapters } from './order/order.ts';
import { type ParsingThreads, startThreads } from './parsing-threads.ts';
import { type ChapterMemory, readChapters } from './read-chapters.ts';
import { addSources, completeDescription, type DescribedBook, openDescription } from './read-description.ts';
import { indexLinks } from './text/cross-links.ts';
import { picturesOf } from './text/pictures.ts';

export interface BookOptions {
  /** The folder from which a book is looked for, upward. */
  readonly cwd: string;
  /** The book's folder or its `book.yml`, where it is not found from `cwd`. */
  readonly book?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Threads for parsing that run already; else they are started and ended here. */
  readonly threads?: ParsingThreads | undefined;
}

/** Everything known of a book once its files are read and its rules have been asked. */
export interface BookReading {
  /** Absolute path of the book's folder. */
  readonly folder: string;
  /** Undefined where `book.yml` cannot be used; then there are only diagnostics. */
  readonly project?: Project;
  readonly chapters: readonly Chapter[];
  readonly contributors: readonly Contributor[];
  readonly ordered: OrderedBook;
  readonly images: ReadonlyMap<string, ImageFile>;
  /** Where the people are, by id; empty where the book is to have no map. */
  readonly whereabouts: ReadonlyMap<string, Whereabouts>;
  /** The files of the book's own themes, from where book.yml is: a contribution cannot change the looks. */
  readonly themes: readonly SourceFile[];
  /** With the severities that `book.yml` sets. */
  readonly diagnostics: readonly Diagnostic[];
  /** The text of each file that was read, for showing lines of it. */
  readonly sources: ReadonlyMap<string, string>;
  /** By file: why a chapter cannot be set. */
  readonly held: ReadonlyMap<string, readonly string[]>;
  /** What was taken in from where; undefined where that cannot be read. */
  readonly lock?: Lock | undefined;
}

/**
 * Reads a whole book and checks it: book.yml → files → chapters → people → rules → order.
 *
 * @throws BookError where there is no book, or its folder cannot be read.
 */
export async function readBook(options: BookOptions): Promise<BookReading> {
  const { folder, file } = await findBook(options);
  const threads = options.threads ?? startThreads();
  try {
    const material = await folderMaterial(folder);
    return await readBookFrom({ folder, file, configuration: material, material, threads }, options.signal);
  } finally {
    if (threads !== options.threads) await threads.end();
  }
}

// A theme may bring fonts and pictures.
const themeBytes = 16 * 2 ** 20;

/** Where the parts of a book are read. */
export interface BookSource extends DescribedBook {
  /** Absolute path of the book's folder, for messages. */
  readonly folder: string;
  /** Files that come after all others, in this order: of what two files may not share, the newcomer is told. */
  readonly newcomers?: ReadonlySet<string>;
  /** Chapters that were read before, where the same book is read several times with some files exchanged. */
  readonly memory?: ChapterMemory;
  /** Threads for parsing that run already; else some are started when the chapters are there. */
  readonly threads?: ParsingThreads;
}

/** The same of a book whose place is known. */
export async function readBookFrom(
  { folder, file, configuration, material, newcomers = new Set(), memory, threads }: BookSource,
  signal?: AbortSignal,
): Promise<BookReading> {
  const book = { file, configuration, material };
  const { bookFile, ...opened } = await openDescription(book);
  const { sources } = opened;
  if (bookFile === undefined) return broken(folder, opened.diagnostics, sources);
  const collected = await collectMaterial(material, bookFile);
  signal?.throwIfAborted();
  const { aliases, unknown } = bookFile.frontMatter;
  const ranks = new Map([...newcomers].map((path, index) => [path, index + 1]));
  const rankOf = ({ source: { path } }: { readonly source: SourceFile }) => ranks.get(path) ?? 0;
  const files = collected.files.toSorted((one, other) => rankOf(one) - rankOf(other));
  // The threads begin with the chapters while the people on file are read.
  const describing = completeDescription(book, { ...opened, bookFile });
  const check = async (chapter: Chapter) => checkChapter(chapter, (await describing).project);
  const [described, read] = await Promise.all([
    describing,
    readChapters(files, { aliases, unknown, signal, memory, threads, check }),
  ]);
  const { project } = described;
  const themes = await collectFiles(configuration, ['themes/**/*'], { maxBytes: themeBytes });
  addSources(
    sources,
    themes.value.filter(({ path }) => path.endsWith('/theme.yml')),
  );
  const gathered = gatherPeople(
    read.map(({ value }) => value),
    withEditors(project),
    project.book.language,
  );
  const { chapters, contributors } = gathered.value;
  for (const chapter of chapters) sources.set(chapter.file, chapter.text);

  const { images, problems } = await collectImages(material, wantedImages(chapters, contributors, project));
  const links = indexLinks(chapters);
  const whereabouts = project.map === false ? new Map<string, Whereabouts>() : await locatePeople(contributors);
  const asRead = { project, chapters, contributors, links, images, imageProblems: problems, places: described.places };
  const found = checkRules(
    { ...asRead, whereabouts, files: await listFiles(material) },
    read.map((each) => each.found),
  );
  const ordered = orderChapters(chapters, contributors, project);
  const lock = await readLockOf(material);
  const everything = [
    ...[described, themes, collected, ...read, gathered].flatMap(({ diagnostics }) => diagnostics),
    ...found,
    ...ordered.diagnostics,
    ...lock.diagnostics,
  ];
  const diagnostics = withSeverities(withoutIgnored(everything, chapters), project.rules);
  const held = heldChapters(chapters, diagnostics);
  return {
    ...{ folder, project, chapters, contributors, ordered: ordered.value },
    ...{ images, whereabouts, themes: themes.value, diagnostics, sources, held, lock: lock.value },
  };
}

/** The problems of a book alone, with the chapters that they keep out. */
export async function checkBook(options: BookOptions): Promise<Pick<BookReading, 'diagnostics' | 'held'>> {
  const { diagnostics, held } = await readBook(options);
  return { diagnostics, held };
}

function broken(folder: string, diagnostics: readonly Diagnostic[], sources: ReadonlyMap<string, string>): BookReading {
  const ordered = { front: [], sections: [], back: [] };
  const none = { chapters: [], contributors: [], images: new Map(), whereabouts: new Map() };
  const nothing = { ...none, themes: [], held: new Map() };
  return { folder, ...nothing, ordered, diagnostics, sources };
}

// An editor or translator is a contributor like any other, also where only book.yml names them.
function withEditors(project: Project): Contributor[] {
  const known = new Set(project.contributors.map(({ id }) => id));
  const inBookFile = [...project.book.editors, ...project.book.credits.flatMap(({ people }) => people)];
  const added = new Map<string, Contributor>();
  for (const person of inBookFile) {
    if (!known.has(person.id)) added.set(person.id, { ...added.get(person.id), ...person });
  }
  return [...project.contributors, ...added.values()];
}

/** The pictures that a book shows, as it names them; they may not be there. */
export function wantedImages(chapters: readonly Chapter[], people: readonly Contributor[], project: Project): string[] {
  const wanted = new Set(chapters.flatMap(picturesOf));
  for (const { photo } of people) if (photo !== undefined) wanted.add(photo);
  if (project.book.cover !== undefined) wanted.add(project.book.cover);
  return [...wanted];
}

/** A chapter with an error, or one that calls itself a draft, is kept out of the book: why, by file. */
function heldChapters(chapters: readonly Chapter[], diagnostics: readonly Diagnostic[]): Map<string, string[]> {
  const held = new Map<string, string[]>();
  const byFile = new Map<string | undefined, string[]>();
  for (const { file, severity, rule, message } of diagnostics) {
    if (severity !== 'error' && rule !== 'chapter-is-finished') continue;
    const messages = byFile.get(file) ?? [];
    byFile.set(file, messages);
    messages.push(message);
  }
  for (const chapter of chapters) {
    if (chapter.kind === 'intro') continue;
    const reasons = byFile.get(chapter.file) ?? [];
    if (reasons.length > 0 || !chapter.readable || chapter.draft || chapter.withdrawn)
      held.set(chapter.file, [...new Set(reasons)]);
  }
  return held;
}
