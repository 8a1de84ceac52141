import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { BookError } from '../model/book-error.ts';
import { packageRoot } from './package-root.ts';

/** A file of the atlas that comes with the program: `shapes.json`, `centres.json`, `world.txt`, `NZ.txt`. */
export async function readAtlas(name: string): Promise<string> {
  try {
    const packed = await readFile(join(packageRoot(), 'dist', 'atlas', `${name}.gz`));
    return (await promisify(gunzip)(packed)).toString('utf8');
  } catch (cause) {
    throw new BookError(`The file ${name} of the map of places could not be read.`, {
      hint: 'Install gathering again; in a copy of its source, run "npm run build". "map: false" in book.yml does without a map.',
      cause,
    });
  }
}
