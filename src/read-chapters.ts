import { availableParallelism } from 'node:os';
import { finishChapter, openChapter, type OpenedChapter, type ParsedBody } from './chapters/open-chapter.ts';
import type { Chapter, ChapterKind } from './model/chapter.ts';
import type { Checked, Severity } from './model/checked.ts';
import type { SourceFile } from './model/source.ts';
import { type ParsingThread, parseInThread, startParsing } from './parsing.ts';

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
}

/** Chapters by kind, path and content of their files, read with the same aliases. */
export type ChapterMemory = Map<string, Checked<Chapter>>;

/** Starting a thread costs a tenth of a second; below this many chapters a second one is not worth it. */
const FILES_A_THREAD = 24;
const MOST_THREADS = 4;

/**
 * Reads chapters, their Markdown in threads that can be stopped: parsers take minutes on some small hostile files. A
 * chapter that takes too long or too much memory is reported, with what its front matter says, and the others go on.
 */
export async function readChapters(
  files: readonly ChapterFile[],
  options: ReadingOptions,
): Promise<Checked<Chapter>[]> {
  const { memory } = options;
  if (memory === undefined) return readAnew(files, options);
  const keyOf = ({ kind, source: { path, sha256 } }: ChapterFile) => `${kind} ${sha256} ${path}`;
  const missing = files.filter((file) => !memory.has(keyOf(file)));
  const read = await readAnew(missing, options);
  missing.forEach((file, index) => memory.set(keyOf(file), read[index] as Checked<Chapter>));
  return files.map((file) => memory.get(keyOf(file)) as Checked<Chapter>);
}

async function readAnew(files: readonly ChapterFile[], options: ReadingOptions): Promise<Checked<Chapter>[]> {
  const { deadline = deadlineFor, signal } = options;
  const count = Math.min(Math.ceil(files.length / FILES_A_THREAD), availableParallelism(), MOST_THREADS);
  const threads = Array.from({ length: count }, startParsing);
  try {
    const opened = files.map(({ source, kind }) => openChapter(source, { ...options, kind }));
    const parsed: ParsedBody[] = [];
    // The longest first, so that no thread begins it when the others have ended.
    const queue = [...opened.keys()].sort((one, other) => lengthOf(opened[other]) - lengthOf(opened[one]));
    await Promise.all(
      threads.map(async (_, slot) => {
        for (let index = queue.shift(); index !== undefined; index = queue.shift()) {
          const chapter = opened[index];
          if (chapter?.body === undefined) continue;
          signal?.throwIfAborted();
          const thread = (threads[slot] ??= startParsing());
          const limits = { deadline: deadline(chapter.body.length), signal };
          const end = await parseInThread(thread, { file: chapter.source.path, body: chapter.body }, limits);
          if (end.content === undefined) threads[slot] = startParsing();
          parsed[index] = end;
        }
      }),
    );
    return opened.map((chapter, index) => finishChapter(chapter, parsed[index]));
  } finally {
    await Promise.all(threads.map((thread: ParsingThread) => thread.terminate()));
  }
}

function lengthOf(chapter: OpenedChapter | undefined): number {
  return chapter?.body?.length ?? 0;
}

// 10 s, and 10 s more a megabyte: honest prose takes at most 2.4 s a megabyte.
function deadlineFor(characters: number): number {
  return 10_000 + (characters / 1_000_000) * 10_000;
}
