import { describe, expect, it } from '@jest/globals';
import { bookData } from '../../src/render/pdf/book-data.ts';
import { bookInMemory } from '../hostile/memory-book.ts';
import { renderTexts } from '../hostile/text-outputs.ts';

describe('a mail address', () => {
  it.each([
    'author: Jane Doe <jane@private.example>',
    'author: "Jane Doe (jane@private.example)"',
    'author: [Jane Doe <jane@private.example>, John Roe <john@private.example>]',
    'author: { name: "Jane Doe <jane@private.example>", city: Oslo }',
    'author: jane@private.example',
    'author: { name: Jane Doe, sort: "Doe, Jane <jane@private.example>", affiliation: jane@private.example }',
    'author: { name: Jane Doe, bio: "Write to [me](mailto:jane@private.example) or john@private.example." }',
    'author: { name: Jane Doe, email: jane@private.example }',
    'author: Jane Doe\nsubtitle: jane@private.example\nsummary: jane@private.example, john@private.example',
    'author: Jane Doe\nemail: jane@private.example',
    'author: { name: Jane Doe, url: "mailto:jane@private.example" }',
    'author: { name: Jane Doe, url: "https://private:private.example@oak.example" }',
  ])('stays out of every output: %j', async (line) => {
    const { manuscript, chapters } = bookInMemory({
      'chapters/oak.md': `---\ntitle: Oak\n${line}\n---\n\nIt stands.\n`,
    });
    if (!manuscript) throw new Error('the book can be read');
    // What is no name does not get that far.
    expect(chapters.flatMap(({ byline }) => byline.map(({ written }) => written)).join()).not.toContain('@');
    const { markdown, site, epub, pandoc } = await renderTexts(manuscript);
    const pdf = JSON.stringify(Object.fromEntries(bookData(manuscript, 0)));
    const everything = [markdown, ...site.values(), ...epub.values(), pandoc, pdf].join('\n');
    expect(everything).toContain('Oak');
    expect(everything).not.toContain('private.example');
  });
});
