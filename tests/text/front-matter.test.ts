import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readBlock, splitFrontMatter } from '../../src/text/front-matter.ts';
import { messages, said } from './said.ts';

const split = (text: string) => splitFrontMatter('ash.md', text);
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

describe('splitFrontMatter', () => {
  it.each([
    ['a head and a body', '---\ntitle: Ash\n---\nIt stands.\n', { title: 'Ash' }, '\n\n\nIt stands.\n'],
    ['dots as the end', '---\ntitle: Ash\n...\nIt stands.', { title: 'Ash' }, '\n\n\nIt stands.'],
    ['spaces behind the hyphens', '---  \ntitle: Ash\n--- \t\nIt stands.', { title: 'Ash' }, '\n\n\nIt stands.'],
    ['a head alone', '---\ntitle: Ash\n---', { title: 'Ash' }, '\n\n'],
    ['an empty head', '---\n---\nIt stands.', {}, '\n\nIt stands.'],
    ['a head of notes', '---\n# nothing yet\n---\nIt stands.', {}, '\n\n\nIt stands.'],
    ['hyphens further down', '---\ntitle: Ash\n---\n\n---\n\nx', { title: 'Ash' }, '\n\n\n\n---\n\nx'],
    ['a second head', '---\ntitle: Ash\n---\n---js\n{}\n---\n', { title: 'Ash' }, '\n\n\n---js\n{}\n---\n'],
    ['text with empty lines', '---\nbio: |\n  One.\n\n  Two.\n---\n', { bio: 'One.\n\nTwo.\n' }, '\n\n\n\n\n\n'],
    ['no head', 'It stands.\n', null, 'It stands.\n'],
    ['no text', '', null, ''],
    ['a rule across the page', '----\n\nIt stands.', null, '----\n\nIt stands.'],
    ['a rule of stars', '* * *\nIt stands.', null, '* * *\nIt stands.'],
    ['a colon in the text', 'Ash: a tree.\n\n---\n\nMore.', null, 'Ash: a tree.\n\n---\n\nMore.'],
    ['a heading with a colon', 'Ash: a tree\n---\nMore.', null, 'Ash: a tree\n---\nMore.'],
    ['excerpt settings', '---\nexcerpt_separator: x\n---\naxb', { excerpt_separator: 'x' }, '\n\n\naxb'],
    ['words of JavaScript', '__proto__', null, '__proto__'],
  ])('takes %s apart', (_, text, matter, body) => {
    const { value, diagnostics } = split(text);
    expect(diagnostics).toEqual([]);
    expect(plain(value.matter?.value)).toEqual(matter);
    expect(value.body).toBe(body);
  });

  it('counts lines and columns in the file', () => {
    const { value } = split('---\n\ntitle: Ash\n---\n');
    expect(value.matter?.values.get('title')).toEqual({ line: 3, column: 8, endLine: 3, endColumn: 11 });
    expect(messages(split('---\nid: ash\ntitle: Ash: Oak\n---\n').diagnostics)).toEqual([
      '3:11 The value of "title" has a colon followed by a space, so it needs quotation marks.',
    ]);
  });

  it('gives the same for the same text again', () => {
    const broken = '---\ntitle: [Ash\n---\nIt stands.';
    expect(split(broken)).toEqual(split(broken));
    const sound = '---\ntitle: Ash\n---\nIt stands.';
    expect(split(sound)).toEqual(split(sound));
    expect(split(sound).value.matter).not.toBe(split(sound).value.matter);
  });

  it.each([
    [
      'no end',
      '---\ntitle: Ash\n',
      '1:1 error front-matter-is-closed: The front matter that begins in line 1 has no end. → Put a line with only --- below line 2: "title: Ash".',
    ],
    [
      'an opening rule',
      '---\n\nIt stands.\n',
      '1:1 error front-matter-is-closed: The front matter that begins in line 1 has no end. → Put a line with only --- below its last line. If line 1 is meant as a rule across the page, write * * * instead.',
    ],
    [
      'no end before a rule in the text',
      '---\ntitle: Ash\n\nIt stands.\n\n---\n\nMore.',
      '4:1 error front-matter-is-closed: The front matter that begins in line 1 has no end where the text begins, in line 4. → Put a line with only --- above line 4. If line 1 is meant as a rule across the page, write * * * instead.',
    ],
    [
      'text with a colon before a rule in the text',
      '---\ntitle: Ash\n\nIn case you missed it: it stands.\n\n---\n\nMore.',
      '4:1 error front-matter-is-closed: The front matter that begins in line 1 has no end where the text begins, in line 4. → Put a line with only --- above line 4. If line 1 is meant as a rule across the page, write * * * instead.',
    ],
    [
      'too many hyphens at the end',
      '---\ntitle: Ash\n-----\nIt stands.\n---\n',
      '3:4 error front-matter-is-closed: The line that closes the front matter has more than three hyphens. → Write only --- on the line that closes the front matter.',
    ],
    [
      'words behind the end',
      '---\ntitle: Ash\n---It stands.\n---\n',
      '3:4 error front-matter-is-closed: Behind the three hyphens stands "It stands.". → Write only --- on the line that closes the front matter.',
    ],
    [
      'too many hyphens at the beginning',
      '----\ntitle: Ash\n---\nIt stands.',
      '1:4 error front-matter-is-yaml: Line 1 has more than three hyphens. → Write only --- on that line. Front matter is read as YAML, never as another language.',
    ],
    [
      'no beginning',
      'title: Ash\nauthor:\n  name: Eva\n---\nIt stands.',
      '1:1 error front-matter-comes-first: The front matter has no line --- above it. → Put a line with only --- above "title: Ash".',
    ],
    [
      'a dash by a word processor',
      '—\ntitle: Ash\n—\n',
      '1:1 error front-matter-is-yaml: The first line is "—", not three hyphens; a word processor may have changed them. → Write --- with three plain hyphens, and at the end of the front matter too.',
    ],
    [
      'no lines of hyphens at all',
      'title: Ash\nauthor: Eva Orr\n\nIt stands.',
      '1:1 error front-matter-comes-first: The lines at the top stand between no lines of three hyphens, so they are read as text. → Put a line with only --- above line 1, and another below line 2: "author: Eva Orr".',
    ],
    [
      'bold words and no lines of hyphens',
      '**Title:** Ash\n__Author__: Eva Orr\n\nIt stands.',
      '1:1 error front-matter-comes-first: The lines at the top stand between no lines of three hyphens, so they are read as text. → Put a line with only --- above line 1, and another below line 2: "__Author__: Eva Orr". Write the words before the colons without stars: "Title: Ash".',
    ],
    [
      'text above it',
      'My chapter\n\n---\ntitle: Ash\n---\nIt stands.',
      '1:1 error front-matter-comes-first: Other text stands above the front matter, which begins in line 3. → Move it below line 5, where the front matter ends, or delete it.',
    ],
    [
      'stars for hyphens',
      '***\ntitle: Ash\n***\nIt stands.',
      '1:1 error front-matter-is-yaml: The first line is "***", not three hyphens. → Write --- there, with three plain hyphens, and again below the last line of the front matter.',
    ],
    [
      'front matter as program code',
      '```yaml\n---\ntitle: Ash\n---\n```\nIt stands.',
      '1:1 error front-matter-is-yaml: Above the front matter stands "```yaml", which makes program code of what follows. → Delete line 1 and, where such a line stands again further down, that one too.',
    ],
    [
      'spaces before the hyphens',
      '  ---\n  title: Ash\n  ---\nIt stands.',
      '1:1 error front-matter-is-yaml: There are spaces before the three hyphens of line 1. → Write --- at the very beginning of the line, and the lines below it without spaces too.',
    ],
    [
      'a dash at its end, and a rule in the text',
      '---\ntitle: Ash\n–\n\nIt stands.\n\n---\n\nMore.',
      '3:1 error front-matter-is-closed: Line 3, which closes the front matter, is "–", not three hyphens; a word processor may have changed them. → Write --- there, with three plain hyphens.',
    ],
    [
      'TOML',
      '+++\ntitle = "Ash"\n+++\n',
      '1:1 error front-matter-is-yaml: The front matter is written in TOML (between lines +++), which is not read here. → Write it as YAML: lines of the form "key: value" between two lines ---.',
    ],
    [
      'a long head',
      `---\ntitle: ${'ash '.repeat(5000)}\n---\nIt stands.`,
      '1:1 error front-matter-is-short: The front matter is longer than 16 KB. → Is the closing line --- in its place? Text of the chapter belongs below it.',
    ],
    [
      'a head of many lines',
      `---\n${'\n'.repeat(1200)}---\nIt stands.`,
      '1:1 error front-matter-is-short: The front matter is longer than 1000 lines. → Is the closing line --- in its place? Text of the chapter belongs below it.',
    ],
    [
      'a head that is a list',
      '---\n- ash\n---\n',
      '2:1 error yaml-can-be-read: Here stands a list, where lines of the form "key: value" should be. → Begin each line with a word, a colon and a space: title: My title',
    ],
    [
      'a head that is text',
      '---\nash\n---\n',
      '2:1 error yaml-can-be-read: Here stands only text, where lines of the form "key: value" should be. → Begin each line with a word, a colon and a space: title: My title',
    ],
  ])('explains %s', (_, text, problem) => {
    const { value, diagnostics } = split(text);
    expect(said(diagnostics)).toEqual([problem]);
    expect(value.matter).toBeUndefined();
    expect(value.body.split('\n').length).toBe(text.split('\n').length);
    expect(diagnostics[0]?.file).toBe('ash.md');
  });

  it.each([
    ['a heading with a colon', 'Note: it stands.\n---\nText.'],
    ['a line that begins like a key', 'Title: of a king, and no more than that.\n\nText.'],
    ['a rule above a line with a colon', 'It stands.\n\n---\nPlace: here.\n---\nText.'],
    ['stars above plain text', '***\nIt stands.\n***\n'],
    ['program code', '```yaml\nname: value\n```\nText.'],
  ])('takes for text: %s', (_, text) => {
    expect(split(text)).toEqual({ value: { matter: undefined, body: text }, diagnostics: [] });
  });

  it('reads the first of two versions between the marks of git', () => {
    const { value, diagnostics } = split(
      '---\n<<<<<<< HEAD\ntitle: Ash\n=======\ntitle: Oak\nid: oak\n>>>>>>> other\nsection: leaf\n---\nIt stands.',
    );
    expect(diagnostics).toEqual([]);
    expect(value.matter?.value).toEqual({ title: 'Ash', section: 'leaf' });
    expect(value.matter?.values.get('section')?.line).toBe(8);
  });

  it('reads no more than 200 keys', () => {
    const { diagnostics } = split(`---\n${Array.from({ length: 201 }, (_, key) => `k${key}: ash\n`).join('')}---\n`);
    expect(diagnostics.map(({ message }) => message)).toEqual(['There are more than 200 keys; the rest is not read.']);
  });

  it('warns of empty lines above the head and reads it', () => {
    const { value, diagnostics } = split('\n\n---\ntitle: Ash\n---\nIt stands.');
    expect(said(diagnostics)).toEqual([
      '3:1 warning front-matter-comes-first: There are empty lines above the front matter. → Delete them, so that other programs find it too.',
    ]);
    expect(value.matter?.values.get('title')?.line).toBe(4);
    expect(value.body).toBe('\n\n\n\n\nIt stands.');
  });

  it('does not take long for a head that is never closed', () => {
    const before = process.cpuUsage();
    split(`---\n${'\n'.repeat(1_000_000)}`);
    split(`---\n${' \n'.repeat(500)}${' '.repeat(15_000)}\n---\n`);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(20);
  });
});

describe('any text', () => {
  const pieces = [
    '---',
    '...',
    '\n',
    '\n',
    '\n',
    ' ',
    '  ',
    '\t',
    ':',
    ': ',
    '- ',
    '"',
    "'",
    '#',
    ' #',
    '[',
    ']',
    '{',
    '}',
  ];
  const others = [
    '&a ',
    '*a',
    '!',
    '|',
    '>',
    '%',
    '@',
    '? ',
    '<<',
    ',',
    'ash',
    'title',
    '\\',
    '\u00a0',
    '\u200b',
    '“',
    '\ud800',
  ];
  const texts = fc.array(fc.constantFrom(...pieces, ...others), { maxLength: 40 }).map((parts) => parts.join(''));

  it('is taken apart without an exception, and keeps its lines', () => {
    fc.assert(
      fc.property(texts, fc.boolean(), (text, headed) => {
        const whole = headed ? `---\n${text}\n---\nIt stands.` : text;
        const { value, diagnostics } = split(whole);
        const lines = whole.split('\n').length;
        expect(value.body.split('\n').length).toBe(lines);
        expect(whole.endsWith(value.body.trimStart())).toBe(true);
        for (const { place } of diagnostics) {
          expect(place?.line).toBeGreaterThanOrEqual(1);
          expect(place?.line).toBeLessThanOrEqual(lines);
          expect(place?.column).toBeGreaterThanOrEqual(1);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a head in another language', () => {
  let folder: string;
  let canary: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'front-matter-'));
    canary = join(folder, 'canary');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const spellings = [
    '---js',
    '---javascript',
    '--- js',
    '---\tjs',
    '---JS',
    '---Javascript',
    '--- JavaScript',
    '---js ',
    '---js\t',
    '---coffee',
    '---coffeescript',
    '---cson',
    '---json',
    '---toml',
    '---yaml',
    '---constructor',
    '---toString',
    '---__proto__',
    '---hasOwnProperty',
    '----js',
  ];
  it.each(spellings)('%j is refused and never run', (opening) => {
    const code = `require('node:fs').writeFileSync(${JSON.stringify(canary)}, 'ran')`;
    for (const head of [`{ title: ${code} }`, code, `title: ${code}`]) {
      const text = `${opening}\n${head}\n---\nIt stands.`;
      const { value, diagnostics } = split(text);
      expect(value.matter).toBeUndefined();
      expect(diagnostics.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual(['error front-matter-is-yaml']);
      expect(existsSync(canary)).toBe(false);
      // Nor may it run below an honest head, or with empty lines above it.
      split(`---\ntitle: Ash\n---\n${text}`);
      split(`\n\n${text}`);
      split(`---\n${text}`);
      expect(existsSync(canary)).toBe(false);
    }
  });

  it.each(['js', 'javascript', ' JS', 'json', 'coffee', 'coffeescript', 'cson', '__proto__'])(
    'is not run or read by the library either: %j',
    (language) => {
      const text = `${language}\n{ title: require("fs").writeFileSync(${JSON.stringify(canary)}, "") }`;
      expect(() => readBlock(text, { file: 'ash.md', firstLine: 1 })).toThrow();
      expect(existsSync(canary)).toBe(false);
    },
  );

  it('says what stands behind the hyphens', () => {
    expect(said(split('---js\n{}\n---\n').diagnostics)).toEqual([
      '1:4 error front-matter-is-yaml: Line 1 must be three hyphens alone; "js" stands behind them. → Write only --- on that line. Front matter is read as YAML, never as another language.',
    ]);
  });
});
