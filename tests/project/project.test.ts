import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Labels } from '../../src/model/project.ts';
import { completeProject, type LabelsByLanguage, readBookFile, readProject } from '../../src/project/project.ts';
import { messages, said, sourceFile } from '../text/said.ts';

const labels = JSON.parse(
  readFileSync(new URL('../../templates/labels.json', import.meta.url), 'utf8'),
) as LabelsByLanguage;

const people = [
  sourceFile('contributors/jane-doe.yml', 'name: Jane Doe\nphoto: photos/jane.jpg\nurl: https://jane.example\n'),
  sourceFile('contributors/bob-ray.yml', 'name: Bob Ray\n'),
];
const read = (text: string) => readProject({ file: sourceFile('book.yml', text), contributorFiles: people, labels });

describe('a book.yml with nothing but a title', () => {
  it('makes a good book', () => {
    const { value, diagnostics } = read('title: Age of Conversation\n');
    expect(diagnostics).toEqual([]);
    const { contributors, ...project } = value ?? { contributors: [] };
    expect(project).toEqual({
      file: 'book.yml',
      book: {
        slug: 'age-of-conversation',
        title: 'Age of Conversation',
        language: 'en',
        direction: 'ltr',
        editors: [],
        credits: [],
        isbn: {},
      },
      chapters: ['chapters/**/*.md'],
      contributorFiles: ['contributors/*.yml'],
      sections: [],
      front: [],
      back: [],
      forewords: [],
      afterwords: [],
      order: 'weight',
      seed: 'age-of-conversation',
      limits: {},
      outputs: ['pdf', 'epub', 'site'],
      theme: 'age-of-conversation',
      print: {
        trim: { name: '6x9in', width: 152.4, height: 228.6 },
        printer: 'plain',
        colour: 'greyscale',
        bleed: false,
        links: 'notes',
      },
      colophon: true,
      pandoc: 'embedded',
      frontMatter: { aliases: {}, unknown: 'warning' },
      rules: new Map(),
      labels: labels['en'],
      collect: [{ name: 'origin', from: 'origin', refs: { kind: 'pullRequests' }, trust: 'editor', file: 'book.yml' }],
      roster: [],
    });
    expect(contributors.map(({ id }) => id)).toEqual(['bob-ray', 'jane-doe']);
  });
});

describe('a book.yml with everything', () => {
  const { value, diagnostics } = read(`# The whole book.
title: Trees
subtitle: A few
slug: The Trees
language: de-AT
editors:
  - jane-doe
  - bob ray
  - name: Eva Orr
    photo: eva.jpg
    country: Austria
  - Ann Lee
chapters: [ash/*.md, ./oak//*.md]
contributors: people/*.yaml
sections:
  - { id: leaf, title: Leaf, intro: sections/leaf.md, chapters: [ash, oak] }
  - The Root
front: front/foreword.md
back: [back/a.md, back/b.md]
order: shuffle
seed: 7
limits: { words: [250, 450] }
deadline: 2026-12-31
description: Trees.
dedication: For Eva.
rights: All.
licence: CC BY 4.0
publisher: Arboretum Press
edition: First
url: trees.example
charity: { name: Shade Fund, url: https://shade.example, statement: All goes there. }
isbn: { print: 978-3-16-148410-0, pdf: 9783161484100, epub: 0-306-40615-2 }
cover: images/cover.png
outputs: [PDF, docx, pdf]
theme: my/theme
print: { trim: A5 }
pandoc: system
labels: { contents: Was drin ist, by: "mit {names}" }
frontMatter: { aliases: { rubric: section }, unknown: off }
rules: { words-within-limits: warning, ids-are-unique: off }
`);

  it('is read without a word', () => {
    expect(diagnostics).toEqual([]);
    expect(value).toMatchObject({
      book: {
        slug: 'the-trees',
        title: 'Trees',
        subtitle: 'A few',
        language: 'de-AT',
        direction: 'ltr',
        description: 'Trees.',
        dedication: 'For Eva.',
        rights: 'All.',
        licence: 'CC BY 4.0',
        publisher: 'Arboretum Press',
        edition: 'First',
        url: 'https://trees.example',
        charity: { name: 'Shade Fund', url: 'https://shade.example', statement: 'All goes there.' },
        isbn: { print: '978-3-16-148410-0', pdf: '9783161484100', epub: '9780306406157' },
        cover: 'images/cover.png',
        deadline: '2026-12-31',
      },
      chapters: ['ash/*.md', 'oak/*.md'],
      contributorFiles: ['people/*.yaml'],
      sections: [
        { id: 'leaf', title: 'Leaf', intro: 'sections/leaf.md', chapters: ['ash', 'oak'] },
        { id: 'the-root', title: 'The Root' },
      ],
      front: ['front/foreword.md'],
      back: ['back/a.md', 'back/b.md'],
      order: 'shuffle',
      seed: '7',
      limits: { words: [250, 450] },
      outputs: ['pdf', 'docx'],
      theme: 'my/theme',
      print: { trim: { name: 'a5', width: 148, height: 210 } },
      pandoc: 'system',
      frontMatter: { aliases: { rubric: 'section' }, unknown: 'off' },
      rules: new Map([
        ['words-within-limits', 'warning'],
        ['ids-are-unique', 'off'],
      ]),
    });
  });

  it('knows its editors, from their files where they have some', () => {
    expect(value?.book.editors).toEqual([
      {
        id: 'jane-doe',
        name: 'Jane Doe',
        sort: 'Doe, Jane',
        url: 'https://jane.example',
        photo: 'contributors/photos/jane.jpg',
        file: 'contributors/jane-doe.yml',
      },
      { id: 'bob-ray', name: 'Bob Ray', sort: 'Ray, Bob', file: 'contributors/bob-ray.yml' },
      { id: 'eva-orr', name: 'Eva Orr', sort: 'Orr, Eva', country: 'AT', photo: 'eva.jpg', file: 'book.yml' },
      { id: 'ann-lee', name: 'Ann Lee', sort: 'Lee, Ann', file: 'book.yml' },
    ]);
  });

  it('speaks its language, and its own words', () => {
    expect(value?.labels).toEqual({ ...labels['de'], contents: 'Was drin ist', by: 'mit {names}' });
  });
});

describe('what is wrong in book.yml', () => {
  it.each([
    ['', '1:1 "title" is missing.'],
    ['titel: Trees', '1:1 "title" is missing.'],
    ['title:', '1:1 "title" has no value.'],
    ['- title: Trees', '1:1 Here stands a list, where lines of the form "key: value" should be.'],
    ['Trees', '1:1 Here stands only text, where lines of the form "key: value" should be.'],
    [`title: Trees\n${'# note\n'.repeat(160_000)}`, '-:- book.yml is larger than 1 MB, so it is not read.'],
  ])('leaves no book: %.20j', (text, problem) => {
    const { value, diagnostics } = read(text);
    expect(value).toBeUndefined();
    expect(messages(diagnostics)[0]).toBe(problem);
  });

  it('leaves no book that is not UTF-8', () => {
    const { value, diagnostics } = readBookFile(sourceFile('book.yml', [0x74, 0xe9, 0x0a]));
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['file-is-utf-8']);
  });

  const inside = "a path inside the book's folder";
  it.each([
    [
      'chpaters: a',
      '2:1 error keys-are-known: "chpaters" is not a key of book.yml, so it is left out. → Did you mean "chapters"?',
    ],
    [
      'chapters: ../a.md',
      `2:11 error values-fit: "chapters" must be ${inside}, not "../a.md". → Copy the file into that folder; ".." cannot lead out of it.`,
    ],
    [
      'chapters: [a/*.md, "b/../../c/*.md"]',
      `2:20 error values-fit: Entry 2 of "chapters" must be ${inside}, not "b/../../c/*.md". → Copy the file into that folder; ".." cannot lead out of it.`,
    ],
    [
      'front: /etc/passwd',
      `2:8 error values-fit: "front" must be ${inside}, not "/etc/passwd". → Write it as seen from the folder of book.yml: chapters/one.md`,
    ],
    [
      'front: C:/a.md',
      `2:8 error values-fit: "front" must be ${inside}, not "C:/a.md". → Write it as seen from the folder of book.yml: chapters/one.md`,
    ],
    [
      'cover: images\\a.png',
      `2:8 error values-fit: "cover" must be ${inside}, not "images\\a.png". → Write folders with /: images/a.png`,
    ],
    [
      'cover: https://a.example/a.png',
      `2:8 error values-fit: "cover" must be ${inside}, not "https://a.example/a.png". → Write it as seen from the folder of book.yml: chapters/one.md`,
    ],
    [
      'theme: ../theme',
      `2:8 error values-fit: "theme" must be ${inside}, not "../theme". → Copy the file into that folder; ".." cannot lead out of it.`,
    ],
    [
      'order: wieght',
      '2:8 error values-fit: "order" must be one of "weight", "author", "title", "date", "listed" or "shuffle", not "wieght". → Did you mean "weight"?',
    ],
    [
      'limits: { words: [400, 200] }',
      '2:18 error values-fit: "words" of "limits" must be two whole numbers, the least and the most words, such as [250, 450], not [400, 200]. → The smaller number comes first.',
    ],
    [
      'limits: { words: 400 }',
      '2:18 error values-fit: "words" of "limits" must be two whole numbers, the least and the most words, such as [250, 450], not "400".',
    ],
    [
      'isbn: 978-3-16-148410-1',
      '2:7 error values-fit: "isbn" must be an ISBN whose digits fit together, not "978-3-16-148410-1". → Its last digit does not fit the others: copy the number again.',
    ],
    [
      'isbn: { print: 12345 }',
      '2:16 error values-fit: "print" of "isbn" must be an ISBN, not "12345". → An ISBN has 13 digits and begins with 978 or 979.',
    ],
    [
      'print: { trim: 6x9 }',
      '2:16 error values-fit: "trim" of "print" must be a page size, not "6x9". → Write width and height: 6x9in, 5.5x8.5in, 148x210mm, or a name such as a5.',
    ],
    [
      'print: { trim: 6x9mm }',
      '2:16 error values-fit: "trim" of "print" must be a page size from 70 to 450 mm, not "6x9mm". → Is the unit right? Write 6x9in or 148x210mm.',
    ],
    [
      'charity: The Fund',
      '2:10 error values-fit: "charity" must be a group of keys such as name and url, not "The Fund". → Write each key on a line of its own below, with two spaces before it.',
    ],
    [
      'sections:\n  - Leaf\n  - { id: leaf, title: Other }',
      '4:11 error section-ids-are-unique: Two sections have the id "leaf"; the second one is left out. → Give one of them another "id".',
    ],
    [
      'sections:\n  - id: leaf',
      '3:5 error needed-keys-are-given: "title" of entry 1 of "sections" is missing. → Add a line: title: …',
    ],
    [
      'rules: { ids-are-unique: loud }',
      '2:26 error values-fit: "ids-are-unique" of "rules" must be one of "error", "warning", "info" or "off", not "loud".',
    ],
    [
      'labels: { contens: Inside }',
      '2:20 error keys-are-known: "contens" is not a key of "labels", so it is left out. → Did you mean "contents"?',
    ],
    [
      'labels: { by: von }',
      '2:15 error values-fit: "by" of "labels" must hold "{names}", where the value goes. → In English it is: by {names}',
    ],
    [
      'labels: { cover: "{name}" }',
      '2:18 error values-fit: "cover" of "labels" has no place for "{name}". → In English it is: Cover',
    ],
    [
      'language: tlh',
      '2:11 info labels-are-translated: There are no words such as "Contents" in the language "tlh" yet, so English ones are used. → Give your own under "labels:" in book.yml.',
    ],
    [
      'frontMatter: { aliases: { rubric: sektion } }',
      '2:35 error values-fit: "rubric" cannot stand for "sektion", which is not a key of a chapter. → Did you mean "section"?',
    ],
    [
      'editors: jane-do',
      '2:10 error editors-are-known: No contributor has the id "jane-do". → Did you mean "jane-doe"?',
    ],
    [
      'outputs: [pdf, "../x"]',
      '2:16 error values-fit: Entry 2 of "outputs" must be the name of an output, not "../x". → Write names such as pdf, epub, site or docx.',
    ],
    [
      'terms: { version: "1", file: TERMS.md }',
      '2:1 info keys-are-used: "terms" is read but not used by this version.',
    ],
    [
      'print: { printer: kpd }',
      '2:19 error values-fit: "printer" of "print" must be one of "plain", "kdp", "lulu" or "ingramspark", not "kpd". → Did you mean "kdp"?',
    ],
    [
      'cover: { price: 19.95 }',
      '2:17 error values-fit: "price" of "cover" must be a price with its currency, not "19.95". → Write the three letters of the currency and the amount: USD 19.95',
    ],
  ])('is told: %s', (text, problem) => {
    const { value, diagnostics } = read(`title: Trees\n${text}`);
    expect(said(diagnostics)).toEqual([problem]);
    expect(diagnostics[0]?.file).toBe('book.yml');
    expect(value?.book.title).toBe('Trees');
  });

  it('is told all at once', () => {
    const { value, diagnostics } = read('title: Trees\norder: up\nlimits: {words: x}\ncover: /a\nlanguage: German\n');
    expect(diagnostics.map(({ place }) => place?.line)).toEqual([2, 3, 4, 5]);
    expect(value?.order).toBe('weight');
  });
});

describe('page sizes', () => {
  it.each([
    ['6x9in', 152.4, 228.6],
    ['5.5 x 8.5 in', 139.7, 215.9],
    ['8.5×11in', 215.9, 279.4],
    ['5x8"', 127, 203.2],
    ['148x210mm', 148, 210],
    ['14.8x21cm', 148, 210],
    ['A5', 148, 210],
  ])('%s', (written, width, height) => {
    expect(read(`title: Trees\nprint: { trim: '${written}' }`).value?.print.trim).toMatchObject({ width, height });
  });
});

describe('the words of the book', () => {
  it('are those of the language, English ones where one is missing', () => {
    const bookFile = readBookFile(sourceFile('book.yml', 'title: Trees\nlanguage: de-CH\n')).value;
    if (bookFile === undefined) throw new Error('no book');
    const few: LabelsByLanguage = { en: labels['en'] as Labels, de: { contents: 'Inhalt' } };
    const { value } = completeProject(bookFile, [], few);
    expect(value.labels.contents).toBe('Inhalt');
    expect(value.labels.cover).toBe('Cover');
  });

  it.each([
    ['zh', '目录'],
    ['zh-CN', '目录'],
    ['zh-TW', '目錄'],
    ['zh-HK', '目錄'],
    ['zh-Hant-MO', '目錄'],
    ['no', 'Innhold'],
    ['pt-BR', 'Índice'],
    ['ar-EG', 'المحتويات'],
  ])('are those of %s', (language, contents) => {
    const { value, diagnostics } = read(`title: Trees\nlanguage: ${language}`);
    expect([value?.labels.contents, diagnostics]).toEqual([contents, []]);
  });

  const english = labels['en'] as Labels;
  it.each(Object.keys(labels))('are complete in %s, with the same gaps for values', (language) => {
    const words = labels[language] as Labels;
    expect(Object.keys(words).sort()).toEqual(Object.keys(english).sort());
    // In their own order: Japanese counts the countries before the places.
    const gapsOf = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const [name, text] of Object.entries(words)) {
      expect([name, gapsOf(text)]).toEqual([name, gapsOf(english[name as keyof Labels])]);
      expect(text).not.toMatch(/^\s|\s$|'|"|\.\.\./);
    }
  });

  it('are written from right to left where the language is', () => {
    expect(read('title: Trees\nlanguage: ar').value?.book.direction).toBe('rtl');
  });
});
