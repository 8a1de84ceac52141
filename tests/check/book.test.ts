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

const ash = page('Ash', 'Text.');
const chapters = (section: string, count: number, words = 1) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `chapters/${section}-${index}.md`,
      page(`${section} ${index}`, 'leaf '.repeat(words), `section: ${section}\n`),
    ]),
  );

/** By rule: a small book that breaks it, and what is said, word for word. */
const table: Record<string, readonly Row[]> = {
  'files-are-picked-up': [
    {
      files: {
        'chapters/ash.md': ash,
        'chapters/elm.markdown': ash,
        'chapters/fir.md.txt': ash,
        'chapters/oak.MD': ash,
        'Chapters/yew.md': ash,
        'contributors/eva.yaml': 'name: Eva',
      },
      says: [
        'chapters/elm.markdown warning This file is not read, because its name ends in ".markdown".',
        'chapters/fir.md.txt warning This file is not read, because its name ends in ".md.txt".',
        'chapters/oak.MD warning This file is not read, because its name ends in ".MD".',
        'Chapters/yew.md warning This file is not read, because its path differs in capital letters from "chapters" in book.yml.',
        'contributors/eva.yaml warning This file is not read, because its name ends in ".yaml".',
      ],
    },
    {
      files: {
        'book.yml':
          'title: Trees\nchapters: chapters/*.md\ncontributors: contributors/*.yml\nfront: [front/foreword.md]',
        'chapters/ash.md': ash,
        'chapters/late/oak.md': ash,
        'chapter/yew.md': ash,
        'front/foreword.md': page('Foreword', 'Text.'),
        'front/thanks.md': ash,
        'front/README.md': 'How we work',
        'contributors/old/eva.yml': 'name: Eva Orr',
        'contributors/notes.md': 'ours',
      },
      says: [
        'chapters/late/oak.md warning No pattern of "chapters" in book.yml leads to this file, so it is not in the book.',
        'chapter/yew.md warning No pattern of "chapters" in book.yml leads to this file, so it is not in the book.',
        'front/thanks.md warning This file is not named in book.yml, though files beside it are, so it is not in the book.',
        'contributors/old/eva.yml warning No pattern of "contributors" in book.yml leads to this file, so it is not in the book.',
      ],
    },
  ],
  'manuscripts-are-markdown': [
    {
      files: {
        'chapters/ash.md': ash,
        'chapters/ash.docx': 'the first version of ash.md',
        'chapters/elm.docx': '',
        'chapters/fir.PDF': '',
        'inbox/oak.pages': '',
        'yew.rtf': '',
        'docs/printer.pdf': '',
      },
      says: [
        'chapters/elm.docx warning This is a Word file, which is not read, so it is not in the book.',
        'chapters/fir.PDF warning This is a PDF, which is not read, so it is not in the book.',
        'inbox/oak.pages warning This is a Pages file, which is not read, so it is not in the book.',
        'yew.rtf warning This is an RTF file, which is not read, so it is not in the book.',
      ],
    },
  ],
  'folders-are-tidy': [
    {
      files: {
        'chapters/ash.md': ash,
        'chapters/ash (1).md': page('Ash again', 'Text.'),
        'chapters/photo copy.txt~': '',
        'chapters/~$ash.docx': '',
        'chapters/.~lock.ash.odt#': '',
        'Thumbs.db': '',
        'chapters/oak.md.bak': '',
      },
      says: [
        'chapters/ash (1).md warning This file is named like a copy of "ash.md", which is there too.',
        'chapters/photo copy.txt~ info This looks like a copy that a program left behind.',
        'chapters/~$ash.docx info Word keeps this file while the chapter is open, and left it behind.',
        'chapters/.~lock.ash.odt# info LibreOffice keeps this file while the chapter is open, and left it behind.',
        'Thumbs.db info This file belongs to your computer, not to the book.',
        'chapters/oak.md.bak info This looks like a copy that a program left behind.',
      ],
    },
  ],
  'images-are-used': [
    {
      files: {
        'book.yml': 'title: Trees\ntheme: bark',
        'chapters/ash.md': page('Ash', '![A leaf](leaf.png)'),
      },
      pictures: {
        'chapters/leaf.png': pixels(3000, 2000),
        'chapters/root.jpg': pixels(9, 9),
        'bark/logo.svg': pixels(9, 9),
      },
      says: ['chapters/root.jpg info No chapter, person or cover shows this picture.'],
    },
  ],
  'sections-have-chapters': [
    {
      files: {
        'book.yml': 'title: Trees\nsections:\n  - {id: leaf, title: The leaf}\n  - The root',
        ...chapters('leaf', 1),
      },
      says: ['book.yml:4:5 info No chapter is in the section "The root".'],
    },
  ],
  'sections-are-balanced': [
    {
      files: {
        'book.yml': 'title: Trees\nsections: [leaf, root, bark]',
        ...chapters('leaf', 25),
        ...chapters('root', 6),
        ...chapters('bark', 5),
      },
      says: ['book.yml:2:12 info The section "leaf" has 25 chapters; half of the sections have 6 or fewer.'],
    },
  ],
  'limits-can-be-met': [
    {
      files: {
        'book.yml':
          'title: Trees\nsections: [leaf]\nlimits: {words: [1500, 3000], pages: 1}\nrules: {words-within-limits: off}',
        'chapters/ash.md': page('Ash', 'leaf '.repeat(1500), 'section: leaf\n'),
      },
      says: [
        'book.yml:3:17 warning A chapter of 1500 words cannot stand on one page of 6x9in; about 600 words fit on one.',
      ],
    },
    {
      files: { 'book.yml': 'title: Trees\nlimits: {words: [0, 0]}', 'chapters/ash.md': page('Ash', '...') },
      says: ['book.yml:2:17 warning No chapter may have a single word by these limits.'],
    },
    {
      files: {
        'book.yml': 'title: Trees\nsections: [leaf, root]\nlimits: {words: [10, 20]}',
        ...chapters('leaf', 7, 30),
        ...chapters('root', 5, 15),
      },
      says: ['book.yml:3:17 info 7 of 12 chapters are outside of 10 to 20 words; the middle one has 30.'],
    },
  ],
  'rules-are-known': [
    {
      files: {
        'book.yml': 'title: Trees\nrules:\n  links-resolv: error\n  values-fit: warning\n  be-nice: off',
        'chapters/ash.md': ash,
      },
      says: [
        'book.yml:3:17 warning There is no rule "links-resolv", so this line has no effect.',
        'book.yml:5:12 warning There is no rule "be-nice", so this line has no effect.',
      ],
    },
  ],
};

// What the books say besides: notes on keys that have no effect yet, and every chapter outside of the limits.
const beside = new Set(['keys-are-used', 'words-within-limits']);

describe.each(Object.entries(table))('%s', (rule, rows) => {
  it.each(rows)('says what is wrong and where, and what to do', ({ files, pictures, says }) => {
    const problems = problemsOf(files, pictures).filter((problem) => !beside.has(problem.rule));
    expect(saidOf(problems)).toEqual(says);
    expect(problems.map((problem) => problem.rule)).toEqual(says.map(() => rule));
    expectHints(problems);
  });
});

describe('an honest folder', () => {
  it('is not troubled for what does not belong to the book', () => {
    const files = {
      'book.yml': 'title: Trees\nchapters: [chapters/**/*.md, "!chapters/drafts/**"]\nback: back/thanks.md',
      'chapters/ash.md': ash,
      'chapters/drafts/oak.md': ash,
      'back/thanks.md': page('Thanks', 'Text.'),
      'README.md': 'Read me',
      'docs/how-to.md': 'How to',
      'notes.txt': 'ours',
      'package.json': '{}',
      'TERMS.md': 'Terms',
    };
    expect(saidOf(problemsOf(files))).toEqual([]);
  });

  it('may keep manuscripts where a pattern keeps them out', () => {
    const files = {
      'book.yml': 'title: Trees\nchapters: [chapters/**/*.md, "!chapters/old/**"]',
      'chapters/ash.md': ash,
      'chapters/old/oak.docx': '',
    };
    expect(saidOf(problemsOf(files))).toEqual([]);
  });

  it('may have small pictures where nothing is printed', () => {
    const files = {
      'book.yml': 'title: Trees\noutputs: [epub, site]',
      'chapters/ash.md': page('Ash', '![A leaf](leaf.png)'),
    };
    const pictures = { 'chapters/leaf.png': { ...pixels(40, 30), path: 'chapters/leaf.png' } };
    const blurred = (text: string) =>
      problemsOf({ ...files, 'book.yml': text }, pictures).filter(({ rule }) => rule === 'images-are-sharp').length;
    expect([files['book.yml'], 'title: Trees\noutputs: [pdf]', 'title: Trees\noutputs: [print]'].map(blurred)).toEqual([
      0, 1, 1,
    ]);
  });

  it('may have drafts outside of the limits', () => {
    const drafts: Record<string, string> = chapters('leaf', 7, 30);
    const asDrafts: Record<string, string> = {};
    for (const [path, text] of Object.entries(drafts)) asDrafts[path] = text.replace('title:', 'draft: true\ntitle:');
    const files = {
      'book.yml': 'title: Trees\nsections: [leaf, root]\nlimits: {words: [10, 20]}',
      ...chapters('root', 5, 15),
    };
    const told = (others: Record<string, string>) =>
      problemsOf({ ...files, ...others }).filter(({ rule }) => rule === 'limits-can-be-met').length;
    expect([told(drafts), told(asDrafts)]).toEqual([1, 0]);
  });

  it('may have its chapters beside book.yml', () => {
    const files = { 'book.yml': 'title: Trees\nchapters: "*.md"', 'ash.md': ash, 'notes/oak.md': 'ours' };
    expect(saidOf(problemsOf(files))).toEqual([]);
  });
});
