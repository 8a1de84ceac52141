import { describe, expect, it } from '@jest/globals';
import { readChapter } from '../../src/chapters/read-chapter.ts';
import { withSeverities } from '../../src/check/check.ts';
import { rules } from '../../src/check/rules/index.ts';
import type { Project } from '../../src/model/project.ts';
import { indexLinks } from '../../src/text/cross-links.ts';
import { page, plainProject, source, tinyBook } from '../tiny-book.ts';
import { problemsOf } from './book-of.ts';

interface Row {
  readonly files: Record<string, string>;
  readonly project?: Partial<Project>;
  /** `file:line:column severity message` */
  readonly says: readonly string[];
}

/** By rule: a small book that breaks it, and what is said, word for word. */
const table: Record<string, readonly Row[]> = {
  'title-is-given': [
    {
      files: { 'oak.md': '---\nauthor: Jane Doe\n---\nText.', 'ash.md': '---\nauthor: Jane Doe\n---\n# Ash\n\nText.' },
      says: ['oak.md:1:1 error The chapter has no title.'],
    },
    {
      files: { 'oak.md': 'Text.', 'front.md': 'Text of the foreword.' },
      project: { front: ['front.md'] },
      says: [
        'oak.md:1:1 error The chapter has no title and does not say who wrote it.',
        'front.md:1:1 error The chapter has no title.',
      ],
    },
  ],
  'author-is-given': [
    {
      files: { 'oak.md': '---\ntitle: Oak\n---\nText.', 'front.md': '---\ntitle: Foreword\n---\nText.' },
      project: { front: ['front.md'] },
      says: ['oak.md:2:8 error The chapter does not say who wrote it.'],
    },
  ],
  'titles-are-plain-text': [
    {
      files: {
        'oak.md': page('Oak', 'b').replace(
          'title: Oak',
          'title: On *Oaks*\nsubtitle: Oaks<br>and so\nsummary: "`oak` and [ash](a.md)"',
        ),
        'ash.md': page('Ash', 'b').replace('title: Ash', 'title: M*A*S*H, 5 * 3 * 2 and snake_case_words are < 3 > 2'),
        'elm.md': '---\nauthor: Jane Doe\n---\n\n# On *Elms*\n\nText.',
      },
      says: [
        'oak.md:2:8 warning The title has stars, "*Oaks*", which would be printed as it stands.',
        'oak.md:3:11 warning The subtitle has a tag of HTML, "<br>", which would be printed as it stands.',
        'oak.md:4:10 warning The summary has a link, "[ash](a.md)", which would be printed as it stands.',
      ],
    },
  ],
  'byline-stands-once': [
    {
      files: {
        'oak.md': page('Oak', '# Oak\n\n*By Jane Doe*\n\nText.'),
        'ash.md': page('Ash', 'JANE DOE\n\nText.'),
        'elm.md': page('Elm', 'Jane Doe stood there.\n\nby Jane Doe'),
        'box.md': page('Box', 'Box\nby Jane Doe\n\nText.'),
        'fir.md': page('Fir', 'By Bob Roe, not Jane Doe'),
        'yew.md': page('Yew', 'Dear Jane Doe,\n\nText.'),
        'bay.md': page('Bay', 'by Jane Doe, Bob Roe and Eva Orr\n\nText.').replace(
          'author: Jane Doe',
          'author: [Jane Doe, Bob Roe, Eva Orr]',
        ),
      },
      says: [
        'oak.md:8:1 warning The text begins with "By Jane Doe", though the book sets the names of the authors above it; so they stand there twice.',
        'ash.md:6:1 warning The text begins with "JANE DOE", though the book sets the names of the authors above it; so they stand there twice.',
        'box.md:6:1 warning The text begins with "Box by Jane Doe", though the book sets the names of the authors above it; so they stand there twice.',
        'bay.md:6:1 warning The text begins with "by Jane Doe, Bob Roe and Eva Orr", though the book sets the names of the authors above it; so they stand there twice.',
      ],
    },
  ],
  'section-is-known': [
    {
      files: {
        'oak.md': page('Oak', 'Text.', 'section: leef\n'),
        'ash.md': page('Ash', 'Text.', 'section: The Leaf\n'),
      },
      project: { sections: [{ id: 'leaf', title: 'The leaf' }] },
      says: ['oak.md:4:10 error There is no section "leef" in book.yml. Did you mean "leaf"?'],
    },
    {
      files: { 'oak.md': page('Oak', 'Text.', 'section: leaf\n') },
      says: ['oak.md:4:10 error There is no section "leaf" in book.yml.'],
    },
  ],
  'ids-are-unique': [
    {
      files: {
        'a/oak.md': page('Oak', 'Text.'),
        'b/oak.md': page('Oak', 'Text.'),
        'ash.md': page('Ash', 'Text.', 'id: OAK\n'),
      },
      says: [
        'b/oak.md:1:1 error The id "oak" is already used by a/oak.md.',
        'ash.md:4:5 error The id "oak" is already used by a/oak.md.',
      ],
    },
  ],
  'chapter-is-not-empty': [
    {
      files: { 'oak.md': page('Oak', '<!-- nothing -->\n\n---') },
      says: ['oak.md:8:1 error The chapter has no text below its front matter.'],
    },
    { files: { 'oak.md': '\n' }, says: ['oak.md:1:1 error The file is empty.'] },
  ],
  'chapter-is-finished': [
    {
      files: { 'oak.md': page('Oak', 'Text.', 'draft: true\n') },
      says: ['oak.md:4:8 warning The chapter says that it is a draft, so only a notice stands in the book.'],
    },
  ],
  'chapter-is-not-withdrawn': [
    {
      files: { 'oak.md': page('Oak', 'Text.', 'withdrawn: true\n') },
      says: ['oak.md:4:12 error The author took this chapter back, so it stays out of the book.'],
    },
  ],
  'words-within-limits': [
    {
      files: {
        'few.md': page('Few', 'one two'),
        'many.md': page('Many', 'one two three four five six[^1]\n\n```\ncode is not counted\n```\n\n[^1]: seven'),
        'right.md': page('Right', "don't stop -- 3 words"),
      },
      project: { limits: { words: [3, 6] } },
      says: [
        'few.md:2:8 error The chapter has 2 words; the book asks for 3 to 6.',
        'many.md:2:8 error The chapter has 7 words; the book asks for 3 to 6.',
      ],
    },
  ],
  'images-exist': [
    {
      files: { 'oak.md': page('Oak', 'a ![b](lost.png) ![c](grey.png) ![d](javascript:x)') },
      says: [
        'oak.md:6:3 error The picture "lost.png" is not there.',
        'oak.md:6:33 error The picture\'s address "javascript:x" cannot be used.',
      ],
    },
    {
      files: { 'oak.md': '---\ntitle: Oak\nauthor:\n  name: Jane Doe\n  photo: jane.jpg\n---\nText.' },
      says: ['oak.md:5:10 warning The photo of Jane Doe: The picture "jane.jpg" is not there.'],
    },
  ],
  'images-are-local': [
    {
      files: { 'oak.md': page('Oak', '![b](https://b.example/b.png)') },
      says: [
        'oak.md:6:1 warning The picture "https://b.example/b.png" is on the web; a link to it stands in its place.',
      ],
    },
  ],
  'links-resolve': [
    {
      files: { 'oak.md': page('Oak', 'a [b](lost.md)') },
      says: [
        'oak.md:6:3 warning The link "lost.md" leads nowhere: there is no chapter "lost.md". Its words stay, without the link.',
      ],
    },
    {
      files: {
        'oak.md': page(
          'Oak',
          '[a]("Mobile") [b]((https://oak.example) "Oak") [c](tel:123) [d](file:///c:/oak.md) www.[oak].example/a',
        ),
      },
      says: [
        'oak.md:6:1 warning The link ""Mobile"" leads nowhere: this is a title in quotation marks, and the address is missing. Its words stay, without the link.',
        'oak.md:6:15 warning The link "(https://oak.example)" leads nowhere: it begins with a bracket too many. Its words stay, without the link.',
        'oak.md:6:48 warning The link "tel:123" leads nowhere: "tel:" is not allowed; a link begins with https:, http: or mailto:. Its words stay, without the link.',
        'oak.md:6:61 warning The link "file:///c:/oak.md" leads nowhere: "file:" is not allowed; a link begins with https:, http: or mailto:. Its words stay, without the link.',
        'oak.md:6:84 warning The link "http://www.[oak].example/a" leads nowhere: it is not a web address. Its words stay, without the link.',
      ],
    },
    {
      files: { 'oak.md': page('Oak', 'Old.[[1]](#_ftn1)\n\n[[1]](#_ftnref1) Years.') },
      says: [
        'oak.md:6:5 warning The link "#_ftn1" leads nowhere: this chapter has no heading "#_ftn1". Its words stay, without the link.',
        'oak.md:8:1 warning The link "#_ftnref1" leads nowhere: this chapter has no heading "#_ftnref1". Its words stay, without the link.',
      ],
    },
  ],
  'notes-are-used': [
    {
      files: { 'oak.md': page('Oak', 'a[^1]\n\n[^1]: b\n\n[^2]: c') },
      says: [
        'oak.md:10:1 warning The footnote "[^2]" is never referred to; its text stands at the end of the chapter.',
      ],
    },
  ],
};

/** By rule: what it leaves alone, though it looks alike. */
const spared: readonly (readonly [rule: string, what: string, Omit<Row, 'says'>])[] = [
  [
    'words-within-limits',
    'a draft, front and back matter, an introduction, and a text without a word',
    {
      files: {
        'oak.md': page('Oak', 'one', 'draft: true\n'),
        'ash.md': page('Ash', '...'),
        'front.md': page('Foreword', 'one'),
        'back.md': page('Thanks', 'one'),
        'leaf.md': 'one',
      },
      project: {
        limits: { words: [3, 6] },
        front: ['front.md'],
        back: ['back.md'],
        sections: [{ id: 'leaf', title: 'Leaf', intro: 'leaf.md' }],
      },
    },
  ],
  ['title-is-given', 'a title that reading has told of', { files: { 'oak.md': page('[Oak, Ash]', 'Text.') } }],
  [
    'title-is-given',
    'an introduction, an empty file and a head that cannot be read',
    {
      files: { 'leaf.md': 'Text.', 'ash.md': ' \n', 'oak.md': '---\n: [\n---\n\nText.' },
      project: { sections: [{ id: 'leaf', title: 'Leaf', intro: 'leaf.md' }] },
    },
  ],
  [
    'author-is-given',
    'an author that reading has told of',
    { files: { 'oak.md': '---\ntitle: Oak\nauthor: { city: Oslo }\n---\n\nText.' } },
  ],
  [
    'author-is-given',
    'a name without letters, of which another rule tells',
    { files: { 'oak.md': '---\ntitle: Oak\nauthor: "★★"\n---\n\nText.' } },
  ],
  [
    'author-is-given',
    'an empty file and a head that cannot be read',
    { files: { 'ash.md': ' \n', 'oak.md': '---\n: [\n---\n\nText.' } },
  ],
  [
    'ids-are-unique',
    'an introduction, which nobody links to',
    {
      files: { 'oak.md': page('Oak', 'Text.'), 'leaf/oak.md': 'Text.' },
      project: { sections: [{ id: 'leaf', title: 'Leaf', intro: 'leaf/oak.md' }] },
    },
  ],
  [
    'chapter-has-one-title',
    'an introduction, which has no title of its own',
    {
      files: { 'leaf.md': '# On leaves\n\nText.\n\n# On roots' },
      project: { sections: [{ id: 'leaf', title: 'Leaf', intro: 'leaf.md' }] },
    },
  ],
  [
    'html-is-allowed',
    'a text that cannot be read',
    { files: { 'oak.md': page('Oak', `Hola <b lang="es">amigo</b>\n\n${'> '.repeat(300)}x`) } },
  ],
  [
    'sections-have-chapters',
    'a book without a chapter',
    { files: {}, project: { sections: [{ id: 'leaf', title: 'Leaf' }] } },
  ],
];

it('says which lines to delete where title and names stand as one paragraph', () => {
  const problems = problemsOf({ 'chapters/oak.md': page('Oak', 'Oak\nby Jane Doe\n\nText.') });
  expect(problems.map(({ hint }) => hint)).toEqual(['Delete the lines 6 to 7.']);
});

it('explains the links that Word makes of its footnotes', () => {
  const problems = problemsOf({ 'chapters/oak.md': page('Oak', 'Old.[[1]](#_ftn1)\n\n[[1]](#_ftnref1) Years.') });
  expect(problems.map(({ hint }) => hint)).toEqual([
    'A footnote that was copied from Word. Write [^1] in place of the whole link, and the note on a line of its own below the text: [^1]: The note.',
    'A footnote that was copied from Word. In place of the link, begin the line of the note like this: [^1]: The note.',
  ]);
});

describe.each(spared)('%s', (rule, what, { files, project }) => {
  it(`leaves alone ${what}`, () => {
    expect(tinyBook(files, project).diagnostics.filter((problem) => problem.rule === rule)).toEqual([]);
  });
});

it('says why a picture that is there cannot be shown', () => {
  const imageProblems = new Map([['oak.png', { message: 'It is cut off.', hint: 'Save it again.' }]]);
  const { value: chapter } = readChapter(source('oak.md', page('Oak', '![b](oak.png)')), {
    kind: 'chapter',
    aliases: {},
    unknown: 'warning',
  });
  const book = {
    ...{ project: plainProject, chapters: [chapter], contributors: [], links: indexLinks([chapter]) },
    ...{ images: new Map(), imageProblems, places: new Map(), files: ['oak.md', 'oak.png'] },
  };
  expect([...(rules['images-exist']?.(book) ?? [])]).toMatchObject([
    { message: 'The picture "oak.png" cannot be shown. It is cut off.', hint: 'Save it again.', place: { line: 6 } },
  ]);
});

describe.each(Object.entries(table))('%s', (rule, rows) => {
  it.each(rows)('says what is wrong and where, and what to do', ({ files, project, says }) => {
    const { diagnostics } = tinyBook(files, project);
    expect(
      diagnostics.map(
        ({ file, place, severity, message }) => `${file}:${place?.line}:${place?.column} ${severity} ${message}`,
      ),
    ).toEqual(says);
    expect(new Set(diagnostics.map((problem) => problem.rule))).toEqual(new Set([rule]));
    expect(diagnostics.every(({ hint }) => hint !== undefined && /[.?]$/.test(hint))).toBe(true);
  });

  it('is a rule', () => expect(Object.keys(rules)).toContain(rule));
});

it('lets book.yml choose the severity, or switch a rule off', () => {
  const { diagnostics } = tinyBook({ 'oak.md': page('Oak', 'a [b](lost.md) ![c](lost.png)') });
  const severities = new Map([
    ['links-resolve', 'error'],
    ['images-exist', 'off'],
  ] as const);
  expect(withSeverities(diagnostics, severities).map(({ rule, severity }) => [rule, severity])).toEqual([
    ['links-resolve', 'error'],
  ]);
});

it('says of a head that cannot be read only that', () => {
  const { diagnostics } = tinyBook({ 'oak.md': '---\ntitle: Oak\nauthor: Jane Doe\n\nText.\n' });
  expect(diagnostics.map(({ rule }) => rule)).toEqual(['front-matter-is-closed']);
});

it('proposes a chapter by its name, however alike the folders are', () => {
  const files = {
    'trees/of/the/north/oak.md': page(
      'Oak',
      '[a](yew.md) [b](ach.md) [c](../east/www.md) [d](www.oak.example/a) [e](<a b.png>)',
    ),
    'trees/of/the/north/ash.md': page('Ash', 'b'),
    'trees/of/the/west/wwww.md': page('Elm', 'b'),
  };
  expect(tinyBook(files).diagnostics.map(({ hint }) => hint)).toEqual([
    "A link to another chapter gives that chapter's file name; a link to the web begins with https://.",
    'Did you mean "ash.md"?',
    'Did you mean "../west/wwww.md"?',
    'Write https://www.oak.example/a',
    'To show a picture, put an exclamation mark before its brackets: ![What it shows](<a b.png>). A link leads to a chapter or to the web.',
  ]);
});
