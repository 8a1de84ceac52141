import { type MendedFile, mendFiles } from './check/fix/mend.ts';
import { folderMaterial } from './collect/material.ts';
import type { ChapterKind } from './model/chapter.ts';
import type { BookReading } from './pipeline.ts';
import { readChapters } from './read-chapters.ts';

/** A file that was mended, and where it lies. */
export interface FileFix extends MendedFile {
  /** Relative to the book's folder, as the disk spells it. */
  readonly onDisk: string;
}

// Other programs than ours write into a chapter's folder; a text of this size was read before.
const maxBytes = 2 * 2 ** 20;

/**
 * What `check --fix` would write: chapters, forewords and introductions with their mistakes of form mended. Nothing is
 * written.
 *
 * @param files of the book that are looked at
 */
export async function fixBook(
  reading: BookReading,
  files: ReadonlySet<string>,
  signal?: AbortSignal,
): Promise<FileFix[]> {
  const { project } = reading;
  if (project === undefined) return [];
  const material = await folderMaterial(reading.folder);
  const kinds = new Map<string, ChapterKind>();
  const places = new Map<string, string>();
  for (const { file, kind, readable } of reading.chapters) {
    const found = readable && files.has(file) ? await material.find(file) : undefined;
    if (found?.outcome !== 'found') continue;
    kinds.set(file, kind);
    places.set(file, found.path);
  }
  const ends = await material.read([...places.values()], maxBytes);
  const written = [...places].flatMap(([file, onDisk]) => {
    const end = ends.get(onDisk);
    return end?.outcome === 'read'
      ? [{ file, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(end.bytes) }]
      : [];
  });
  const { aliases, unknown } = project.frontMatter;
  const mended = await mendFiles(written, {
    aliases,
    read: (texts) =>
      readChapters(
        texts.map(({ file: path, text }) => ({
          kind: kinds.get(path) ?? 'chapter',
          source: { path, bytes: Buffer.from(text), sha256: '' },
        })),
        { aliases, unknown, signal },
      ),
  });
  return mended.map((each) => ({ ...each, onDisk: places.get(each.file) ?? each.file }));
}
