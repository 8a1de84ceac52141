import { describe, expect, it } from '@jest/globals';
import { gatherPeople } from '../../src/chapters/gather-people.ts';
import { readChapter } from '../../src/chapters/read-chapter.ts';
import { toContributor } from '../../src/project/contributors.ts';
import { source } from '../tiny-book.ts';

const ana = toContributor({ name: 'Ana Lima', city: 'Porto' }, 'ana-lima', { file: 'contributors/ana-lima.yml' });

function creditsIn(matter: string) {
  const text = `---\ntitle: Oak\nauthor: Jane Doe\n${matter}\n---\n\nIt stands.\n`;
  const read = readChapter(source('oak.md', text), { kind: 'chapter', aliases: {}, unknown: 'warning' });
  const { value, diagnostics } = gatherPeople([read.value], [ana]);
  const credits = value.chapters.flatMap((chapter) => chapter.credits);
  return {
    credits: credits.map(({ role, contributor, written }) => `${role} ${contributor ?? `? ${written}`}`),
    people: value.contributors.map(({ id, city }) => (city === undefined ? id : `${id} (${city})`)),
    said: [...read.diagnostics, ...diagnostics].map(
      ({ severity, message, place }) => `${place?.line ?? 0} ${severity} ${message}`,
    ),
  };
}

describe('who did something for a chapter beside writing it', () => {
  it.each<[string, readonly string[]]>([
    ['translator: Ana Lima', ['translator ana-lima']],
    ['translators: [ana-lima, Bo Birch]', ['translator ana-lima', 'translator bo-birch']],
    ['Translated by: Ana Lima', ['translator ana-lima']],
    ['translated_by: ana-lima', ['translator ana-lima']],
    ['illustrator:\n  name: Tove Ek\n  website: https://tove.example', ['illustrator tove-ek']],
    ['photos by: Lee Lens', ['photographer lee-lens']],
    // In the same order, however they are written.
    [
      'edited-by: Sam Quill\nillustrators: Tove Ek\ntranslator: Ana Lima',
      ['translator ana-lima', 'illustrator tove-ek', 'editor sam-quill'],
    ],
    // Who translates their own text is named for both.
    ['translator: Jane Doe', ['translator jane-doe']],
    // What Quarto writes there is no person.
    ['editor: visual', []],
    ['editor:\n  markdown:\n    wrap: 72', []],
  ])('%s', (matter, credits) => {
    const found = creditsIn(matter);
    expect(found.credits).toEqual(credits);
    expect(found.said).toEqual([]);
  });

  it('is the same person as on file', () =>
    expect(creditsIn('translator: Ana Lima').people).toEqual(['ana-lima (Porto)', 'jane-doe']));

  it('is told apart from everybody unknown, with the line', () =>
    expect(creditsIn('translator: anna-lima')).toMatchObject({
      credits: ['translator ? anna-lima'],
      said: ['4 error No contributor has the id "anna-lima". Did you mean "ana-lima"?'],
    }));

  it('is named once for each thing', () =>
    expect(creditsIn('translator: [ana-lima, Ana Lima]\nillustrator: Ana Lima')).toMatchObject({
      credits: ['translator ana-lima', 'illustrator ana-lima'],
      said: ['4 warning "Ana Lima" is named twice as translator; once is shown.'],
    }));
});
