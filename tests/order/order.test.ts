import { describe, expect, it } from '@jest/globals';
import type { Project } from '../../src/model/project.ts';
import { plainProject, tinyBook } from '../tiny-book.ts';

const tree = (title: string, matter = '') => `---\ntitle: ${title}\nauthor: Jane Doe\n${matter}---\n\nText.\n`;

function order(files: Record<string, string>, changes: Partial<Project> = {}): string[] {
  const { ordered } = tinyBook(files, changes);
  return ordered.sections.map(({ plan, chapters }) => `${plan.title}: ${chapters.map(({ title }) => title).join(' ')}`);
}

const sections = [
  { id: 'leaf', title: 'Leaf' },
  { id: 'root', title: 'Root' },
];

describe('inside a section, chapters go', () => {
  const files = {
    'a.md': tree('Yew', 'weight: 2\ndate: 2026-01-01\n'),
    'b.md': tree('Éclair', 'weight: 2\ndate: 2025-01-01\n'),
    'c.md': tree('Oak 10', 'weight: -1\n'),
    'd.md': tree('Oak 9', 'weight: 10\ndate: 2024-05-05\n'),
    'e.md': tree('Zelkova'),
  };

  it.each([
    ['weight', 'Oak 10 Zelkova Éclair Yew Oak 9'],
    ['title', 'Éclair Oak 9 Oak 10 Yew Zelkova'],
    ['date', 'Oak 9 Éclair Yew Oak 10 Zelkova'],
  ] as const)('by %s', (by, expected) => {
    expect(order(files, { order: by })).toEqual([`: ${expected}`]);
  });

  it('by the sort name of the first author', () => {
    const people = {
      'a.md': '---\ntitle: A\nauthor: Ida Zorn\n---\nText.',
      'b.md': '---\ntitle: B\nauthor: { name: Ida Zorn-Abel, sort: "Abel, Ida" }\n---\nText.',
      'c.md': '---\ntitle: C\nauthor: [Eva Müller, Adam Aal]\n---\nText.',
    };
    expect(order(people, { order: 'author' })).toEqual([': B C A']);
  });

  it('by the collation of the book, not of the machine', () => {
    const swedish = { ...plainProject.book, language: 'sv' };
    const files = { 'a.md': tree('Öl'), 'b.md': tree('Zebra'), 'c.md': tree('Ål') };
    expect(order(files, { order: 'title' })).toEqual([': Ål Öl Zebra']);
    expect(order(files, { order: 'title', book: swedish })).toEqual([': Zebra Ål Öl']);
  });

  it('in an order that is drawn once for ever', () => {
    const drawn = order(files, { order: 'shuffle', seed: 'one' });
    expect(order(Object.fromEntries(Object.entries(files).reverse()), { order: 'shuffle', seed: 'one' })).toEqual(
      drawn,
    );
    const seeds = ['two', 'three', 'four', 'five', 'six'].map((seed) => order(files, { order: 'shuffle', seed })[0]);
    expect(new Set(seeds).size).toBeGreaterThan(2);
    const fewer = Object.fromEntries(Object.entries(files).filter(([file]) => file !== 'e.md'));
    expect(order(fewer, { order: 'shuffle', seed: 'one' })[0]?.split(' ')).toEqual(
      drawn[0]?.split(' ').filter((title) => title !== 'Zelkova'),
    );
  });

  it('as listed, the others behind them, and each slip is said', () => {
    const listed = [{ id: 'leaf', title: 'Leaf', chapters: ['b', 'nobody', 'a.md'] }];
    const inLeaf = Object.fromEntries(
      Object.entries(files).map(([file, text]) => [file, text.replace('---\n\n', 'section: leaf\n---\n\n')]),
    );
    expect(order(inLeaf, { order: 'listed', sections: listed })).toEqual(['Leaf: Éclair Yew Oak 10 Zelkova Oak 9']);
    const { diagnostics } = tinyBook(inLeaf, { order: 'listed', sections: listed });
    expect(diagnostics.map(({ rule, file }) => [rule, file])).toEqual([
      ['listed-chapters-exist', 'book.yml'],
      ['chapters-are-listed', 'c.md'],
      ['chapters-are-listed', 'e.md'],
      ['chapters-are-listed', 'd.md'],
    ]);
  });
});

describe('sections', () => {
  it('stand as book.yml lists them, empty ones too, and a last one gathers the rest', () => {
    const files = {
      'a.md': tree('Ash', 'section: root\n'),
      'b.md': tree('Birch', 'section: Leaf\n'),
      'c.md': tree('Cedar'),
      'd.md': tree('Deodar', 'section: twig\n'),
    };
    expect(order(files, { sections: [...sections, { id: 'bark', title: 'Bark' }] })).toEqual([
      'Leaf: Birch',
      'Root: Ash',
      'Bark: ',
      'More chapters: Cedar Deodar',
    ]);
  });

  it('are one without title where the book has none', () => {
    expect(order({ 'a.md': tree('Ash') })).toEqual([': Ash']);
  });
});

it('puts front and back matter in the order of book.yml', () => {
  const { ordered } = tinyBook(
    { 'z.md': tree('Foreword'), 'y.md': tree('Preface'), 'x.md': tree('Afterword'), 'a.md': tree('Ash') },
    { front: ['y.md', 'z.md'], back: ['x.md'] },
  );
  expect([ordered.front, ordered.back].map((chapters) => chapters.map(({ title }) => title))).toEqual([
    ['Preface', 'Foreword'],
    ['Afterword'],
  ]);
  expect(ordered.sections.map(({ chapters }) => chapters.map(({ title }) => title))).toEqual([['Ash']]);
});
