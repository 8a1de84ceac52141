import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { gathering } from './slow/run-program.ts';

/* A book of two good chapters, already built, meets bad material. The command runs as people run it. */
const chapter = (title: string) => `---\ntitle: ${title}\nauthor: Jane Doe\n---\n\nThe ${title} stands.\n`;
const book: Readonly<Record<string, string>> = {
  'book.yml': 'title: Trees\nchapters: chapters/*.md\ncontributors: contributors/*.yml\noutputs: [markdown]\n',
  'chapters/ash.md': chapter('Ash'),
  'chapters/oak.md': chapter('Oak'),
};

let good: string;
const folders: string[] = [];

beforeAll(async () => {
  good = await newFolder();
  await writeAll(good, book);
  expect(await gathering(['build'], { cwd: good })).toMatchObject({ code: 0 });
});
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

interface Bad {
  /** Files that are added or changed. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** What "gathering check" says: the place, the problem, the remedy. */
  readonly says: readonly [place: string, problem: RegExp, remedy: RegExp];
}

describe('a chapter that cannot be set leaves the others as they are', () => {
  const head = 'title: Elm\nauthor: Jane Doe';
  const rows: readonly (readonly [string, string | Uint8Array, ...Bad['says']])[] = [
    ['of 0 bytes', '', 'chapters/elm.md:1:1', /The file is empty\./, /saved/],
    ['of front matter only', `---\n${head}\n---\n`, 'chapters/elm.md:4:1', /no text below/, /below the second line/],
    ['with front matter that does not end', `---\n${head}\n\nText.\n`, 'chapters/elm.md:1:1', /has no end/, /only ---/],
    ['with a key given twice', `---\n${head}\ntitle: Yew\n---\n\nText.\n`, 'chapters/elm.md:4:1', /twice/, /Delete/],
    ['with a list as front matter', '---\n- Elm\n- Yew\n---\n\nText.\n', 'chapters/elm.md:2:1', /a list/, /a colon/],
    [
      'with JavaScript as front matter',
      '---js\n{ title: require("fs").writeFileSync("ran.txt", "") }\n---\n\nText.\n',
      'chapters/elm.md:1:4',
      /"js"/,
      /only ---/,
    ],
    ['without an author', '---\ntitle: Elm\n---\n\nText.\n', 'chapters/elm.md:2:8', /who wrote it/, /"author:"/],
    ['by a number', '---\ntitle: Elm\nauthor: 42\n---\n\nText.\n', 'chapters/elm.md:3:9', /id "42"/, /person/],
    [
      'by nobody on file',
      '---\ntitle: Elm\nauthor: jo-elm\n---\n\nText.\n',
      'chapters/elm.md:3:9',
      /"jo-elm"/,
      /on file/,
    ],
    ['in another encoding', new Uint8Array([0xff, 0xfe, 0x41, 0]), 'chapters/elm.md', /UTF-16/, /UTF-8/],
  ];

  it.each(rows)('%s', async (_what, content, ...says) => {
    const folder = await broken({ 'chapters/elm.md': content });
    const [check, build] = await Promise.all([run(folder, 'check'), run(folder, 'build')]);
    expectSaid(check, says);
    expect([check.code, build.code]).toEqual([1, 1]);
    expect(build.said).toMatch(/1 chapter is held back[\s\S]*chapters\/elm\.md/);
    const written = await readFile(join(folder, 'build/trees.md'), 'utf8');
    expect(written).toContain('The Ash stands.');
    expect(written).toContain('The Oak stands.');
    expect(existsSync(join(folder, 'ran.txt'))).toBe(false);
  });
});

describe('a photo that cannot be shown keeps nobody out of the book', () => {
  const rows: readonly (readonly [string, Uint8Array | undefined, RegExp, RegExp])[] = [
    ['missing', undefined, /no such picture/, /exactly this name/],
    ['not an image', new TextEncoder().encode('I am no picture.'), /not a picture/, /PNG or JPEG/],
    ['of 12,000 × 12,000 pixels', blankPng(12_000), /12000 × 12000/, /smaller/],
  ];

  it.each(rows)('%s', async (_what, photo, problem, remedy) => {
    const text = '---\ntitle: Elm\nauthor: { name: Ann Elm, photo: ann.png }\n---\n\nThe Elm stands.\n';
    const folder = await broken({ 'chapters/elm.md': text, ...(photo ? { 'chapters/ann.png': photo } : {}) });
    const [check, build] = await Promise.all([run(folder, 'check'), run(folder, 'build')]);
    expectSaid(check, ['chapters/elm.md:3:33', problem, remedy]);
    expect([check.code, build.code]).toEqual([0, 0]);
    expect(await readFile(join(folder, 'build/trees.md'), 'utf8')).toContain('The Elm stands.');
  });
});

describe('a book.yml that cannot be used writes nothing', () => {
  const rows: readonly (readonly [string, string, ...Bad['says']])[] = [
    ['that is not YAML', 'title: [Trees\n', 'book.yml:1:8', /never closed/, /title: \[Trees\]/],
    ['that is not a mapping', '- Trees\n', 'book.yml:1:1', /a list/, /a colon/],
    ['of 10 MB', `title: Trees\n# ${'x'.repeat(10 * 2 ** 20)}\n`, 'book.yml', /10\.0 MB/, /text/],
    ['without a title', 'language: en\n', 'book.yml', /title/, /title:/],
    ['with a key that does not exist', `${book['book.yml']}lanugage: en\n`, 'book.yml:5:1', /lanugage/, /language/],
    [
      'whose pattern matches nothing',
      'title: Trees\nchapters: essays/*.md\n',
      'book.yml',
      /essays\/\*\.md/,
      /"chapters:"/,
    ],
  ];

  it.each(rows)('%s', async (what, content, ...says) => {
    const folder = await broken({ 'book.yml': content });
    const before = await hashes(folder);
    const [check, build] = await Promise.all([run(folder, 'check'), run(folder, 'build')]);
    expectSaid(check, says);
    expect([check.code, build.code]).toEqual([1, 1]);
    // A key too many is an error, but the book can be made without it.
    if (!what.includes('key')) expect(await hashes(folder)).toEqual(before);
  });

  it('that is not there', async () => {
    const folder = await newFolder();
    const { code, said } = await run(folder, 'build');
    expect(code).toBe(2);
    expect(said).toMatch(/There is no book\.yml here[\s\S]*→ .*gathering init/);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('an output folder that cannot be used stays as it is', () => {
  const rows: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[], RegExp])[] = [
    ['a file in its place', { shelf: 'A shelf.' }, ['--out', 'shelf'], /shelf is not a folder/],
    ['a file above it', { shelf: 'A shelf.' }, ['--out', 'shelf/build'], /is not a folder/],
    [
      "somebody else's file among the outputs",
      { 'shelf/trees.md': 'Mine.' },
      ['--out', 'shelf'],
      /trees\.md is in the way/,
    ],
    [
      "somebody else's page in the site",
      { 'shelf/site/mine.html': 'Mine.' },
      ['site', '--out', 'shelf'],
      /mine\.html is in the way/,
    ],
  ];

  it.each(rows)('%s', async (_what, files, args, problem) => {
    const folder = await broken(files);
    const before = await hashes(folder);
    const { code, said } = await run(folder, 'build', ...args);
    expect(code).toBe(2);
    expect(said).toMatch(problem);
    expect(said).toMatch(/→ /);
    expect(await hashes(folder)).toEqual(before);
  });

  // The superuser may write anywhere.
  (process.getuid?.() === 0 ? it.skip : it)('without the right to write', async () => {
    const folder = await broken({ 'shelf/note.txt': 'Mine.' });
    await chmod(join(folder, 'shelf'), 0o500);
    const { code, said } = await run(folder, 'build', '--out', 'shelf');
    await chmod(join(folder, 'shelf'), 0o700);
    expect({ code, said }).toEqual({ code: 2, said: expect.stringMatching(/shelf[\s\S]*→ /) });
  });

  it("keeps somebody else's files beside the outputs", async () => {
    const folder = await broken({ 'build/notes.txt': 'Mine.' });
    expect((await run(folder, 'build')).code).toBe(0);
    expect(await readFile(join(folder, 'build/notes.txt'), 'utf8')).toBe('Mine.');
  });
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gathering-bad-'));
  folders.push(folder);
  return folder;
}

/** The good book and its outputs, with some files changed. */
async function broken(files: Bad['files']): Promise<string> {
  const folder = await newFolder();
  await cp(good, folder, { recursive: true });
  await writeAll(folder, files);
  return folder;
}

async function writeAll(folder: string, files: Bad['files']): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

async function run(folder: string, ...args: readonly string[]): Promise<{ code: number; said: string }> {
  const { code, stdout, stderr } = await gathering(args, { cwd: folder });
  return { code, said: stdout + stderr };
}

function expectSaid({ said }: { said: string }, [place, problem, remedy]: Bad['says']): void {
  const report = said.split(/\n\n(?=\S)/).find((part) => part.startsWith(place) && problem.test(part));
  expect(report ?? said).toMatch(problem);
  expect((report ?? said).split('→ ')[1]).toMatch(remedy);
}

async function hashes(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const found: Record<string, string> = {};
  for (const file of files.sort())
    found[file] = createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
  return found;
}

/** A white picture in one bit a pixel: few bytes, whatever its size. */
function blankPng(side: number): Uint8Array {
  const part = (type: string, content: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), content]);
    const length = Buffer.alloc(4);
    const sum = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const size = Buffer.alloc(13);
  size.writeUInt32BE(side, 0);
  size.writeUInt32BE(side, 4);
  size[8] = 1;
  const rows = Buffer.alloc((1 + side / 8) * side, 0xff).map((byte, index) =>
    index % (1 + side / 8) === 0 ? 0 : byte,
  );
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, part('IHDR', size), part('IDAT', deflateSync(rows)), part('IEND', Buffer.alloc(0))]);
}
