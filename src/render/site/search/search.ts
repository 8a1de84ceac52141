import { createHash } from 'node:crypto';
import type { OutputFile } from '../../renderer.ts';
import { browserProgram } from '../browser-program.ts';
import type { Desk } from '../desk.ts';
import { searchDocuments } from './documents.ts';
import { searchFiles } from './index-files.ts';
import type { SearchBook } from './index-files.ts';

/** The search page's program and the index that it looks in. */
export async function searchOutputs(desk: Desk): Promise<OutputFile[]> {
  const { pages, firsts, words, texts } = searchFiles(searchDocuments(desk));
  const tables = [
    ...words.map((table, number) => ({ name: `words-${number}`, code: call('words', number, table) })),
    ...texts.map((table, number) => ({ name: `texts-${number}`, code: call('texts', number, table) })),
  ];
  const edition = createHash('sha256')
    .update(JSON.stringify([pages, firsts, tables]))
    .digest('hex')
    .slice(0, 12);
  const book: SearchBook = { edition, pages, firsts };
  return [
    await browserProgram('search.js'),
    ...[{ name: 'book', code: call('book', book) }, ...tables].map(({ name, code }) => ({
      path: `site/search/${name}.js`,
      bytes: new TextEncoder().encode(code),
    })),
  ];
}

// As text within text: in a browser, parsing JSON is quicker than reading the same as a program, and can only be data.
function call(name: string, ...values: readonly unknown[]): string {
  const parsed = values.map((value) =>
    typeof value === 'number' ? String(value) : `JSON.parse(${JSON.stringify(JSON.stringify(value))})`,
  );
  return `gatheringSearch.${name}(${parsed.join(',')});\n`;
}
