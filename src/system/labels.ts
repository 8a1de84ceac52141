import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from './package-root.ts';

/** The words of the book's furniture, by language, as `templates/labels.json` has them. */
export async function readLabels(): Promise<unknown> {
  return JSON.parse(await readFile(join(packageRoot(), 'templates', 'labels.json'), 'utf8'));
}
