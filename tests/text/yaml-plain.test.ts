import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readPlainYaml } from '../../src/text/yaml/plain.ts';
import { parseYaml } from '../../src/text/yaml/yaml.ts';

const file = 'ash.md';

/** The library's reading: a note above, which the short way does not take, and the lines counted from below it. */
const byLibrary = (text: string) => parseYaml(`# a note\n${text}`, { file, firstLine: 0 });

const word = fc.constantFrom(
  ...['Ash', 'oak', '1.10', 'null', '~', 'no', 'é', 'e\u0301', '夏', '😀', 'a:b', 'a: b', 'a:', 'C#', '#', '-', '--- '],
  ...["'", '"', "''", '\\', '&a', '*a', '!t', '%', '[', ']', '{', '}', ',', '?', '|', '>', '@', '`', '\t', ' ', '  '],
  ...['\u00a0', '\u200b', '\u202e', '\u2028', '\u0085', '\ufeff', '“', '”', '/ash/', 'https://ash.example/#leaf', '<<'],
);
const words = fc.array(word, { maxLength: 5 }).map((list) => list.join(''));
const spaced = fc.array(word, { maxLength: 5 }).map((list) => list.join(' '));
const scalar = fc.oneof(
  fc.constantFrom('Ash', 'Of oak, and ash', '2014-02-19 1:01:25 -0400', "'a: b'", '"#1"', 'null'),
  words,
  spaced,
  words.map((text) => `'${text}'`),
  spaced.map((text) => `"${text}"`),
);
const key = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('title', 'author', 'summary', 'a-b', 'x_1') },
  { weight: 1, arbitrary: fc.constantFrom('null', '__proto__', 'constructor', 'toString', 'a b', '"t"', '', '-') },
);
const pair = fc.tuple(key, scalar).map(([name, value]) => [`${name}: ${value}`]);
const list = fc
  .tuple(key, fc.constantFrom('', ' ', '  ', '    '), fc.array(scalar, { maxLength: 3 }))
  .map(([name, indent, items]) => [`${name}:`, ...items.map((item) => `${indent}- ${item}`)]);
const other = fc
  .oneof(scalar, fc.constantFrom('', ' ', '---', '...', '# note', '%YAML 1.2', '  more'))
  .map((line) => [line]);
const head = fc
  .array(fc.oneof({ weight: 4, arbitrary: pair }, { weight: 3, arbitrary: list }, { weight: 1, arbitrary: other }), {
    maxLength: 5,
  })
  .map((parts) => parts.flat().join('\n'));

describe('readPlainYaml', () => {
  it('reads what it takes as the library does, with the same places, and takes nothing that has problems', () => {
    let taken = 0;
    fc.assert(
      fc.property(head, (text) => {
        const value = readPlainYaml(text, { file });
        if (value === undefined) return;
        taken += 1;
        expect({ value, diagnostics: [] }).toEqual(byLibrary(text));
        expect(Object.keys(value.value)).toEqual(Object.keys(byLibrary(text).value?.value ?? {}));
      }),
      { numRuns: 4000, seed: 7 },
    );
    expect(taken).toBeGreaterThan(200);
  });

  it('takes an honest head', () => {
    const text = `
title: Of Ash — the tree
summary: ' Leaves, and more'

topics:
  - trees
  - "old woods"
author: jane-doe
`;
    expect(readPlainYaml(text, { file })).toEqual(byLibrary(text).value);
    expect(readPlainYaml(text, { file })?.value).toMatchObject({ topics: ['trees', 'old woods'], author: 'jane-doe' });
  });

  it('leaves a head with more keys than allowed to the library, which says so', () => {
    expect(readPlainYaml('a: 1\nb: 2', { file, maxKeys: 1 })).toBeUndefined();
  });
});
