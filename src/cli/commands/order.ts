import { readBook } from '../../pipeline.ts';
import { contentsAsJson, contentsAsText } from '../../report/contents.ts';
import { hasColour, widthOf } from '../context.ts';
import type { CommandInput } from '../program.ts';
import { startProgress } from '../progress.ts';
import { writeDiagnostics } from './check.ts';

export interface OrderInput extends CommandInput {
  readonly json: boolean;
}

/** Shows the contents as the book will have them. */
export async function order({ context, signal, book, json }: OrderInput): Promise<number> {
  const progress = startProgress(context);
  progress.step({ name: 'read', state: 'start' });
  const reading = await readBook({ cwd: context.cwd, book, signal }).finally(progress.end);
  const { project, diagnostics } = reading;
  if (project === undefined) {
    writeDiagnostics(context, reading, { diagnostics, chapterFiles: [] }, json);
    return 1;
  }
  const { stdout } = context;
  const contents = { ...reading, project };
  stdout.write(
    json
      ? contentsAsJson(contents)
      : contentsAsText(contents, { colour: hasColour(context, stdout), width: widthOf(stdout) }),
  );
  return 0;
}
