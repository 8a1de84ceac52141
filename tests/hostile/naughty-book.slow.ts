import { describe, expect, it } from '@jest/globals';
import { foldText } from './fold-text.ts';
import { bookInMemory, chaptersIn } from './memory-book.ts';
import { harmsInTexts } from './output-proof.ts';
import { harmsInReports } from './report-proof.ts';
import { naughtyStrings, quoted, shownChapter } from './strings.ts';
import { tallyOf } from './tally.ts';
import { renderTexts } from './text-outputs.ts';

const tally = tallyOf('naughty book files');

const bookFields = 'title subtitle slug description dedication rights licence publisher edition url seed'.split(' ');

function bookFile(text: string): string {
  const value = quoted(text);
  return [
    ...bookFields.map((key) => `${key}: ${value}`),
    `charity: { name: ${value}, url: ${value}, statement: ${value} }`,
    `editors: [{ name: ${value}, bio: ${value} }]`,
    `translators: [{ name: ${value} }]`,
    `foreword: ${value}`,
    `sections: [{ title: ${value} }, { id: ${value}, title: Leaf }]`,
    `labels: { contents: ${value}, by: ${value}, ${value}: x }`,
    `isbn: ${value}`,
    `deadline: ${value}`,
    `rules: { ${value}: warning }`,
    `frontMatter: { aliases: { ${value}: title } }`,
    '',
  ].join('\n');
}
const bookFieldCount = bookFields.length + 15;

describe('a naughty string in every field of book.yml', () => {
  it('does no harm to any output or report', async () => {
    const harms: string[] = [];
    for (const [index, text] of naughtyStrings.entries()) {
      tally.tried(bookFieldCount);
      const files = {
        'book.yml': bookFile(text),
        'chapters/oak.md': '---\ntitle: Oak\nauthor: Jane Doe\n---\n\nOak.\n',
      };
      try {
        const { diagnostics, sources, manuscript } = bookInMemory(files);
        const found = [
          ...harmsInReports(diagnostics, sources, ['chapters/oak.md']),
          ...(manuscript === undefined ? [] : harmsInTexts(await renderTexts(manuscript))),
        ];
        if (manuscript === undefined && diagnostics.length === 0) found.push('refused without a word');
        harms.push(...found.map((harm) => `${index} ${JSON.stringify(text)}: ${harm}`));
      } catch (error) {
        harms.push(String(error));
        tally.harm(
          'crashes',
          `${JSON.stringify(text)}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`,
        );
      }
    }
    expect(harms).toEqual([]);
    tally.expectNone();
  });
});

describe('a naughty string alone in a field', () => {
  const line = { title: 2, subtitle: 3, name: 7 } as const;

  it('is in the manuscript letter for letter, or its line has a diagnostic', () => {
    const changed: string[] = [];
    naughtyStrings.forEach((text, index) => {
      const { manuscript, diagnostics } = bookInMemory({
        'book.yml': 'title: Trees\nchapters: "*.md"\n',
        'oak.md': shownChapter(text, index),
      });
      const told = new Set(diagnostics.map(({ place }) => place?.line));
      const chapter = manuscript === undefined ? undefined : chaptersIn(manuscript)[0];
      const person = manuscript?.contributors[0];
      const values = { title: chapter?.title, subtitle: chapter?.subtitle, name: person?.name };
      for (const [field, value] of Object.entries(values)) {
        if (told.has(line[field as keyof typeof line])) continue;
        if (foldText(value ?? '') !== foldText(text))
          changed.push(`${field}: ${JSON.stringify(text)} became ${JSON.stringify(value)}`);
      }
    });
    expect(changed).toEqual([]);
  });
});
