import type { ChapterFindings } from './check/check.ts';
import { finishChapter, openChapter, type OpenedChapter, type ParsedBody } from './chapters/open-chapter.ts';
import type { Chapter, ChapterKind } from './model/chapter.ts';
import type { Checked, Severity } from './model/checked.ts';
import type { SourceFile } from './model/source.ts';
import { mostThreads, type ParsingThreads, startThreads } from './parsing-threads.ts';

export interface ChapterFile {
  readonly kind: ChapterKind;
  readonly source: SourceFile;
}

export interface ReadingOptions {
  readonly aliases: Readonly<Record<string, string>>;
  readonly unknown: Severity | 'off';
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for a text of so many characters. */
  readonly deadline?: (characters: number) => number;
  /** Chapters that were read before, which are not read again; those that are read now are added. */
  readonly memory?: ChapterMemory | undefined;
  /** Threads that run already, for several books one after the other; else they are started and ended here. */
  readonly threads?: ParsingThreads | undefined;
  /** Asked of each chapter as soon as it is read, while the threads are at the next ones. */
  readonly check?: (chapter: Chapter) => Promise<ChapterFindings>;
}

/** A chapter, the problems of reading it, and what the rules find that look at it alone. */
export interface ReadChapter extends Checked<Chapter> {
  readonly found: ChapterFindings;
}

/** Chapters by kind, path and content of their files, read with the same aliases and rules. */
export type ChapterMemory = Map<string, ReadChapter>;

/**
 * How many texts the threads have at a time, all together: none need wait for us when it has told of some, and most heads
 * are read before the first texts come back.
 */
const TEXTS_UNDER_WAY = 256;

/** Starting a thread costs a tenth of a second; below this many chapters a second one is not worth it. */
const FILES_A_THREAD = 24;

/**
 * Reads chapters, their Markdown in threads that can be stopped: parsers take minutes on some small hostile files. A
 * chapter that takes too long or too much memory is reported, with what its front matter says, and the others go on.
 */
export async function readChapters(files: readonly ChapterFile[], options: ReadingOptions): Promise<ReadChapter[]> {
  const { memory } = options;
  if (memory === undefined) return readAnew(files, options);
  const keyOf = ({ kind, source: { path, sha256 } }: ChapterFile) => `${kind} ${sha256} ${path}`;
  const missing = files.filter((file) => !memory.has(keyOf(file)));
  const read = await readAnew(missing, options);
  missing.forEach((file, index) => memory.set(keyOf(file), read[index] as ReadChapter));
  return files.map((file) => memory.get(keyOf(file)) as ReadChapter);
}

async function readAnew(files: readonly ChapterFile[], options: ReadingOptions): Promise<ReadChapter[]> {
  if (files.length === 0) return [];
  if (options.threads !== undefined) return readIn(options.threads, files, options);
  const threads = startThreads();
  return readIn(threads, files, options).finally(threads.end);
}

/** One chapter, opened and on its way through a thread. */
interface UnderWay {
  readonly index: number;
  readonly opened: OpenedChapter;
  /** Undefined where there is nothing that may be parsed. */
  readonly parsing: Promise<ParsedBody> | undefined;
}

async function readIn(
  threads: ParsingThreads,
  files: readonly ChapterFile[],
  options: ReadingOptions,
): Promise<ReadChapter[]> {
  const { deadline = deadlineFor, signal, check } = options;
  const read: ReadChapter[] = [];
  const takeNext = shareOut(files);
  const begin = (slot: number): UnderWay | undefined => {
    const index = takeNext(slot);
    if (index === undefined) return undefined;
    signal?.throwIfAborted();
    const { source, kind } = files[index] as ChapterFile;
    const opened = openChapter(source, { ...options, kind });
    const { body } = opened;
    if (body === undefined) return { index, opened, parsing: undefined };
    return { index, opened, parsing: threads.parse(slot, { file: source.path, body }, deadline(body.length)) };
  };
  const finish = async ({ index, opened }: UnderWay, parsed: ParsedBody | undefined): Promise<void> => {
    const finished = finishChapter(opened, parsed);
    read[index] = { ...finished, found: (await check?.(finished.value)) ?? new Map() };
  };
  const count = Math.min(Math.ceil(files.length / FILES_A_THREAD), mostThreads);
  const lanes = Array.from({ length: TEXTS_UNDER_WAY }, async (_, lane) => {
    const slot = lane % count;
    let finishing: Promise<void> | undefined;
    for (let current = begin(slot); current !== undefined;) {
      const [parsed] = await Promise.all([current.parsing, finishing]);
      const done = current;
      // The thread gets its next text before we look at what it gave.
      current = begin(slot);
      finishing = finish(done, parsed);
    }
    await finishing;
  });
  await unlessAborted(signal, Promise.all(lanes));
  return read;
}

/** Waits for work, or for the signal that nobody wants it any more. */
async function unlessAborted(signal: AbortSignal | undefined, work: Promise<unknown>): Promise<void> {
  if (signal === undefined) return void (await work);
  let onAbort = () => {};
  const aborted = new Promise((_, reject) => {
    onAbort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', onAbort);
  });
  await Promise.race([work, aborted]).finally(() => signal.removeEventListener('abort', onAbort));
}

/**
 * Which file a thread takes next: the longest, so that none begins it when the others have ended. The first thread
 * begins with those that hold a `<`, the others with the rest: then most often one alone has to learn the long way
 * through HTML, which takes as long to learn as all else.
 */
function shareOut(files: readonly ChapterFile[]): (slot: number) => number | undefined {
  const size = (index: number) => files[index]?.source.bytes.length ?? 0;
  const longestFirst = [...files.keys()].sort((one, other) => size(other) - size(one));
  const marked = longestFirst.filter((index) => files[index]?.source.bytes.includes(lessThan));
  const plain = longestFirst.filter((index) => !files[index]?.source.bytes.includes(lessThan));
  return (slot) => (slot === 0 ? (marked.shift() ?? plain.shift()) : (plain.shift() ?? marked.shift()));
}

const lessThan = '<'.charCodeAt(0);

// 10 s, and 10 s more a megabyte: honest prose takes at most 2.4 s a megabyte.
function deadlineFor(characters: number): number {
  return 10_000 + (characters / 1_000_000) * 10_000;
}
