import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from './package-root.ts';

/** The manual's page of each rule, as Markdown, by the rule's name. */
export async function readRulePages(): Promise<ReadonlyMap<string, string>> {
  const folder = join(packageRoot(), 'docs', 'rules');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.md')).sort();
  const pages = files.map(async (file): Promise<[string, string]> => [
    file.slice(0, -'.md'.length),
    await readFile(join(folder, file), 'utf8'),
  ]);
  return new Map(await Promise.all(pages));
}
