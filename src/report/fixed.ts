import { count } from './count.ts';
import { painter } from './paint.ts';
import { safeText } from './safe-text.ts';

/** What was mended, by file and line, with a count. */
export function fixesAsText(
  files: readonly {
    readonly file: string;
    readonly mended: readonly { readonly line: number; readonly says: string }[];
  }[],
  { folder, colour, isDryRun }: { readonly folder: string; readonly colour: boolean; readonly isDryRun: boolean },
): string {
  const paint = painter(colour);
  const things = files.reduce((sum, { mended }) => sum + mended.length, 0);
  if (things === 0) return 'Nothing here can be mended by a program.\n';
  const lines = files.flatMap(({ file, mended }) =>
    mended.map(({ line, says }) => `${paint('bold', `${safeText(folder + file, 1000)}:${line}`)}  ${safeText(says)}`),
  );
  const all = `${count(things, 'thing')} in ${count(files.length, 'file')}`;
  const closing = isDryRun ? `${all} would be mended. Nothing was written.` : `${paint('green', `Mended ${all}.`)}`;
  return `${lines.join('\n')}\n\n${closing}\n`;
}
