import { describe, expect, it } from '@jest/globals';
import type { ImageFile } from '../../src/model/source.ts';
import { page } from '../tiny-book.ts';
import { pixels, problemsOf } from './book-of.ts';
import { expectHints, saidOf } from './rule-table.ts';

interface Row {
  readonly files: Record<string, string>;
  readonly pictures?: Record<string, ImageFile>;
  readonly says: readonly string[];
}

const jane = page('Ash', 'Text.');
const by = (author: string) => `---\ntitle: Oak\nauthor: ${author}\n---\n\nText.\n`;
const janeWith = (lines: string) => `---\ntitle: Ash\nauthor:\n  name: Jane Doe\n${lines}---\n\nText.\n`;
const words = (count: number) => Array.from({ length: count }, () => 'leaf').join(' ');

/** By rule: a small book that breaks it, and what is said, word for word. */
const table: Record<string, readonly Row[]> = {
  'places-are-found': [
    {
      files: { 'book.yml': 'title: Trees\nmap: yes', 'chapters/oak.md': by('Jane Doe') },
      says: ['book.yml:2:6 info The book is to have a map, but no place of an author is known.'],
    },
  ],
  'people-have-one-id': [
    {
      files: {
        'contributors/jane-doe.yml': 'name: Jane Doe',
        'contributors/jdoe.yml': 'affiliation: Leaf Office\nname: Jane Doe',
        'chapters/ash.md': by('jane-doe'),
        'chapters/oak.md': by('jdoe'),
      },
      says: [
        'contributors/jdoe.yml:2:7 warning "Jane Doe" is in the book twice: as "jane-doe" (contributors/jane-doe.yml) and as "jdoe" (contributors/jdoe.yml).',
      ],
    },
    {
      files: {
        'chapters/ash.md': by('José M. Núñez'),
        'chapters/elm.md': by('Nunez José'),
        'chapters/oak.md': by('John A. Ray'),
        'chapters/yew.md': by('John B. Ray'),
      },
      says: [
        'chapters/elm.md:3:9 warning "Nunez José" (chapters/elm.md) and "José M. Núñez" (chapters/ash.md) may be one person.',
      ],
    },
    {
      files: { 'chapters/ash.md': by('Jacqueline Snee'), 'chapters/oak.md': by('Jaqueline Snee') },
      says: [
        'chapters/oak.md:3:9 info "Jaqueline Snee" (chapters/oak.md) and "Jacqueline Snee" (chapters/ash.md) may be one person.',
      ],
    },
  ],
  'names-are-what-they-seem': [
    {
      files: { 'chapters/ash.md': by('Jane Doe'), 'chapters/oak.md': by('Jаne Dоe'), 'chapters/yew.md': by('Eva Оrr') },
      says: [
        'chapters/oak.md:3:9 error "Jаne Dоe" looks like "Jane Doe" (chapters/ash.md), but is written with other letters.',
        'chapters/yew.md:3:9 warning In "Оrr" the letter "О" is Cyrillic, while the others are Latin.',
      ],
    },
  ],
  'names-are-plain-text': [
    {
      files: {
        'chapters/ash.md': by('"Ja\u00adne Doe"'),
        'chapters/elm.md': by('"**Eva** Orr"'),
        'chapters/oak.md': by('"\\u3164"'),
        'chapters/yew.md': by('"Bob \\u200fRay"'),
        'chapters/box.md': by('"<i>Ann</i> Lee"'),
        'chapters/fir.md': '---\ntitle: Fir\nauthor:\n  name: Jo Lee\n  sort: "Lee\ufffd, Jo"\n---\n\nText.\n',
        'chapters/may.md': by('"May Fay, Lyon, www.may.example"'),
      },
      says: [
        'chapters/fir.md:5:9 error The name "Lee\ufffd, Jo" has a letter that was lost when the file was saved (�).',
        'chapters/ash.md:3:9 error The name "Ja\u00adne Doe" has a character that cannot be seen.',
        'chapters/elm.md:3:9 error The name "**Eva** Orr" has marks of Markdown.',
        'chapters/oak.md:3:9 error The name "\u3164" has a character that looks like nothing.',
        'chapters/yew.md:3:9 error The name "Bob \u200fRay" has a mark for the direction of writing.',
        'chapters/box.md:3:9 error The name "<i>Ann</i> Lee" has an HTML tag.',
        'chapters/may.md:3:9 error The name "May Fay, Lyon, www.may.example" has an address of the web in it.',
      ],
    },
  ],
  'names-have-small-letters': [
    {
      files: { 'chapters/ash.md': by('JANE M. DOE'), 'chapters/oak.md': by('NASA'), 'chapters/yew.md': by('JD Roe') },
      says: ['chapters/ash.md:3:9 info The name "JANE M. DOE" is written in capitals, and so it will be in the book.'],
    },
  ],
  'bylines-match-records': [
    {
      files: { 'contributors/jane-doe.yml': 'name: Jane Doe', 'chapters/ash.md': by('jane DOE') },
      says: [
        'chapters/ash.md:3:9 info The by-line says "jane DOE"; the book shows "Jane Doe", as in contributors/jane-doe.yml.',
      ],
    },
  ],
  'bios-are-short': [
    {
      files: { 'chapters/ash.md': janeWith(`  bio: ${words(75)}\n`) },
      says: ['chapters/ash.md:5:8 warning The bio of Jane Doe has 75 words; 60 are the most.'],
    },
    {
      files: { 'book.yml': `title: Trees\neditors: { name: Eva Orr, bio: ${words(61)} }`, 'chapters/ash.md': jane },
      says: ['book.yml:2:32 warning The bio of Eva Orr has 61 words; 60 are the most.'],
    },
  ],
  'photos-are-sharp': [
    {
      files: { 'chapters/ash.md': janeWith('  photo: jane.jpg\n') },
      pictures: { 'chapters/jane.jpg': pixels(320, 299) },
      says: ['chapters/ash.md:5:10 info The photo of Jane Doe has 320 × 299 pixels and may look blurred in print.'],
    },
  ],
  'photos-are-upright': [
    {
      files: { 'contributors/jane-doe.yml': 'name: Jane Doe\nphoto: jane.jpg', 'chapters/ash.md': by('jane-doe') },
      pictures: { 'contributors/jane.jpg': pixels(1600, 900) },
      says: [
        'contributors/jane-doe.yml:2:8 info The photo of Jane Doe is much wider than high (1600 × 900 pixels); only its middle is shown.',
      ],
    },
    {
      files: { 'chapters/ash.md': janeWith('  photo: jane.jpg\n') },
      pictures: { 'chapters/jane.jpg': pixels(500, 1000) },
      says: [
        'chapters/ash.md:5:10 info The photo of Jane Doe is much higher than wide (500 × 1000 pixels); only its middle is shown.',
      ],
    },
  ],
  'mail-addresses-are-private': [
    {
      files: {
        'chapters/ash.md': janeWith('  bio: >-\n    Likes ash.\n    Write to jane.doe@ash.example.\n'),
        'chapters/oak.md': page('Oak', 'See [Eva](mailto:%20eva.orr@oak.example?subject=x) or bob@gmail.com.'),
        'chapters/yew.md': page('"Yew, for yew@yew.example"', 'Text.'),
      },
      says: [
        'chapters/ash.md:5:8 error "bio" has the mail address jane.doe@ash.example, which would be printed in the book and put on the web.',
        'chapters/oak.md:6:5 info A person\'s own mail address, eva.orr@oak.example, stands behind the words "Eva", and anyone can collect it from the site. So does one more.',
        'chapters/yew.md:2:8 error "title" has the mail address yew@yew.example, which would be printed in the book and put on the web.',
      ],
    },
  ],
  'contributors-have-chapters': [
    {
      files: {
        'book.yml': 'title: Trees\neditors: eva-orr',
        'contributors/eva-orr.yml': 'name: Eva Orr',
        'contributors/bob-ray.yml': 'name: Bob Ray',
        'chapters/ash.md': jane,
      },
      says: [
        'contributors/bob-ray.yml:1:7 info Bob Ray is on file, but no chapter names "bob-ray" as its author, translator or the like.',
      ],
    },
    {
      files: {
        'book.yml': 'title: Trees\ntranslators: eva-orr\nillustrator: mo-ink',
        'contributors/eva-orr.yml': 'name: Eva Orr',
        'contributors/mo-ink.yml': 'name: Mo Ink',
        'contributors/bob-ray.yml': 'name: Bob Ray',
        'contributors/lee-lens.yml': 'name: Lee Lens',
        'chapters/ash.md': page('Ash', 'Text.', 'translator: bob-ray\nphotos by: lee-lens\n'),
      },
      says: [],
    },
  ],
};

it.each([
  'Write to [us](mailto:office@oak.example), or to [the team](mailto:public.engagement@oak.example).',
  'Eva can be reached at eva.orr@oak.example or <mailto:eva.orr@oak.example>.',
  'He can be reached [via email](mailto:jon.doe@oak.example), or [drop me a line](mailto:eva.orr@oak.example).',
  'Orders go to [info.oak@gmail.com](mailto:info.oak@gmail.com).',
])('%s: an address of an office, or one that is shown, is meant so', (body) => {
  expect(problemsOf({ 'chapters/oak.md': page('Oak', body) })).toEqual([]);
});

describe.each(Object.entries(table))('%s', (rule, rows) => {
  it.each(rows)('says what is wrong and where, and what to do', ({ files, pictures, says }) => {
    const problems = problemsOf(files, pictures);
    expect(saidOf(problems)).toEqual(says);
    expect(problems.map((problem) => problem.rule)).toEqual(says.map(() => rule));
    expectHints(problems);
  });
});

describe('honest people', () => {
  it.each([
    [
      'two who share a name and say so',
      ['{name: Jane Doe, id: jane-1, country: AU}', '{name: Jane Doe, id: jane-2, country: CA}'],
    ],
    ['a son', ['John Doe', 'John Doe Jr.']],
    ['short names that differ by a letter', ['Ann Lee', 'Anna Lee']],
    ['other first letters', ['Harold Jennings', 'Garold Jennings']],
    ['teams with numbers', ['Ministry Team 1 of Trees', 'Ministry Team 2 of Trees']],
    ['other scripts', ['Иван Петров', 'Γιάννης Παππάς', 'محمد الفاسي', '王小明', 'Հայկ Սահակյան', 'राम शर्मा']],
    ['two scripts side by side', ['Иван Петров (Ivan Petrov)']],
    ['a Persian name with its joiner', ['می\u200cنا کریمی']],
    ['marks and particles', ['Björn Åkesson', 'Đỗ Thị Hà', "Seán Ó'Sé", 'Ursula K. Le Guin']],
    ['initials and short names', ['JR Smith', 'IBM', 'A. B. Yeo']],
  ])('%s are not troubled', (_, authors) => {
    const files = Object.fromEntries(authors.map((author, index) => [`chapters/${index}.md`, by(author)]));
    expect(saidOf(problemsOf(files))).toEqual([]);
  });

  it('a photo that is large and upright, and a drawing of any size', () => {
    const files = { 'chapters/ash.md': janeWith('  photo: jane.jpg\n') };
    for (const photo of [pixels(300, 400), pixels(400, 312), pixels(450, 800)]) {
      expect(saidOf(problemsOf(files, { 'chapters/jane.jpg': photo }))).toEqual([]);
    }
    expect(saidOf(problemsOf(files, { 'chapters/jane.jpg': pixels(30, 30, 'image/svg+xml') }))).toEqual([]);
  });
});
