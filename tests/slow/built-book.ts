import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gathering, type ProgramOptions, type ProgramRun } from './run-program.ts';

/** A book that was built, as its manifest tells of it. */
export interface BuiltBook {
  /** Output folder. */
  readonly out: string;
  readonly run: ProgramRun;
  readonly chapters: readonly BuiltChapter[];
  /** Path of the first output with this ending. */
  readonly file: (ending: string) => string;
}

export interface BuiltChapter {
  readonly file: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly state: string;
}

/** Builds the book in a folder with the real command. */
export async function build(
  folder: string,
  formats: readonly string[],
  options: ProgramOptions & { readonly out?: string } = {},
): Promise<BuiltBook> {
  const out = options.out ?? join(folder, 'build');
  const run = await gathering(['build', ...formats, '--book', folder, '--out', out], options);
  if (run.code > 1) throw new Error(`The build ended with ${run.code}:\n${run.stdout}${run.stderr}`);
  const manifest = JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8')) as { chapters: BuiltChapter[] };
  const names = await readdir(out);
  return {
    out,
    run,
    chapters: manifest.chapters,
    file: (ending) => {
      const name = names.find((candidate) => candidate.endsWith(ending));
      if (name === undefined) throw new Error(`There is no *${ending} in ${out}.\n${run.stdout}${run.stderr}`);
      return join(out, name);
    },
  };
}
