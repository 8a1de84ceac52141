import { unzipSync } from 'fflate';
import { readFile } from 'node:fs/promises';
import { readPages } from './read-pdf.ts';
import { squeezed } from './words.ts';

export interface PageListFindings {
  readonly compared: number;
  /** Pages that do not have what the EPUB says they begin with. */
  readonly wrong: readonly string[];
  /** Numbers of pages with something on them that no entry of the list has. */
  readonly missing: readonly number[];
}

/** Whether each number in the EPUB's list of pages leads to what stands on that page of the PDF. */
export async function comparePageList(epub: string, pdf: string): Promise<PageListFindings> {
  const texts = new Map(
    Object.entries(unzipSync(await readFile(epub))).map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]),
  );
  const contents = texts.get('EPUB/text/contents.xhtml') ?? '';
  const list = [...contents.slice(contents.indexOf('id="pages"')).matchAll(/<a href="([^"#]+)#([^"]+)">([^<]+)<\/a>/g)];
  const numbered = list.filter(([, , , label]) => /^\d+$/.test(label ?? ''));
  const pages = (await readPages(pdf)).map((page) => page.split('\n').map((line) => line.trim()));
  const before = pagesBeforeTheFirst(pages);
  const wrong = numbered.flatMap(([, file, id, label]) => {
    const beginning = textAfter(id ?? '', texts.get(`EPUB/text/${file}`) ?? '');
    const page = squeezed((pages[before + Number(label) - 1] ?? []).join(' ')).replaceAll('\u200B', '');
    return page.includes(beginning) ? [] : [`page ${label} does not have “${beginning}”`];
  });
  const numbers = new Set(numbered.map(([, , , label]) => Number(label)));
  const printed = pages.slice(before).flatMap((lines, index) => (lines.some((line) => line !== '') ? [index + 1] : []));
  const missing = printed.filter((number) => !numbers.has(number));
  return { compared: numbered.length, wrong, missing };
}

/** How many pages stand before the one with number 1, by what is printed on most pages. */
function pagesBeforeTheFirst(pages: readonly (readonly string[])[]): number {
  const votes = new Map<number, number>();
  for (const [index, lines] of pages.entries()) {
    const printed = lines.flatMap((line) => /^(\d+)(?:\s|$)|(?:^|\s)(\d+)$/.exec(line)?.slice(1) ?? []);
    for (const number of new Set(printed.filter((text) => text !== undefined).map(Number))) {
      const difference = index + 1 - number;
      votes.set(difference, (votes.get(difference) ?? 0) + 1);
    }
  }
  return [...votes].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
}

/** The first letters of the title or text that the mark stands before; nothing where that is a picture. */
function textAfter(id: string, xhtml: string): string {
  const rest = xhtml.slice(xhtml.indexOf(`id="${id}"`)).replace(/^[^>]*>\s*<\/span>\s*/, '');
  if (rest.startsWith('<figure')) return '';
  const title = /^<header[^]*?<h1[^>]*>([^]*?)<\/h1>/.exec(rest)?.[1];
  const block = /^[^]*?[^>\s][^]*?(?=<\/(?:h\d|p|li|t[dh]|pre)>)/.exec(rest.replace(/^(?:<[^>]*>\s*)+/, ''))?.[0];
  const text = (title ?? block ?? '').replace(/<[^>]*>/g, ' ');
  const letters = text.replace(/&(?:lt|#x3C);/g, '<').replace(/&(?:amp|#x26);/g, '&');
  return squeezed(letters).slice(0, 16);
}
