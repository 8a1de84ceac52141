import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readChapter } from '../../../src/chapters/read-chapter.ts';
import { mendFiles, type ReadTexts } from '../../../src/check/fix/mend.ts';
import { readHead } from '../../../src/text/front-matter-fences.ts';
import { decodeText } from '../../../src/text/decode.ts';
import { source } from '../../tiny-book.ts';

const read: ReadTexts = async (files) =>
  files.map(({ file, text }) => readChapter(source(file, text), { kind: 'chapter', aliases: {}, unknown: 'warning' }));

async function mend(text: string): Promise<string> {
  const [mended] = await mendFiles([{ file: 'oak.md', text }], { read, aliases: {} });
  return mended?.after ?? text;
}

const head = (...lines: string[]) => `---\n${lines.map((line) => `${line}\n`).join('')}---\n\nText.\n`;

describe('mendFiles', () => {
  it.each<[string, string, string]>([
    [
      'line ends and a byte order mark',
      '\ufeff---\r\ntitle: Oak\r\n---\r\n\r\nText.\r',
      '---\ntitle: Oak\n---\n\nText.\n',
    ],
    [
      'a front matter that has no end',
      '---\ntitle: Oak\nauthor:\n  name: Jane\n\nText.\n',
      '---\ntitle: Oak\nauthor:\n  name: Jane\n---\n\nText.\n',
    ],
    [
      'the same above a rule across the page',
      '---\ntitle: Oak\n\nText.\n\n---\n\nMore.\n',
      '---\ntitle: Oak\n---\n\nText.\n\n---\n\nMore.\n',
    ],
    ['a line of too many hyphens', '---\ntitle: Oak\n-----\n\nText.\n', head('title: Oak')],
    [
      'a front matter that has no beginning',
      'title: Oak\nauthor: Jane\n---\n\nText.\n',
      head('title: Oak', 'author: Jane'),
    ],
    ['dashes in the place of hyphens', '—\ntitle: Oak\n—\n\nText.\n', head('title: Oak')],
    [
      'misspelt keys',
      head('titel: Oak', 'autor:', '  nmae: Jane', '  citty: Oslo'),
      head('title: Oak', 'author:', '  name: Jane', '  city: Oslo'),
    ],
    [
      'spaces before a colon',
      head('title : Oak', 'author:', '  - name\t: Jane'),
      head('title: Oak', 'author:', '  - name: Jane'),
    ],
    [
      'tabs',
      head('title: Oak', 'author:', '\tname: Jane', '\tcity: Oslo'),
      head('title: Oak', 'author:', '  name: Jane', '  city: Oslo'),
    ],
    [
      'no space after the colon',
      head('title:Oak', 'summary:Oak: a tree'),
      head('title: Oak', 'summary: "Oak: a tree"'),
    ],
    ['a colon in a value', head('title: Oak: a "tree" # not final'), head('title: \'Oak: a "tree"\' # not final')],
    ['an @ and a # in a value', head('title: Rule #1', 'summary: @oak'), head('title: "Rule #1"', 'summary: "@oak"')],
    [
      'curly quotation marks around a value',
      head('title: “Oak”', 'summary: “Oak: a tree”'),
      head('title: "Oak"', 'summary: "Oak: a tree"'),
    ],
    ['several at once', '---\ntitle:Oak: a tree\nautor: Jane\n\nText.\n', head('title: "Oak: a tree"', 'author: Jane')],
    [
      'headings without a space, where two signs leave no doubt',
      head('title: Oak') + '\n##Roots\n\n> ###**Hair** ##\n\n#oak\n\n#Oaks And Ashes\n\n`##A`\n\n```\n##B\n```\n',
      head('title: Oak') + '\n## Roots\n\n> ### **Hair** ##\n\n#oak\n\n#Oaks And Ashes\n\n`##A`\n\n```\n##B\n```\n',
    ],
    [
      'headings that skip a level, with those beside them',
      head('title: Oak') + '\n## A\n\n#### B\n\n#### C ####\n\n##### D\n\n## E\n\n```\n##### F\n```\n',
      head('title: Oak') + '\n## A\n\n### B\n\n### C ####\n\n#### D\n\n## E\n\n```\n##### F\n```\n',
    ],
  ])('mends %s', async (_, before, after) => {
    expect(await mend(before)).toBe(after);
    expect(await mend(after)).toBe(after);
  });

  it.each<[string, string]>([
    ['a key that two others are as near to', head('title: Oak', 'dat: x')],
    ['a key of which there is one already', head('title: Oak', 'titel: Ash')],
    ['keys of another kind', head('title: Oak', 'layout: post', 'data: x', 'tree: y')],
    ['a note that is a note', head('title: Oak # the tree')],
    [
      'words in a longer value',
      head('title: Oak', 'author:', '  name: Jane', '  bio: |', '    Likes', '    name : trees'),
    ],
    ['a rule across the page', '---\n\nText.\n\nMore.\n'],
    ['a heading of words with a colon', 'Oak: a tree\n---\n\nText.\n'],
    ['text where it is not clear where it begins', '---\ntitle: Oak\nText begins: here\n\nMore: text\n'],
    ['headings in HTML and underlined ones', head('title: Oak') + '\n# A\n\n<h4>B</h4>\n\nC\n---\n'],
    ['prose', head('title: Oak') + '\nHe said: “titel: Oak” \t  and  went .\u00a0\n\n\ttabs\n'],
  ])('leaves %s', async (_, text) => expect(await mend(text)).toBe(text));

  it('leaves a file that cannot be read far enough', async () => {
    const evil = '[a'.repeat(20_000);
    expect(await mend(`---\ntitel: Oak\n---\n\n${evil}\n`)).toContain('titel');
  });

  const piece = fc.oneof(
    fc.constantFrom(
      '---\n',
      '----\n',
      '—\n',
      'title: Oak\n',
      'titel: Oak\n',
      'title:Oak\n',
      'title : Oak: x\n',
      'title: “Oak”\n',
      'author:\n',
      '\tname: Jane\n',
      '  nmae: Jane #1\n',
      'autor: @jane\n',
      '\n',
      '\r\n',
      '## A\n',
      '#### B\n',
      '> ##### C\n',
      'Text: “a”, b\n',
      '```\n',
      'bio: |\n',
      '    name : x\n',
      '[a]: b\n',
      '\ufeff',
      '<h5>D</h5>\n',
      '- x\n',
    ),
    fc.string({ maxLength: 8 }),
  );

  it('never changes words, never makes anything worse, and is done after once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 14 }), async (pieces) => {
        const text = pieces.join('');
        const after = await mend(text);
        expect(await mend(after)).toBe(after);
        const [then, now] = await read([
          { file: 'oak.md', text },
          { file: 'oak.md', text: after },
        ]);
        const errors = (checked: typeof then) =>
          checked?.diagnostics.filter(({ severity }) => severity === 'error').length ?? 0;
        expect(errors(now)).toBeLessThanOrEqual(errors(then));
        const [plain, mended] = [text, after].map((each) => decodeText(source('oak.md', each)).value ?? '');
        // Where the front matter could be found before, nothing below it changes but the signs of headings.
        const { kind } = readHead(plain ?? '');
        if (kind === 'found') expect(withoutSigns(bodyOf(mended ?? ''))).toBe(withoutSigns(bodyOf(plain ?? '')));
        else expect(withoutSigns(plain ?? '').endsWith(withoutSigns(bodyOf(mended ?? '')))).toBe(true);
      }),
      { numRuns: 400, seed: 20071107 },
    );
  }, 60_000);
});

function bodyOf(text: string): string {
  const found = readHead(text);
  return found.kind === 'none' ? text : found.body;
}

function withoutSigns(text: string): string {
  return text.replace(/#+/g, '#').trim();
}
