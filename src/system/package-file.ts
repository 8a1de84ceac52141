import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { BookError } from '../model/book-error.ts';

const resolver = createRequire(import.meta.url);

/**
 * A file of an installed npm package, such as a font. `path` is relative to the package's folder. A BookError says
 * where the package is not installed or lacks the file.
 */
export async function readPackageFile(packageName: string, path: string): Promise<Uint8Array> {
  try {
    // Through package.json, because not every package exports its licence.
    const folder = dirname(resolver.resolve(`${packageName}/package.json`));
    return await readFile(join(folder, path));
  } catch (cause) {
    throw new BookError(`The file ${path} of the package ${packageName} could not be read.`, {
      hint: `Run "npm install" where gathering is installed, so that ${packageName} is there as a whole.`,
      cause,
    });
  }
}
