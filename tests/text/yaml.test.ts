import { describe, expect, it } from '@jest/globals';
import { parseYaml, stringifyYaml } from '../../src/text/yaml/yaml.ts';
import { messages, said } from './said.ts';

const parse = (text: string, maxKeys?: number) =>
  parseYaml(text, { file: 'ash.md', firstLine: 2, ...(maxKeys === undefined ? {} : { maxKeys }) });
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

describe('parseYaml', () => {
  it.each([
    ['no', 'no'],
    ['NO', 'NO'],
    ['yes', 'yes'],
    ['true', 'true'],
    ['0123', '0123'],
    ['1.10', '1.10'],
    ['1e10', '1e10'],
    ['0xFF', '0xFF'],
    ['12:30:45', '12:30:45'],
    ['12345678901234567890', '12345678901234567890'],
    ['2024-02-30', '2024-02-30'],
    ['2014-02-19 1:01:25 -0400', '2014-02-19 1:01:25 -0400'],
    ['.inf', '.inf'],
    ['"null"', 'null'],
    ["'~'", '~'],
    ['""', ''],
    ['null', null],
    ['~', null],
    ['', null],
    ['It is Ash & Oak, 100%', 'It is Ash & Oak, 100%'],
    ['"a\\tb"', 'a\tb'],
    ["'it''s'", "it's"],
    ['Ash   # a note', 'Ash'],
    ['C# and ash', 'C# and ash'],
    ['https://ash.example/#leaf', 'https://ash.example/#leaf'],
  ])('takes %s as the author typed it', (written, value) => {
    expect(parse(`key: ${written}`)).toMatchObject({ value: { value: { key: value } }, diagnostics: [] });
  });

  it('reads lists, groups and text of several lines', () => {
    const { value, diagnostics } = parse(
      'author:\n  - name: Ash\n    bio: >-\n      One\n      two.\n  - oak\nkeywords: [a, b]\nnote: |\n  x\n  y\n',
    );
    expect(diagnostics).toEqual([]);
    expect(plain(value?.value)).toEqual({
      author: [{ name: 'Ash', bio: 'One two.' }, 'oak'],
      keywords: ['a', 'b'],
      note: 'x\ny\n',
    });
  });

  it('knows where every key and value stands in the file', () => {
    const { value } = parse('title: Ash\nauthor:\n  - name: Eva\n    url: "https://e.example"   # site\n');
    expect([...(value?.keys ?? [])]).toEqual([
      ['title', { line: 2, column: 1, endLine: 2, endColumn: 6 }],
      ['author', { line: 3, column: 1, endLine: 3, endColumn: 7 }],
      ['author.0.name', { line: 4, column: 5, endLine: 4, endColumn: 9 }],
      ['author.0.url', { line: 5, column: 5, endLine: 5, endColumn: 8 }],
    ]);
    expect([...(value?.values ?? [])].filter(([path]) => !['', 'author', 'author.0'].includes(path))).toEqual([
      ['title', { line: 2, column: 8, endLine: 2, endColumn: 11 }],
      ['author.0.name', { line: 4, column: 11, endLine: 4, endColumn: 14 }],
      ['author.0.url', { line: 5, column: 10, endLine: 5, endColumn: 29 }],
    ]);
  });

  it.each(['', '\n\n', '# only a note\n'])('reads %j as a group without keys', (text) => {
    expect(parse(text)).toMatchObject({ value: { value: {} }, diagnostics: [] });
  });
});

describe('the usual mistakes', () => {
  const noFit = 'which does not fit the lines around it.';
  it.each([
    [
      'a colon in the value',
      'title: Part: Two\nid: ash',
      '2:12 error yaml-can-be-read: The value of "title" has a colon followed by a space, so it needs quotation marks. → Write: title: "Part: Two"',
      { title: 'Part: Two', id: 'ash' },
    ],
    [
      'a colon at the end',
      'title: Ash:\nid: ash',
      '2:11 error yaml-can-be-read: The value of "title" ends with a colon, so it needs quotation marks. → Write: title: "Ash:"',
      { title: 'Ash:', id: 'ash' },
    ],
    [
      'a colon and quotes',
      'title: Ash "the Tree": a Life   # mine',
      `2:22 error yaml-can-be-read: The value of "title" has a colon followed by a space, so it needs quotation marks. → Write: title: 'Ash "the Tree": a Life' # mine`,
      { title: 'Ash "the Tree": a Life' },
    ],
    [
      'a missing space',
      'title:Ash\nid: ash',
      '2:7 error yaml-can-be-read: There is no space after the colon of "title". → Write: title: Ash',
      { title: 'Ash', id: 'ash' },
    ],
    [
      'a missing space and another colon',
      'title:Ash: a Life',
      '2:1 error yaml-can-be-read: There is no space after the colon of "title". → Write: title: "Ash: a Life"',
      { title: 'a Life' },
    ],
    [
      'a tab',
      'author:\n\tname: Ash',
      '3:1 error yaml-can-be-read: This line is indented with a tab. Only spaces may stand at the beginning of a line. → Write it with 2 spaces at its beginning: name: Ash',
      { author: { name: 'Ash' } },
    ],
    [
      'an open quotation mark',
      'title: "Ash\nid: ash',
      '2:8 error yaml-can-be-read: The quotation mark at the beginning of the value of "title" is never closed. → Write: title: "Ash"',
      { title: 'Ash', id: 'ash' },
    ],
    [
      'an open quotation mark, and a space behind it',
      'title: " Ash\nid: ash',
      '2:8 error yaml-can-be-read: The quotation mark at the beginning of the value of "title" is never closed. → Write: title: "Ash"',
      { title: 'Ash', id: 'ash' },
    ],
    [
      'an apostrophe at the beginning',
      "title: 'Twas the Ash\nid: ash",
      `2:8 error yaml-can-be-read: The value of "title" begins with an apostrophe, which is read as a quotation mark. → Write: title: "'Twas the Ash"`,
      { title: "'Twas the Ash", id: 'ash' },
    ],
    [
      'text behind quotes',
      'title: "Ash" and "Oak"',
      `2:8 error yaml-can-be-read: The value of "title" goes on after its quotation mark is closed. → Put the whole value between quotation marks: title: '"Ash" and "Oak"'`,
      { title: '"Ash" and "Oak"' },
    ],
    [
      'an apostrophe within',
      "title: 'It's an Ash'",
      `2:8 error yaml-can-be-read: The value of "title" has quotation marks inside its quotation marks, so that its end is not clear. → Write: title: "It's an Ash"`,
      { title: "It's an Ash" },
    ],
    [
      'quotes within',
      'title: "The "old" Ash"',
      `2:8 error yaml-can-be-read: The value of "title" has quotation marks inside its quotation marks, so that its end is not clear. → Write: title: 'The "old" Ash'`,
      { title: 'The "old" Ash' },
    ],
    [
      'a backslash',
      'title: "Ash\\Oak"',
      `2:12 error yaml-can-be-read: Between double quotation marks, a backslash has a meaning of its own. → Write: title: 'Ash\\Oak'`,
      { title: 'Ash\\Oak' },
    ],
    [
      'brackets before text',
      'title: [Draft] Ash',
      '2:8 error yaml-can-be-read: The value of "title" begins with "[", which has a meaning of its own, so it needs quotation marks. → Write: title: "[Draft] Ash"',
      { title: '[Draft] Ash' },
    ],
    [
      'an open bracket',
      'keywords: [ash, oak\nid: ash',
      '2:11 error yaml-can-be-read: The bracket "[" is never closed. → Write: keywords: [ash, oak]',
      { keywords: ['ash', 'oak'], id: 'ash' },
    ],
    [
      'a line too far right',
      'title: Ash\n  id: ash',
      `3:1 error yaml-can-be-read: This line is indented by 2 spaces, ${noFit} → Write it without spaces at its beginning: id: ash`,
      { title: 'Ash', id: 'ash' },
    ],
    [
      'a first line too far right',
      '  title: Ash\nid: ash',
      `2:1 error yaml-can-be-read: This line is indented by 2 spaces, ${noFit} → Write it without spaces at its beginning: title: Ash`,
      { title: 'Ash', id: 'ash' },
    ],
    [
      'a line between two depths',
      'author:\n  name: Ash\n bio: Tall.',
      `4:1 error yaml-can-be-read: This line is indented by one space, ${noFit} → Write it with 2 spaces at its beginning: bio: Tall.`,
      { author: { name: 'Ash', bio: 'Tall.' } },
    ],
    [
      'a line in a list',
      'author:\n  - name: Ash\n   url: x',
      `4:1 error yaml-can-be-read: This line is indented by 3 spaces, ${noFit} → Write it with 4 spaces at its beginning: url: x`,
      { author: [{ name: 'Ash', url: 'x' }] },
    ],
    [
      'no colon',
      'title Ash\nid: ash',
      '2:1 error yaml-can-be-read: This line has no colon, so it is not clear what it is. → Write: title: Ash',
      { id: 'ash' },
    ],
    [
      'a dash for the colon',
      'id: ash\nTitle – The Ash',
      '3:7 error yaml-can-be-read: Behind "Title" stands a dash, where a colon belongs. → Write: title: The Ash',
      { id: 'ash', title: 'The Ash' },
    ],
    [
      'an equals sign for the colon',
      'title=Ash\nid: ash',
      '2:6 error yaml-can-be-read: Behind "title" stands an equals sign, where a colon belongs. → Write: title: Ash',
      { title: 'Ash', id: 'ash' },
    ],
    [
      'a second line that is not indented',
      'summary: An ash\nstands here.\nid: ash',
      '3:1 error yaml-can-be-read: This line has no colon, so it is not clear what it is. → If it goes on from the line above, put 2 spaces before it; else write: stands: here.',
      { summary: 'An ash stands here.', id: 'ash' },
    ],
    [
      'a colon of another script',
      'title：Ash\nid: ash',
      '2:6 error yaml-can-be-read: The colon or the space after "title" is not the usual one. → Type both again: title: Ash',
      { title: 'Ash', id: 'ash' },
    ],
    [
      'a space from a web page',
      'title:\u00a0Ash\nid: ash',
      '2:6 error yaml-can-be-read: The colon or the space after "title" is not the usual one. → Type both again: title: Ash',
      { title: 'Ash', id: 'ash' },
    ],
    [
      'spaces from a web page at the beginning',
      '\u00a0\u00a0title: Ash',
      '2:1 error yaml-can-be-read: This line begins with a space of another kind (from a web page or a word processor). → Delete the spaces at its beginning and type them again.',
      { title: 'Ash' },
    ],
    [
      'a note that was meant as text',
      'title: Rule #1 of ash',
      '2:12 warning values-are-whole: The value of "title" ends before "#1 of ash": what follows a # is a note, not text. → Put the value between quotation marks: title: "Rule #1 of ash"',
      { title: 'Rule' },
    ],
    [
      'curly quotation marks',
      'title: “Ash”',
      '2:8 warning values-are-whole: The curly quotation marks around the value of "title" count as part of the text. → Write it without them: title: "Ash"',
      { title: '“Ash”' },
    ],
    [
      'curly quotation marks around a colon',
      'title: “Ash: a Life”',
      '2:12 error yaml-can-be-read: The value of "title" has a colon followed by a space, so it needs quotation marks. → Write: title: "Ash: a Life"',
      { title: 'Ash: a Life' },
    ],
    [
      'a key given twice',
      'title: Ash\nid: a\ntitle: Oak',
      '4:1 error keys-are-given-once: "title" is given twice, in line 2 and in line 4. → Delete one of the two lines.',
      { title: 'Oak', id: 'a' },
    ],
    [
      'an escape for a terminal',
      'title: "\\e[31mAsh"',
      '2:8 error text-is-visible: This value has a character that cannot be printed (a control character, U+001B). → Type the value again instead of pasting it.',
      { title: '[31mAsh' },
    ],
    [
      'a space that nobody sees',
      'section: leaf\u200b',
      '2:10 warning text-is-visible: This value has a character that cannot be seen (a zero-width space, U+200B); it is left out. → Type the value again instead of pasting it.',
      { section: 'leaf' },
    ],
  ])('%s', (_, text, problem, value) => {
    const read = parse(text);
    expect(said(read.diagnostics)).toEqual([problem]);
    expect(plain(read.value?.value)).toEqual(value);
  });

  it.each(['@', '`', '%', '&', '*', '!', '|', '>', '?', '-', '{', ',', ']'])('a value that begins with %s', (sign) => {
    const text = sign === '{' ? '{Ash} tree' : sign === '-' || sign === '?' ? `${sign} Ash tree` : `${sign}Ash tree`;
    const { value, diagnostics } = parse(`title: ${text}\nid: ash`);
    expect(diagnostics.length).toBe(1);
    expect(diagnostics[0]?.severity).toBe('error');
    expect(diagnostics[0]?.place?.line).toBe(2);
    if (!['&', '!'].includes(sign)) {
      expect(diagnostics[0]?.message).toBe(
        `The value of "title" begins with "${sign}", which has a meaning of its own, so it needs quotation marks.`,
      );
      expect(plain(value?.value)).toEqual({ title: text, id: 'ash' });
    }
  });

  it('are told all at once, and the rest is read', () => {
    const { value, diagnostics } = parse(
      'title: "Ash" and "Oak"\nsummary: Part: Two\nauthor: @ash\n\tid: ash\nsection:leaf\ndate: 2026-11-02',
    );
    expect(diagnostics.map(({ place }) => place?.line)).toEqual([2, 3, 4, 5, 6]);
    expect(plain(value?.value)).toEqual({
      title: '"Ash" and "Oak"',
      summary: 'Part: Two',
      author: '@ash',
      id: 'ash',
      section: 'leaf',
      date: '2026-11-02',
    });
  });

  it.each([
    ['a list', '- ash\n- oak', '2:1 Here stands a list, where lines of the form "key: value" should be.'],
    ['text', 'An ash.', '2:1 Here stands only text, where lines of the form "key: value" should be.'],
    ['a second document', 'id: ash\n---\nid: oak', '3:1 A second part begins here.'],
    ['lines that make no sense', 'title: Ash\n- oak', '3:1 From here on, the lines cannot be understood.'],
  ])('%s is no group of keys', (_, text, problem) => {
    const { value, diagnostics } = parse(text);
    expect(value).toBeUndefined();
    expect(messages(diagnostics)).toEqual([problem]);
  });
});

describe('what YAML can do and nobody needs', () => {
  it.each([
    ['anchors', 'a: &x ash', '2:4 "&x" is a YAML anchor, which is not used here.'],
    ['references', 'a: *x', '2:4 "*x" is a YAML reference, which is not used here.'],
    ['tags', 'a: !!binary YXNo', '2:4 A word that begins with "!" is a YAML tag here, which is not used.'],
    ['sets', 'a: !!set {x}', '2:4 A word that begins with "!" is a YAML tag here, which is not used.'],
    ['code', 'a: !!js/function x', '2:4 A word that begins with "!" is a YAML tag here, which is not used.'],
    ['merge keys', '<<: {a: ash}', '2:1 Before this colon there must be one plain word.'],
    ['keys that are lists', '? [a]\n: ash', '2:3 Before this colon there must be one plain word.'],
    ['keys without a word', ': ash', '2:1 There is no word before this colon.'],
    ['the prototype', '__proto__: ash', '2:1 "__proto__" cannot be a key.'],
    ['the constructor', 'constructor: ash', '2:1 "constructor" cannot be a key.'],
    ['its prototype', 'prototype: ash', '2:1 "prototype" cannot be a key.'],
    [
      'directives',
      '%YAML 1.1\n---\na: ash',
      '2:1 A line that begins with "%" is a YAML directive, which is not used here.',
    ],
  ])('refuses %s', (_, text, problem) => {
    const { diagnostics } = parse(text);
    expect(messages(diagnostics)).toContain(problem);
    expect(diagnostics.every(({ severity }) => severity === 'error')).toBe(true);
  });

  it('gives groups of keys without prototype', () => {
    const { value } = parse('a: {b: ash}');
    expect(Object.getPrototypeOf(value?.value)).toBeNull();
    expect(Object.getPrototypeOf(value?.value['a'])).toBeNull();
    expect('toString' in (value?.value ?? {})).toBe(false);
  });

  it('stops at a bomb of references', () => {
    const levels = Array.from({ length: 9 }, (_, level) => {
      const below = level === 0 ? 'ash' : `*l${level - 1}`;
      return `l${level}: &l${level} [${Array.from({ length: 9 }, () => below).join(', ')}]`;
    });
    const { value, diagnostics } = parse(levels.join('\n'));
    expect(diagnostics.length).toBeGreaterThan(9);
    expect(JSON.stringify(value?.value).length).toBeLessThan(1000);
  });

  it('does not follow a reference to itself', () => {
    expect(plain(parse('a: &x\n  b: *x').value?.value)).toEqual({ a: { b: '*x' } });
  });

  it('stops at a depth of 32', () => {
    const { diagnostics } = parse(`a: ${'['.repeat(40)}${']'.repeat(40)}`);
    expect(messages(diagnostics)).toEqual(['2:35 Lists and groups stand more than 32 deep inside one another here.']);
  });

  it('stops at a depth of thousands', () => {
    const { value, diagnostics } = parse(`title: Ash\na: ${'['.repeat(4_000)}${']'.repeat(4_000)}`);
    expect(value?.value['a'] ?? null).toBeNull();
    expect(diagnostics.map(({ severity }) => severity)).toEqual(['error']);
  });

  it.each(['title: Ash', 'title: [Ash]'])('gives groups without a prototype: %s', (text) => {
    expect(Object.getPrototypeOf(parse(text).value?.value)).toBeNull();
  });

  it('stops after the number of keys it was given', () => {
    const { value, diagnostics } = parse(Array.from({ length: 9 }, (_, key) => `k${key}: ash`).join('\n'), 5);
    expect(messages(diagnostics)).toEqual(['7:1 There are more than 5 keys; the rest is not read.']);
    expect(Object.keys(value?.value ?? {}).length).toBe(5);
  });

  it.each([
    ['brackets', `a: ${'['.repeat(16_000)}`],
    ['hyphens', `a:\n  ${'- '.repeat(8000)}x`],
    ['keys', Array.from({ length: 2500 }, (_, key) => `k${key}: x`).join('\n')],
    ['anchors', `a: ${'&a '.repeat(5000)}`],
    ['open quotes', 'a: "b\n'.repeat(2600)],
    ['open brackets', 'a: [\n'.repeat(3000)],
    ['colons', 'a: b: c\n'.repeat(2000)],
    ['tabs', '\ta: b\n'.repeat(2600)],
    ['crooked lines', ' a: b\na: b\n'.repeat(1300)],
    ['spaces', `title: a${' '.repeat(15_000)}b: c`],
    ['notes', `a: b${' #'.repeat(7000)}`],
    ['joiners', `a: "${'\u200d'.repeat(5000)}"`],
    ['hidden tags', `a: "${'\u{e0041}'.repeat(7000)}"`],
  ])('takes no more than seconds for 16 KB of %s', (_, text) => {
    const before = process.cpuUsage();
    parse(text, 200);
    const { user, system } = process.cpuUsage(before);
    // Half a second at most on an idle machine; without the limits it is minutes.
    expect((user + system) / 1e6).toBeLessThan(20);
  });
});

describe('stringifyYaml', () => {
  it('puts every text between quotation marks', () => {
    const text = stringifyYaml({ title: 'No: "really"', tags: ['yes', '1.10'], year: 2026 });
    expect(text).toBe('title: "No: \\"really\\""\ntags:\n  - "yes"\n  - "1.10"\nyear: 2026\n');
    expect(plain(parse(text).value?.value)).toEqual({ title: 'No: "really"', tags: ['yes', '1.10'], year: '2026' });
  });
});
