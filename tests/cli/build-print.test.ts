import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Manifest } from '../../src/report/manifest.ts';
import { runMain } from './run-main.ts';

const long = 'A tree grows for a hundred years, and nobody hears it. '.repeat(250);

const book = `title: Trees
isbn: 978-0-306-40615-7
print: { paper: cream }
cover: { blurb: Trees speak., price: USD 19.95 }
`;

describe('gathering build print', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gathering-print-'));
    await mkdir(join(folder, 'chapters'));
    await writeFile(join(folder, 'book.yml'), book);
    for (const tree of ['Oak', 'Ash', 'Elm', 'Yew']) {
      const text = `---\ntitle: ${tree}\nauthor: Jane Doe\n---\n\nSee [the forest](https://forest.example). ${long}\n`;
      await writeFile(join(folder, 'chapters', `${tree.toLowerCase()}.md`), text);
    }
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('makes the pages, and says of each demand whether it is met', async () => {
    const { code, out } = await runMain(folder, ['build', 'print', '--printer', 'kdp', '--out', 'kdp']);
    expect(out).toContain('kdp/trees-print.pdf');
    expect(out).toContain('trees-print.pdf for Kindle Direct Publishing, as of 2026-11-25: 12 yes');
    expect(out).toMatch(/yes {2}There are no links, comments and forms\. Found: none\./);
    expect(code).toBe(0);
    const manifest = JSON.parse(await readFile(join(folder, 'kdp/manifest.json'), 'utf8')) as Manifest;
    expect(manifest.outputs).toMatchObject([{ path: 'trees-print.pdf', format: 'print' }]);
    expect(manifest.tools).not.toHaveProperty('pandoc-wasm');
    expect(manifest.preflight?.[0]).toMatchObject({ path: 'trees-print.pdf', printer: 'Kindle Direct Publishing' });
    expect(manifest.preflight?.[0]?.findings).toContainEqual({
      demand: 'bookmarks',
      wanted: 'There are no bookmarks.',
      answer: 'yes',
      found: 'none',
    });
  });

  it('makes the cover for as many pages, with the barcode and the front as a picture', async () => {
    const { code, out } = await runMain(folder, ['build', 'print', 'cover', '--printer', 'kdp', '--out', 'both']);
    expect(out).toContain('both/trees-cover.png');
    expect(out).toContain('trees-cover.pdf for Kindle Direct Publishing, as of 2026-11-25: 12 yes');
    // 28 pages of cream paper: 0.07 in.
    expect(out).toContain('The cover is one page of 312.9 × 235 mm (12.32 × 9.25 in), bleed included. Found: it is.');
    expect(out).toContain('The barcode says 978-0-306-40615-7. Found: 9780306406157 and 51995');
    expect(code).toBe(0);
    // Alone, it counts the pages by itself.
    await runMain(folder, ['build', 'cover', '--printer', 'kdp', '--out', 'alone']);
    const [one, other] = await Promise.all(
      ['both', 'alone'].map((at) => readFile(join(folder, at, 'trees-cover.pdf'))),
    );
    expect(one?.equals(other!)).toBe(true);
  });

  it('is the same to the byte each time', async () => {
    await runMain(folder, ['build', 'print', '--printer', 'kdp', '--out', 'again']);
    const [one, other] = await Promise.all(
      ['kdp', 'again'].map((out) => readFile(join(folder, out, 'trees-print.pdf'))),
    );
    expect(one?.equals(other!)).toBe(true);
  });

  it('makes nothing that the printer would refuse, and names the way out', async () => {
    const args = ['build', 'print', '--printer', 'lulu', '--out', 'thin'];
    const { code, out } = await runMain(folder, args);
    expect(out).toContain('Lulu binds books of 32 to 800 pages on "cream" paper; this one has 28.');
    expect(out).toContain('Nothing was written.');
    expect(code).toBe(1);
    expect(await readdir(join(folder, 'thin'))).toEqual([]);
  });

  it('tells of a size that is not offered before any page is laid out', async () => {
    const odd = await mkdtemp(join(tmpdir(), 'gathering-odd-'));
    await writeFile(
      join(odd, 'book.yml'),
      'title: Trees\nchapters: "*.md"\nprint: { trim: 150x200mm, printer: lulu }\n',
    );
    await writeFile(join(odd, 'oak.md'), '---\ntitle: Oak\nauthor: Jane Doe\n---\n\nAn oak.\n');
    const { code, out } = await runMain(odd, ['build', 'print']);
    expect(out).toContain('Lulu does not print books of 150x200mm.');
    expect(code).toBe(1);
    await rm(odd, { recursive: true });
  });

  it.each([
    [['build', 'print', '--printer', 'kindle'], 'There is no printer "kindle".'],
    [['build', 'epub', '--printer', 'kdp'], '--printer says who prints, but nothing is made for print.'],
  ])('%j is explained', async (args, message) => {
    const { code, err } = await runMain(folder, args);
    expect(err).toContain(message);
    expect(code).toBe(2);
  });
});
