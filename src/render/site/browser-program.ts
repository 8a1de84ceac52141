import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BookError } from '../../model/book-error.ts';
import { packageRoot } from '../../system/package-root.ts';
import type { OutputFile } from '../renderer.ts';

/** One of the programs that run in a reader's browser (`src/render/site/browser/`), as the build bundles them. */
export async function browserProgram(name: 'search.js' | 'share.js'): Promise<OutputFile> {
  try {
    return { path: `site/${name}`, bytes: await readFile(join(packageRoot(), 'dist/site', name)) };
  } catch (cause) {
    throw new BookError(`The site's ${name} is not there.`, {
      hint: 'Install gathering again; in a checkout of its source, run "npm run build".',
      cause,
    });
  }
}
