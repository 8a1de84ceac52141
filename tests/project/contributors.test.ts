import { describe, expect, it } from '@jest/globals';
import { readContributor, readContributors } from '../../src/project/contributors.ts';
import { messages, said, sourceFile } from '../text/said.ts';

const read = (text: string, path = 'contributors/jane-doe.yml') =>
  readContributor(sourceFile(path, text), { unknown: 'warning' });

describe('readContributor', () => {
  it('reads a person', () => {
    expect(
      read(
        'name: Jane Doe\nurl: jane.example\ncity: Sydney\ncountry: au\naffiliation: A & B\nbio: |\n  One.\n\n  Two.\nphoto: photos/j.jpg\n',
      ),
    ).toMatchObject({
      value: {
        id: 'jane-doe',
        name: 'Jane Doe',
        sort: 'Doe, Jane',
        url: 'https://jane.example',
        city: 'Sydney',
        country: 'AU',
        affiliation: 'A & B',
        bio: 'One.\n\nTwo.',
        photo: 'contributors/photos/j.jpg',
        file: 'contributors/jane-doe.yml',
      },
      diagnostics: [],
    });
  });

  it.each([
    ['- name: Jane Doe', 'A file tells of one person: take the hyphen'],
    ['Jane Doe', 'Begin each line with a word, a colon and a space: name: Jane Doe'],
    ['', 'Add a line: name: …'],
  ])('says how to write %j', (written, hint) => {
    const { value, diagnostics } = read(written);
    expect(value).toBeUndefined();
    expect(diagnostics).toEqual([expect.objectContaining({ hint: expect.stringContaining(hint) })]);
  });

  it.each([
    ['photos/j.jpg', 'contributors/photos/j.jpg'],
    ['../images/j.jpg', 'images/j.jpg'],
    ['/images/j.jpg', 'images/j.jpg'],
    ['../../j.jpg', '../../j.jpg'],
  ])('takes the photo %s for %s', (written, photo) => {
    expect(read(`name: Jane\nphoto: ${written}`).value?.photo).toBe(photo);
  });

  it.each([
    ['contributors/jane-doe.yml', 'jane-doe'],
    ['contributors/Łódź Person.yaml', 'lodz-person'],
    ['people/王小波.yml', '王小波'],
  ])('takes the id from the file name %s', (path, id) => {
    expect(read('name: Jane', path).value?.id).toBe(id);
  });

  it('knows other words, and its own sort name', () => {
    const { value, diagnostics } = read('full_name: Jane Doe\nSort: Jane\nwebsite: https://jane.example\nbiography: x');
    expect(diagnostics).toEqual([]);
    expect(value).toMatchObject({ name: 'Jane Doe', sort: 'Jane', url: 'https://jane.example', bio: 'x' });
  });

  it.each([
    ['name: [Jane]', '1:7 "name" must be a name, not [Jane].'],
    ['city: Sydney', '1:1 "name" is missing.'],
    ['', '1:1 "name" is missing.'],
    ['name: jane@doe.example', '1:7 "name" must be a name, not "jane@doe.example".'],
    ['- name: Jane', '1:1 Here stands a list, where lines of the form "key: value" should be.'],
    [`name: Jane\nbio: ${'x'.repeat(20_000)}`, '-:- The file is longer than 16 KB; a person needs a few lines.'],
  ])('cannot use %.20j', (text, problem) => {
    const { value, diagnostics } = read(text);
    expect(value).toBeUndefined();
    expect(messages(diagnostics)).toEqual([problem]);
    expect(diagnostics[0]?.severity).toBe('error');
  });

  it('leaves out what is wrong or unknown, and says so', () => {
    const { value, diagnostics } = read('name: Jane\nurl: x y\ntwitter: "@jane"\nid: jane\n');
    expect(said(diagnostics)).toEqual([
      '2:6 error values-fit: "url" must be a web address, not "x y". → It begins with https:// or http://.',
      '3:1 warning keys-are-known: "twitter" is not a key of a contributor, so it is left out. → The book shows one address a person, "url:". Write the whole address there, https:// included, or delete the line.',
      '4:1 warning keys-are-known: "id" is not a key of a contributor, so it is left out. → Delete the line, or look for the right word in the manual.',
    ]);
    expect(value).toEqual({ id: 'jane-doe', name: 'Jane', sort: 'Jane', file: 'contributors/jane-doe.yml' });
  });
});

describe('readContributors', () => {
  it('has each id once, whatever the order of the files', () => {
    const files = ['b-lee.yml', 'a-lee.yml', 'A-Lee.yml'].map((name) => sourceFile(`people/${name}`, 'name: Lee'));
    const { value, diagnostics } = readContributors(files, { unknown: 'off' });
    expect(value.map(({ id }) => id)).toEqual(['a-lee', 'b-lee']);
    expect(said(diagnostics)).toEqual([
      '- error contributor-ids-are-unique: The id "a-lee" is already used by people/A-Lee.yml. → Rename one of the two files; its name is the id.',
    ]);
    expect(readContributors(files.toReversed(), { unknown: 'off' })).toMatchObject({ value, diagnostics });
  });
});
