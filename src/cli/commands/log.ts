import { readChapterLog } from '../../read-chapter-log.ts';
import { chapterLogAsText } from '../../report/chapter-log.ts';
import { safeJson } from '../../report/safe-text.ts';
import { hasColour } from '../context.ts';
import type { CommandInput } from '../program.ts';
import { startProgress } from '../progress.ts';

export interface LogInput extends CommandInput {
  readonly chapter: string;
  readonly json: boolean;
}

/** Tells which version of a chapter is in the book. */
export async function log({ context, signal, book, chapter, json }: LogInput): Promise<number> {
  const { cwd, env, stdout } = context;
  const progress = startProgress(context);
  progress.step({ name: 'read', state: 'start' });
  const found = await readChapterLog({ cwd, env, book, signal, chapter }).finally(progress.end);
  stdout.write(json ? safeJson(found) : chapterLogAsText(found, { colour: hasColour(context, stdout) }));
  return 0;
}
