/** A pattern on which Markdown parsers have been slow, and how to make it of about so many characters. */
export interface Pattern {
  readonly name: string;
  readonly make: (characters: number) => string;
}

const repeat = (name: string, unit: string, end = ''): Pattern => ({
  name,
  make: (characters) => unit.repeat(Math.ceil(characters / unit.length)) + end,
});
const around = (name: string, open: string, middle: string, close: string): Pattern => ({
  name,
  make: (characters) => {
    const count = Math.ceil(characters / (open.length + close.length));
    return open.repeat(count) + middle + close.repeat(count);
  },
});
const numbered = (
  name: string,
  line: (index: number) => string,
  end: (count: number) => string = () => '',
): Pattern => ({
  name,
  make: (characters) => {
    const lines: string[] = [];
    for (let index = 0, length = 0; length < characters; index++) {
      const next = line(index);
      lines.push(next);
      length += next.length;
    }
    return lines.join('') + end(lines.length);
  },
});

/**
 * After the pathological tests of cmark and commonmark.js, the advisories on marked, markdown-it, cmark-gfm and
 * micromark, and what was measured to be quadratic or worse in remark.
 */
export const patterns: readonly Pattern[] = [
  around('nested strong emphasis', '*a **a ', 'b', ' a** a*'),
  repeat('emphasis never closed', '*a **a '),
  repeat('emphasis closers without openers', 'a_ '),
  repeat('emphasis openers without closers', '_a '),
  repeat('stars and underscores by turns', 'a***b__c'),
  repeat('mismatched openers and closers', '*a_ '),
  repeat('stars in a row', '*'),
  repeat('underscores between letters', 'a_'),
  repeat('tildes', '~~a '),
  around('nested strikethrough', '~~a ', 'b', ' a~~'),
  repeat('link closers without openers', 'a]'),
  repeat('link openers without closers', '[a'),
  repeat('pairs of brackets and parentheses', '[ (]('),
  around('nested brackets', '[', 'a', ']'),
  repeat('open links', '[a](b'),
  repeat('open links with pointed brackets', '[a](<b'),
  repeat('links with open titles', '[a](b "'),
  repeat('images never closed', '![a'),
  around('nested images', '![', 'a', '](b)'),
  around('nested links', '[a ', 'b', '](c)'),
  repeat('backslashes in a link', '[\\\\... '),
  around('parentheses in an address', '[a](', 'b', ')'),
  { name: 'open parentheses in an address', make: (characters) => `[a](${'('.repeat(characters)}` },
  around('nested block quotes', '> ', 'a', ''),
  numbered('block quotes, one deeper each line', (index) => `${'> '.repeat(index % 200)}a\n`),
  around('nested lists', '- ', 'a', ''),
  around('nested ordered lists', '1. ', 'a', ''),
  numbered('lists, one deeper each line', (index) => `${'  '.repeat(index % 300)}* a\n`),
  repeat('quotes and lists by turns', '> - '),
  numbered('indented lines', (index) => `${' '.repeat(index % 400)}a\n`),
  { name: 'one line indented far', make: (characters) => `${' '.repeat(characters)}a` },
  { name: 'tabs', make: (characters) => `a${'\t'.repeat(characters)}b` },
  repeat('thematic breaks', '* * *\n'),
  repeat('setext underlines', 'a\n=\n'),
  { name: 'a heading of hashes', make: (characters) => `# ${'#'.repeat(characters)} a` },
  { name: 'a heading closed by blanks', make: (characters) => `# a${' '.repeat(characters)}#a` },
  numbered('code spans of growing length', (index) => `e${'`'.repeat(index % 60)}`),
  numbered('code spans never closed', (index) => `${'`'.repeat((index % 50) + 1)}a `),
  repeat('backticks and letters', '`a``b'),
  repeat('fences in fences', '```\na\n~~~\n'),
  { name: 'a fence never closed', make: (characters) => `\`\`\`\n${'a\n'.repeat(characters / 2)}` },
  repeat('comments never closed', '<!--'),
  repeat('comments that almost close', '<!-- a --'),
  repeat('processing instructions', '<?'),
  repeat('declarations', '<!A '),
  repeat('character data', '<![CDATA['),
  repeat('tags never closed', '<a b="'),
  around('nested elements', '<b>', 'a', '</b>'),
  around('nested blocks', '<div>\n', 'a', '</div>\n'),
  repeat('elements never closed', '<b>'),
  repeat('tables in tables', '<table><tr><td>'),
  repeat('angle brackets', '<'),
  repeat('addresses in angle brackets', '<https:'),
  repeat('references to characters', '&'),
  repeat('long references to characters', '&aaaaaaaa'),
  numbered(
    'definitions',
    (index) => `[r${index}]: /a\n`,
    (count) => Array.from({ length: count }, (_, index) => `[r${index}] `).join(''),
  ),
  numbered('one definition, many references', (index) => (index === 0 ? '[r]: /a\n\n' : '[r] ')),
  repeat('definitions never finished', '[a]: <b\n'),
  { name: 'a definition with a long label', make: (characters) => `[${'a'.repeat(characters)}]: /b\n` },
  numbered(
    'footnotes',
    (index) => `[^n${index}]: a\n\n`,
    (count) => Array.from({ length: count }, (_, index) => `[^n${index}]`).join(''),
  ),
  repeat('one footnote again and again', '[^n]'),
  numbered(
    'footnotes in footnotes',
    (index) => `[^n${index}]: [^n${index + 1}]\n\n`,
    () => '[^n0]',
  ),
  repeat('open footnotes', '[^'),
  repeat('open inline footnotes', '^['),
  numbered('a table of many rows', (index) => (index === 0 ? '|a|\n|-|\n' : '|b|\n')),
  {
    name: 'a table of many columns',
    make: (characters) =>
      `${'|a'.repeat(characters / 6)}\n${'|-'.repeat(characters / 6)}\n${'|b'.repeat(characters / 6)}\n`,
  },
  repeat('bars', '|'),
  repeat('rows without a head', '|-\n'),
  repeat('bare addresses', 'http://a.b '),
  { name: 'one bare address without end', make: (characters) => `http://a.${'b.'.repeat(characters / 2)}` },
  { name: 'an address of parentheses', make: (characters) => `http://a.b/${')'.repeat(characters)}` },
  repeat('mail addresses', 'a@b.'),
  { name: 'a mail address without end', make: (characters) => `${'a.'.repeat(characters / 2)}@` },
  repeat('www', 'www.a_b.'),
  repeat('hard breaks', 'a\\\n'),
  repeat('blanks at line ends', 'a  \n'),
  { name: 'blanks alone', make: (characters) => ' '.repeat(characters) },
  { name: 'line ends alone', make: (characters) => '\n'.repeat(characters) },
  { name: 'one word', make: (characters) => 'a'.repeat(characters) },
  repeat('quotation marks', '"a \'b '),
  repeat('apostrophes', "'"),
  repeat('dots and dashes', '...--'),
  repeat('accents', '\u0301'),
  repeat('joiners', '\u{1f468}\u200d'),
  repeat('mathematics', '$a$$b'),
  repeat('task lists', '- [ ] '),
  repeat('environments of TeX', '\\begin{a}'),
  repeat('brackets and stars', '[*a](b'),
  repeat('images of images in emphasis', '*![a*'),
  repeat('headings with ids', '# a {#b}\n'),
];
