import { describe, expect, it } from '@jest/globals';
import { renameKeys } from '../../src/text/rename-keys.ts';
import { integer, line, list, mapping } from '../../src/text/schema-types.ts';
import { validate } from '../../src/text/schema.ts';
import { parseYaml, type YamlDocument } from '../../src/text/yaml/yaml.ts';
import { messages, said } from './said.ts';

const grove = mapping({
  name: line(),
  age: integer(0).optional(),
  owner: mapping({ name: line(), city: line().optional() }).optional(),
  trees: list(mapping({ name: line(), height: integer(1).optional() })).optional(),
});

function document(text: string): YamlDocument {
  const { value } = parseYaml(text, { file: 'grove.yml' });
  if (value === undefined) throw new Error('not YAML');
  return value;
}

const read = (text: string, unknown: 'error' | 'warning' | 'info' | 'off' = 'error') =>
  validate(grove, document(text), { file: 'grove.yml', what: 'a grove', unknown });

describe('validate', () => {
  it('gives what the schema describes', () => {
    expect(read('name: Yew\nage: 900\ntrees:\n  - {name: Ash, height: 30}')).toEqual({
      value: { name: 'Yew', age: 900, trees: [{ name: 'Ash', height: 30 }] },
      diagnostics: [],
    });
  });

  it('tells all mistakes at once, by line, and keeps the rest', () => {
    const { value, diagnostics } = read(
      [
        'name: Yew',
        'age: old',
        'owner:',
        '  city: Leith',
        'trees:',
        '  - name: Ash',
        '    height: tall',
        '  - height: 4',
        '  - name: Oak',
        '    colour: green',
        '  - Elm',
        'heigth: 3',
        '"a:b": c',
      ].join('\n'),
    );
    expect(said(diagnostics)).toEqual([
      '2:6 error values-fit: "age" must be a whole number, at least 0, not "old". → Write it in digits, such as 10.',
      '4:3 error needed-keys-are-given: "name" of "owner" is missing. → Add a line, with as many spaces at its beginning as the lines around it have: name: …',
      '7:13 error values-fit: "height" of entry 1 of "trees" must be a whole number, at least 1, not "tall". → Write it in digits, such as 10.',
      '8:5 error needed-keys-are-given: "name" of entry 2 of "trees" is missing. → If this line belongs to the entry above it, write a space in place of its hyphen. Else add a line: name: …',
      '10:5 error keys-are-known: "colour" is not a key of entry 3 of "trees", so it is left out. → Delete the line, or look for the right word in the manual.',
      '11:5 error values-fit: Entry 4 of "trees" must be a group of keys, not "Elm". → Write each key on a line of its own below, with two spaces before it.',
      '12:1 error keys-are-known: "heigth" is not a key of a grove, so it is left out. → Delete the line, or look for the right word in the manual.',
      '13:1 error keys-are-known: "a:b" is not a key of a grove, so it is left out. → Delete the line, or look for the right word in the manual.',
    ]);
    expect(value).toEqual({ name: 'Yew', trees: [{ name: 'Ash' }, { name: 'Oak' }] });
    expect(diagnostics.every(({ file }) => file === 'grove.yml')).toBe(true);
  });

  it('names the key that was probably meant', () => {
    expect(said(read('name: Yew\nonwer:\n  name: Eva', 'warning').diagnostics)).toEqual([
      '2:1 warning keys-are-known: "onwer" is not a key of a grove, so it is left out. → Did you mean "owner"?',
    ]);
  });

  it('says nothing of unknown keys where they may be there', () => {
    expect(read('name: Yew\nleaf: x', 'off')).toEqual({ value: { name: 'Yew' }, diagnostics: [] });
  });

  it.each([
    ['is not there', 'age: 3', '1:1 "name" is missing.'],
    ['has no value', 'age: 3\nname:', '2:1 "name" has no value.'],
    ['is empty', 'age: 3\nname: ""', '2:1 "name" has no value.'],
    ['is wrong', 'name: [a]', '1:7 "name" must be text, not [a].'],
  ])('has no value where a needed key %s', (_, text, problem) => {
    const { value, diagnostics } = read(text);
    expect(value).toBeUndefined();
    expect(messages(diagnostics)[0]).toBe(problem);
  });

  it('tells of a key without value, but not of one that is empty on purpose', () => {
    expect(read('name: Yew\nage:\nowner: ""')).toEqual({
      value: { name: 'Yew' },
      diagnostics: [
        {
          rule: 'values-are-given',
          severity: 'info',
          message: '"age" has no value, so it is left out.',
          hint: 'Write a value behind the colon, or delete the line.',
          file: 'grove.yml',
          place: { line: 2, column: 1, endLine: 2, endColumn: 4 },
        },
      ],
    });
  });

  it('has a place also in an empty file', () => {
    expect(read('').diagnostics[0]?.place).toEqual({ line: 1, column: 1 });
  });

  it('cannot be led to a prototype', () => {
    const { value } = read('name: Yew\nowner: {name: Eva, hasOwnProperty: x}', 'off');
    expect(value).toEqual({ name: 'Yew', owner: { name: 'Eva' } });
  });
});

describe('renameKeys', () => {
  const words = (path: string) =>
    path === ''
      ? { known: ['name', 'owner', 'tags', 'leafColour'], aliases: { title: 'name', topics: 'tags' }, merged: ['tags'] }
      : path === 'owner'
        ? { known: ['name', 'url'], aliases: { website: 'url' } }
        : undefined;
  const rename = (text: string) => renameKeys(document(text), 'grove.yml', words);
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

  it.each([
    ['other words', 'title: Yew', { name: 'Yew' }],
    ['capitals and hyphens', 'NAME: Yew\nLeaf-Colour: green', { name: 'Yew', leafColour: 'green' }],
    ['words inside', 'owner:\n  Website: x\n  title: y', { owner: { url: 'x', title: 'y' } }],
    ['lists under several words', 'tags: [a]\ntopics: [b, c]', { tags: ['a', 'b', 'c'] }],
    ['texts under several words', 'topics: a\ntags: b', { tags: ['b', 'a'] }],
    ['an empty one beside a full one', 'name:\ntitle: Yew', { name: 'Yew' }],
    ['words of the language', 'toString: x', { toString: 'x' }],
  ])('knows %s', (_, text, value) => {
    const renamed = rename(text);
    expect(plain(renamed.value.value)).toEqual(value);
    expect(renamed.diagnostics).toEqual([]);
  });

  it('keeps the places, and the words as typed', () => {
    const { value } = rename('title: Yew\ntopics: a\ntags: [b]');
    expect(value.values.get('name')).toEqual({ line: 1, column: 8, endLine: 1, endColumn: 11 });
    expect(value.keys.get('name')?.column).toBe(1);
    expect(value.typedKeys?.get('name')).toBe('title');
    expect(value.values.get('tags.0')?.line).toBe(3);
    expect(value.values.get('tags.1')).toEqual({ line: 2, column: 9, endLine: 2, endColumn: 10 });
    const problems = validate(mapping({ name: integer() }), rename('title: Yew').value, { file: 'x', what: 'x' });
    expect(messages(problems.diagnostics)).toEqual(['1:8 "title" must be a whole number, not "Yew".']);
  });

  it('tells where two words mean the same', () => {
    expect(said(rename('title: Elm\nname: Yew').diagnostics)).toEqual([
      '1:1 info keys-are-given-once: "title" is left out, because "name" means the same and is there too. → Delete one of the two lines.',
    ]);
  });
});
