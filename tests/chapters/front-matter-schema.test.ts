import { describe, expect, it } from '@jest/globals';
import { type MatterOptions, readMatter } from '../../src/chapters/front-matter-schema.ts';
import { splitFrontMatter } from '../../src/text/front-matter.ts';
import { said } from '../text/said.ts';

function read(head: string, options: Partial<MatterOptions> = {}) {
  const { value } = splitFrontMatter('ash.md', `---\n${head}\n---\nIt stands.`);
  const { value: matter, diagnostics } = readMatter(value.matter, {
    file: 'ash.md',
    aliases: {},
    unknown: 'warning',
    titleRequired: false,
    ...options,
  });
  const { places, author, ...rest } = matter;
  const byline = author.map(({ place, ...entry }) => ({ ...entry, line: place?.line }));
  return { matter: rest, byline, places, diagnostics };
}

const nothing = { credits: [], weight: 0, keywords: [], draft: false, ignore: [] };

describe('readMatter', () => {
  it('reads every key', () => {
    const { matter, byline, places, diagnostics } = read(
      [
        'title: Listening is the new shouting',
        'subtitle: Or not',
        'section: manifestos',
        'weight: 3',
        'id: listening',
        'date: 2026-11-02',
        'language: de_at',
        'keywords: [ash, oak]',
        'draft: yes',
        'ignore: notes-are-used',
        'summary: >-',
        '  In two',
        '  lines.',
        'author:',
        '  name: Jane Doe',
        '  sort: Doe, Jane',
        '  url: jane.example',
        '  country: Australia',
        '  bio: One *sentence*.',
      ].join('\n'),
    );
    expect(diagnostics).toEqual([]);
    expect(matter).toEqual({
      credits: [],
      title: 'Listening is the new shouting',
      subtitle: 'Or not',
      section: 'manifestos',
      weight: 3,
      id: 'listening',
      date: '2026-11-02',
      language: 'de-AT',
      keywords: ['ash', 'oak'],
      draft: true,
      ignore: ['notes-are-used'],
      summary: 'In two lines.',
    });
    expect(byline).toEqual([
      {
        written: 'Jane Doe',
        person: {
          name: 'Jane Doe',
          sort: 'Doe, Jane',
          url: 'https://jane.example',
          country: 'AU',
          bio: 'One *sentence*.',
        },
        line: 16,
      },
    ]);
    expect(places.get('author.url')).toEqual({ line: 18, column: 8, endLine: 18, endColumn: 20 });
  });

  it.each([
    [
      'Hugo',
      'slug: ash\nauthors: [eva]\ntags: [a, b]\ncategories: [b]\nweight: 2',
      { id: 'ash', weight: 2, keywords: ['a', 'b'] },
    ],
    ['Jekyll', 'tags: a, b\nexcerpt: Short.\nlang: en', { keywords: ['a', 'b'], summary: 'Short.', language: 'en' }],
    ['Quarto', 'abstract: Short.\norder: 4\nauthor: Eva', { summary: 'Short.', weight: 4 }],
    ['writers', 'Title: Ash\nSub-Title: Oak\nAUTHOR: Eva', { title: 'Ash', subtitle: 'Oak' }],
    ['a blog', 'date: 2014-02-19 1:01:25 -0400\ntitle: Ash &amp; Oak', { date: '2014-02-19', title: 'Ash & Oak' }],
  ])('reads what %s would write', (_, head, matter) => {
    const read_ = read(head);
    expect(read_.diagnostics).toEqual([]);
    expect(read_.matter).toEqual({ ...nothing, ...matter });
  });

  it('knows the other words that book.yml gives', () => {
    const { matter, diagnostics } = read('kicker: Ash\ntopics: a', {
      aliases: { kicker: 'subtitle', topics: 'section' },
    });
    expect(diagnostics).toEqual([]);
    expect(matter).toEqual({ ...nothing, subtitle: 'Ash', section: 'a' });
  });

  it.each<[string, string, unknown[]]>([
    ['an id', 'author: jane-doe', [{ written: 'jane-doe', line: 2 }]],
    ['a name', 'author: Jane Doe', [{ written: 'Jane Doe', line: 2 }]],
    ['a name with a mail address', 'author: Jane Doe <jane@doe.example>', [{ written: 'Jane Doe', line: 2 }]],
    ['a name with a network name', 'author: Jane Doe (@jane)', [{ written: 'Jane Doe', line: 2 }]],
    [
      'a list',
      'author:\n  - jane-doe\n  - Bob Ray',
      [
        { written: 'jane-doe', line: 3 },
        { written: 'Bob Ray', line: 4 },
      ],
    ],
    [
      'a list with groups and gaps',
      'author:\n  -\n  - id: jane-doe\n  - {id: bob, name: Bob Ray}',
      [
        { written: 'jane-doe', line: 4 },
        { written: 'bob', person: { id: 'bob', name: 'Bob Ray' }, line: 5 },
      ],
    ],
    ['a name with a suffix', 'author: Amando E. Gavino, Jr.', [{ written: 'Amando E. Gavino, Jr.', line: 2 }]],
    ['a name as it is sorted', 'author: Doe, Jane', [{ written: 'Doe, Jane', line: 2 }]],
    ['a pair that is one', 'author: Simon and Garfunkel', [{ written: 'Simon and Garfunkel', line: 2 }]],
    ['a group', 'author: Office of Ash and Oak, Leith', [{ written: 'Office of Ash and Oak, Leith', line: 2 }]],
  ])('reads a by-line with %s', (_, head, byline) => {
    const { diagnostics, byline: read_ } = read(head);
    expect(diagnostics).toEqual([]);
    expect(read_).toEqual(byline);
  });

  it.each([
    ['Ann Lee, Bob Ray and Eva van Orr', ['Ann Lee', 'Bob Ray', 'Eva van Orr']],
    ['Ann Lee, Bob Ray, and Eva Orr', ['Ann Lee', 'Bob Ray', 'Eva Orr']],
    ['Ann Lee & Bob Ray', ['Ann Lee', 'Bob Ray']],
    ['Ann Lee <ann@lee.example>; Bob Ray (@bob)', ['Ann Lee', 'Bob Ray']],
    ['ann-lee, bob-ray', ['ann-lee', 'bob-ray']],
  ])('takes %j for several people, and says so', (written, names) => {
    const { byline, diagnostics } = read(`author: ${written}`);
    expect(byline.map((entry) => entry.written)).toEqual(names);
    expect(said(diagnostics)).toEqual([
      `2:9 info authors-are-listed: This line is read as ${names.length} people: ${names.join('; ')}. → If that is wrong, leave the line with its key and colon alone, and write each below it on a line of its own: - ${names[0]}`,
    ]);
  });

  it('tells all mistakes at once, and keeps the rest', () => {
    const { matter, byline, diagnostics } = read(
      [
        'tilte: Ash',
        'weight: third',
        'date: 2026-02-30',
        'authors:',
        '  - name: Jane Doe',
        '    url: javascript:alert(1)',
        '    twitter: "@jane"',
        '  - url: https://x.example',
        '  - jane@doe.example',
        'section: leaf',
        'subtitle:',
        'agreement: {terms: "1", date: 2026-11-02, text: sha256-x}',
      ].join('\n'),
      { titleRequired: true },
    );
    expect(said(diagnostics)).toEqual([
      '2:1 warning keys-are-known: "tilte" is not a key of a chapter, so it is left out. → Did you mean "title"?',
      '3:9 error values-fit: "weight" must be a whole number, not "third". → Write it in digits, such as 10.',
      '4:7 error values-fit: "date" must be a date that exists, not "2026-02-30". → Write year, month and day: 2026-11-02',
      '7:10 error values-fit: "url" of entry 1 of "authors" must be a web address, not "javascript:alert(1)". → It begins with https:// or http://.',
      '8:5 warning keys-are-known: "twitter" is not a key of entry 1 of "authors", so it is left out. → The book shows one address a person, "url:". Write the whole address there, https:// included, or delete the line.',
      '9:5 error needed-keys-are-given: "name" of entry 2 of "authors" is missing. → If this line belongs to the entry above it, write a space in place of its hyphen. Else add a line: name: …',
      '10:5 error values-fit: Entry 3 of "authors" must be a name, not "jane@doe.example". → A mail address is not printed; write the name.',
      '12:1 info values-are-given: "subtitle" has no value, so it is left out. → Write a value behind the colon, or delete the line.',
      '2:1 error needed-keys-are-given: "title" is missing. → Add a line: title: …',
      '13:1 info keys-are-used: "agreement" is read but not used by this version.',
    ]);
    expect(matter).toEqual({ ...nothing, section: 'leaf' });
    expect(byline).toEqual([{ written: 'Jane Doe', person: { name: 'Jane Doe' }, line: 6 }]);
  });

  it.each(['error', 'warning', 'info'] as const)('gives unknown keys the severity %s', (unknown) => {
    expect(read('kicker: Ash', { unknown }).diagnostics.map(({ severity }) => severity)).toEqual([unknown]);
  });

  it('says nothing of unknown keys where they may be there', () => {
    expect(read('kicker: Ash', { unknown: 'off' }).diagnostics).toEqual([]);
  });

  it('says once that the title is wrong', () => {
    expect(said(read('Title: [Ash]', { titleRequired: true }).diagnostics)).toEqual([
      '2:8 error values-fit: "Title" must be text, not [Ash]. → Brackets or hyphens make a list. Write it without them: Ash. If brackets are to be printed, put all of it between quotation marks.',
    ]);
  });

  it('misses the front matter only where a title is needed', () => {
    const options = { file: 'ash.md', aliases: {}, unknown: 'warning' } as const;
    expect(readMatter(undefined, { ...options, titleRequired: false }).diagnostics).toEqual([]);
    expect(said(readMatter(undefined, options).diagnostics)).toEqual([
      '1:1 error front-matter-is-there: The chapter has no front matter. → Begin the file with a line ---, then a line "title: …" and a line "author: …", then a line --- again.',
    ]);
  });
});
