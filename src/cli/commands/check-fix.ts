import { join } from 'node:path';
import { type FileFix, fixBook as findFixes } from '../../fix-book.ts';
import { folderMaterial, withTexts } from '../../collect/material.ts';
import { BookError } from '../../model/book-error.ts';
import { type BookReading, readBook, readBookFrom } from '../../pipeline.ts';
import { diagnosticsAsText } from '../../report/diagnostics.ts';
import { fixesAsText } from '../../report/fixed.ts';
import { unifiedDiff } from '../../report/unified-diff.ts';
import { replaceFile } from '../../system/replace-file.ts';
import { hasColour, widthOf } from '../context.ts';
import { folderFromHere } from '../path-from-here.ts';
import { startProgress } from '../progress.ts';
import type { CheckInput, Chosen } from './check.ts';

/** Mends what can be mended, or shows what would be; then tells what is left. Gives back what is left. */
export async function fixBook(input: CheckInput, select: (reading: BookReading) => Required<Chosen>): Promise<Chosen> {
  const { context, signal, book, dryRun, quiet, threads } = input;
  const { cwd, stdout } = context;
  const progress = startProgress(context);
  progress.step({ name: 'read', state: 'start' });
  const work = async () => {
    const reading = await readBook({ cwd, book, signal, threads });
    const fixes = await findFixes(reading, new Set(select(reading).files), signal);
    if (!dryRun) await write(reading.folder, fixes);
    return { reading, fixes, after: await readAfter(reading, fixes, signal) };
  };
  const { reading, fixes, after } = await work().finally(progress.end);
  const colour = hasColour(context, stdout);
  const folder = folderFromHere(cwd, reading.folder);
  if (dryRun)
    for (const { file, before, after: text } of fixes) stdout.write(unifiedDiff(file, before, text, { colour }));
  stdout.write(fixesAsText(fixes, { folder, colour, isDryRun: dryRun }));
  const left = select(after);
  if (!quiet || left.diagnostics.length > 0) {
    const options = { chapterFiles: left.chapterFiles, folder, colour, width: widthOf(stdout) };
    stdout.write(`\n${diagnosticsAsText(left.diagnostics, after.sources, options)}`);
  }
  return left;
}

/** Only what is still as it was read: somebody may have saved the file meanwhile. */
async function write(folder: string, fixes: readonly FileFix[]): Promise<void> {
  const material = await folderMaterial(folder);
  for (const { file, onDisk, before, after } of fixes) {
    // Read again just now: a regular file inside the folder, never through a link.
    const end = (await material.read([onDisk], before.length * 4 + 4)).get(onDisk);
    if (end?.outcome !== 'read' || !Buffer.from(before).equals(end.bytes)) {
      throw new BookError(`${file} was changed by another program just now, and is left as it is.`, {
        hint: 'Save it there, close it, and run the command again.',
      });
    }
    await replaceFile(join(folder, onDisk), Buffer.from(after));
  }
}

/** The book with what is mended, written or not. */
async function readAfter(reading: BookReading, fixes: readonly FileFix[], signal: AbortSignal): Promise<BookReading> {
  const { folder, project } = reading;
  if (project === undefined || fixes.length === 0) return reading;
  const texts = new Map(fixes.map(({ onDisk, after }) => [onDisk, after]));
  const material = withTexts(await folderMaterial(folder), texts);
  return readBookFrom({ folder, file: project.file, configuration: material, material }, signal);
}
