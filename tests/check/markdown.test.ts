import { describe, expect, it } from '@jest/globals';
import { ignorable } from '../../src/check/rules/index.ts';
import { page } from '../tiny-book.ts';
import { problemsOf } from './book-of.ts';
import { expectHints, saidOf } from './rule-table.ts';

/** A book of one chapter whose text begins in line 6. */
const oak = (body: string) => ({ 'chapters/oak.md': page('Oak', body) });
const told = (body: string) => saidOf(problemsOf(oak(body))).map((line) => line.replace('chapters/oak.md:', ''));

/** By rule: what Markdown would change without a word, and what is said, with a part of the hint. */
const table: Record<string, readonly (readonly [body: string, says: string, hint: string])[]> = {
  'lists-are-marked': [
    [
      'We need:\n• bread\n• milk',
      '7:1 warning These 2 lines look like a list ("• bread"), but Markdown sees none: they run together into one paragraph.',
      '"- "',
    ],
    [
      '> -one\n> -two\n> *three',
      '6:3 warning These 3 lines look like a list ("-one"), but Markdown sees none: they run together into one paragraph.',
      'If people speak here',
    ],
    [
      '*one\n*two',
      '6:1 warning These 2 lines look like a list ("*one"), but Markdown sees none: they run together into one paragraph.',
      '"- "',
    ],
    [
      '- A\n\n  1)Dig\n  2)Plant',
      '8:3 warning These 2 lines look like a list ("1)Dig"), but Markdown sees none: they run together into one paragraph.',
      '"1. "',
    ],
    [
      'How to:\na) dig\nb) plant',
      '7:1 warning These 2 lines look like a list ("a) dig"), but Markdown sees none: they run together into one paragraph.',
      '"1. "',
    ],
    [
      'The best:\n3. Ash\n2. Oak',
      '7:1 warning These 2 lines look like a list ("3. Ash"), but Markdown sees none: they run together into one paragraph.',
      'an empty line above the first one',
    ],
    [
      'Trees:\n\n• oak\n\n• **ash**\n\nText.',
      '8:1 warning These 2 lines look like a list ("• oak"), but Markdown sees none: they are paragraphs that begin with a dot.',
      '"- "',
    ],
    [
      '• oak',
      '6:1 warning "• oak" looks like an item of a list, but Markdown sees none: it is a paragraph that begins with a dot.',
      '"- "',
    ],
    [
      '• oak\nand more of it\n\n• ash',
      '6:1 warning These 2 lines look like a list ("• oak"), but Markdown sees none: they are paragraphs that begin with a dot.',
      '"- "',
    ],
    [
      '— Who is it?\n— It is me.',
      '6:1 warning These 2 lines look like a list ("— Who is it?"), but Markdown sees none: they run together into one paragraph.',
      'If people speak here',
    ],
  ],
  'headings-are-marked': [
    [
      'Text.\n\n##Roots ##\n\nText.',
      '8:1 warning "##Roots ##" looks like a heading, but is none, so its signs are printed.',
      '"## Roots"',
    ],
    [
      '> Text.\n> ###**Roots**',
      '7:3 warning "###**Roots**" looks like a heading, but is none, so its signs are printed.',
      '"### **Roots**"',
    ],
    [
      '#Roots And Leaves',
      '6:1 warning "#Roots And Leaves" looks like a heading, but is none, so its signs are printed.',
      'If it is no heading',
    ],
    [
      '####### Roots',
      '6:1 warning "####### Roots" looks like a heading, but is none, so its signs are printed.',
      '"## Roots"',
    ],
  ],
  'headings-are-meant': [
    [
      'The oak fell.\n---\n\nAsh.',
      '6:1 warning The text "The oak fell." becomes a heading, because the line "---" stands right below it.',
      'an empty line above "---"',
    ],
    [
      `Text.\n\n${'oak '.repeat(30)}\n---`,
      `8:1 warning The text "${'oak '.repeat(15).trim()}…" becomes a heading, because the line "---" stands right below it.`,
      'an empty line above "---"',
    ],
    [
      'The oak fell, and so\ndid we\n-----',
      '6:1 warning The text "The oak fell, and so did we" becomes a heading, because the line "-----" stands right below it.',
      '"## "',
    ],
    [
      'Oak\n\n---\n\nBirches all around\n---\n\nAsh',
      '10:1 warning The text "Birches all around" becomes a heading, because the line "---" stands right below it.',
      '"## "',
    ],
    [
      'The oak fell.\n=====\n\nAsh.',
      '6:1 warning The text "The oak fell." becomes a heading, because the line "=====" stands right below it.',
      'take "=====" away; a line across the page is "---"',
    ],
    [
      'The oak fell.\n-\n\nAsh.',
      '6:1 warning The text "The oak fell." becomes a heading, because the line "-" stands right below it.',
      'take "-" away',
    ],
  ],
  'lists-are-meant': [
    [
      'We planted\n+ 44 oaks.',
      '7:1 warning The "+" at the beginning of this line makes a list of what stands behind it: "44 oaks.".',
      '"\\+"',
    ],
    [
      '> It was\n> - 3 degrees,\n> and it snowed.',
      '7:3 warning The "-" at the beginning of this line makes a list of what stands behind it: "3 degrees,".',
      'leave an empty line above it',
    ],
    [
      'The area is 4\n* (3 + 2) metres.',
      '7:1 warning The "*" at the beginning of this line makes a list of what stands behind it: "(3 + 2) metres.".',
      '"\\*"',
    ],
    [
      '+ 44 oaks are many.',
      '6:1 warning The "+" at the beginning of this line makes a list of what stands behind it: "44 oaks are many.".',
      '"\\+"',
    ],
  ],
  'quotations-end-where-they-seem': [
    [
      '> To be or not to be, that is the question of him who asks.\n> Or not.\nSo he said,\nand left.\n\nText.',
      '8:1 warning "So he said," stands right below a quotation, so it becomes part of it.',
      'put an empty line between the two',
    ],
    [
      '- Item\n  > - To be.\n  — William',
      '8:3 warning "— William" stands right below a quotation, so it becomes part of it.',
      'begin its line with "> "',
    ],
  ],
  'notes-are-marked': [
    [
      'Old.[1] Ash.\n\n[1] 300 years.',
      '8:1 warning "[1] 300 years." looks like a footnote, but Markdown sees none: it stays where it stands, and so does the sign "[1]" in the text.',
      '[^1]: The note.',
    ],
    [
      'Old.[iv] Ash.\n\n[iv]: “Three hundred years.',
      '8:1 warning "[iv]: “Three hundred years." looks like a footnote, but Markdown sees none: it stays where it stands, and so does the sign "[iv]" in the text.',
      '[^iv]: The note.',
    ],
    [
      'Old² and dead³.\n\n² Years.\n³ Dying.',
      '8:1 warning These 2 lines look like footnotes ("² Years."), but Markdown sees none: they stay where they stand, and so do their signs in the text.',
      '[^2]: The note.',
    ],
    [
      'Old “trees.”[12] Ash.',
      '6:13 warning "[12]" looks like the sign of a footnote, but there is no such note: it is printed as it stands.',
      '[^12]: The note.',
    ],
  ],
  'numbers-are-kept': [
    [
      '2. Oak\n5. Ash',
      '7:1 warning The number 5 is printed as 3: Markdown counts the items of a list by itself, from the first one on.',
      '"2\\."',
    ],
    [
      '1986. A good year.\n1990. Another.',
      '7:1 warning The number 1990 is printed as 1987: Markdown counts the items of a list by itself, from the first one on.',
      '"1986\\."',
    ],
    [
      '3. Oak\n2. Ash\n1. Elm',
      '7:1 warning The number 2 is printed as 4: Markdown counts the items of a list by itself, from the first one on.',
      '"3\\."',
    ],
    [
      '> 1986. It was a good year.',
      '6:3 warning The number 1986 at the beginning of a line makes an item of a list of what stands behind it.',
      '"1986\\."',
    ],
    [
      'Text.\n\n12) Juni',
      '8:1 warning The number 12 at the beginning of a line makes an item of a list of what stands behind it.',
      '"12\\)"',
    ],
  ],
  'tables-are-marked': [
    [
      '| Tree | Age |\n| Oak | 900 |',
      '6:1 warning These 2 lines look like a table, but Markdown sees none, so they run together and the bars are printed.',
      'below the first one: | --- | --- |',
    ],
    [
      'Trees:\nTree | Age | Place\n--- | ---\nOak | 900 | Oslo',
      '7:1 warning These 3 lines look like a table, but Markdown sees none, so they run together and the bars are printed.',
      'as many columns as the line above it: | --- | --- | --- |',
    ],
    [
      '| --- | --- |\n| Oak | 900 |',
      '6:1 warning These 2 lines look like a table, but Markdown sees none, so they run together and the bars are printed.',
      'the names of the columns',
    ],
    [
      '| Tree | Age |\n| --- | --- |\n\n| Oak | 900 |',
      '9:1 warning This line looks like a row of a table, but belongs to none, so its bars are printed.',
      'Take away the empty line',
    ],
    [
      'Tree\tAge\tPlace\nOak\t900\tOslo',
      '6:1 warning These 2 lines look like a table that was copied, with tabs between its columns. Markdown knows none of this kind, so they run together.',
      '"| Tree | Age | Place |", and below the first line this one: | --- | --- | --- |',
    ],
  ],
  'line-ends-are-kept': [
    [
      'trees stand by the water\nbirds sleep in the reeds\nstars shine on the roofs',
      '6:1 warning These 3 short lines run together into one paragraph: "trees stand by the water birds sleep in the reeds…".',
      'backslash',
    ],
    [
      'oak tree\nash tree\nelm tree',
      '6:1 warning These 3 short lines run together into one paragraph: "oak tree ash tree elm tree".',
      'with a backslash',
    ],
    [
      'The woods of oak and ash and elm,\nThe woods of fir and pine and yew,\nThe helmsman sleeping at his helm,\nThe crew of one that has no crew',
      '6:1 warning These 4 short lines run together into one paragraph: "The woods of oak and ash and elm, The woods of fi…".',
      'with a backslash',
    ],
    [
      'The oak is tall,\nthe ash is wide,\nand I stand small\non the other side.',
      '6:1 warning These 4 short lines run together into one paragraph: "The oak is tall, the ash is wide, and I stand sma…".',
      'with a backslash',
    ],
    [
      'Text.\n\n> Whose woods these are I think I know now, perhaps\n> His house is in the village, though.\n> He will not see\n> Me here.',
      '8:3 warning These 4 short lines run together into one paragraph: "Whose woods these are I think I know now, perhaps…".',
      'two spaces',
    ],
    [
      '古池や\n蛙飛び込む\n水の音',
      '6:1 warning These 3 short lines run together into one paragraph: "古池や 蛙飛び込む 水の音".',
      'with a backslash',
    ],
  ],
  'emphasis-is-meant': [
    [
      'It takes 10~20 years, or 30~40.',
      '6:12 warning The signs "~" around "20 years, or 30" stand inside words or numbers. They strike it out and are not printed.',
      '"\\~"',
    ],
    [
      'What the f**k and s**t.',
      '6:11 warning The signs "**" around "k and s" stand inside words or numbers. They make it bold and are not printed.',
      '"\\*\\*"',
    ],
    [
      'An area of 5*3*2.',
      '6:13 warning The signs "*" around "3" stand inside words or numbers. They make it italic and are not printed.',
      '"\\*"',
    ],
    [
      'Drink H~2~O.',
      '6:8 warning The signs "~" around "2" stand inside words or numbers. They strike it out and are not printed.',
      '"\\~"',
    ],
  ],
  'definitions-are-addresses': [
    [
      'They talked.\n\n[Jane]: Yes!\n\nMore.',
      '8:1 warning The line "[Jane]: Yes!" is not printed: Markdown takes "Yes!" as the address of a link.',
      '"\\[Jane]: Yes!"',
    ],
    [
      'See [a][1].\n\n[1]: https://ash.example\n[1]: <https://oak.example> "Oak"',
      '9:1 warning The address of [1] is given in line 8 already; this one is used nowhere.',
      'another name',
    ],
    [
      'They talked.\n\n- One\n\n  > [Jane]: Yes!\n\nMore.',
      '10:5 warning The line "[Jane]: Yes!" is not printed: Markdown takes "Yes!" as the address of a link.',
      '"\\[Jane]: Yes!"',
    ],
    [
      'They talked &amp; talked:\n\n[Jane Doe]:\n  Yes\n  (really)\n\nMore [jane].',
      '8:1 warning The line "[Jane Doe]: Yes (really)" is not printed: Markdown takes "Yes" as the address of a link.',
      '"\\[Jane Doe]: Yes (really)"',
    ],
  ],
};

describe.each(Object.entries(table))('%s', (rule, rows) => {
  it.each(rows)('%j', (body, says, hint) => {
    const problems = problemsOf(oak(body));
    expect(told(body)).toEqual([says]);
    expect(problems.map((problem) => problem.rule)).toEqual([rule]);
    expect(problems[0]?.hint).toContain(hint);
    expectHints(problems);
  });

  it('may be set aside in a chapter', () => expect(ignorable.has(rule)).toBe(true));
});

it('tells of two signs in a row that tear one sentence apart', () => {
  expect(told('We planted\n+ 44 oaks, and it was\n- 3 degrees.').map((line) => line.slice(0, 20))).toEqual([
    '7:1 warning The "+" ',
    '8:1 warning The "-" ',
  ]);
});

describe('what honest texts have', () => {
  it.each([
    ['lists', '- one\n- two\n\n1. Dig\n1. Plant\n\n2) Wait\n3) Water\n\n* a\n* b'],
    ['a list with a paragraph between its items', '1. Dig\n\nText.\n\n2. Plant\n\nText.\n\n3. Wait'],
    ['a list whose items stand in another one', '1. A\n   1. B\n   2. C\n2. D'],
    ['a list with a label right above it', 'We need:\n- bread\n\nOaks\n- Bread\n\nmilk and\n\n- tea'],
    ['a list of several items right below a text', 'We need\n- bread\n- milk'],
    ['quotations', '> To be\n> > or not\n> to be\n\nText.\n\n<blockquote>\nOaks\nand ashes.\n</blockquote>'],
    [
      'brackets that are no notes',
      'In [1] and a[2] it is 3² and 5³.\n\n² [x](https://a.example)\n\n[3] Text. \\[4] `[5]`',
    ],
    ['notes', 'Old.[^1] See [1] and [that][2].\n\n[1]: https://a.example\n[2]: https://b.example\n\n[^1]: Years.'],
    ['italics that begin lines', '*Oak* is a tree and\n*ash* is another one.'],
    [
      'minus, initials and numbers that begin lines',
      '-5 degrees and\n-7 degrees\n\nA. Smith and\nB. Jones\n\n1.5 and\n2.5 million',
    ],
    ['numbers of a list that goes on', '2. Plant\n\nText.\n\n3. Wait'],
    [
      'lines that end where a narrow window would',
      'trees stand near the path\nbirds sleep over the lake\nstars shine upon the farm',
    ],
    ['a list that begins late', '3. Plant\n4. Wait'],
    ['a list that begins late and leaves the counting to Markdown', '3. Plant\n3. Wait'],
    ['a list of one', '1. Plant\n\nText.\n\n0. Plan'],
    ['a lone line with a dash', 'To be or not to be.\n— William\n\n-Jane\n\n*A note by hand.'],
    ['a year within a paragraph', 'She was born in the spring of the year\n1986. It was a good year for oaks.'],
    ['hashtags and numbers', '#oak is what they say\n\n#1 is the oak\n\n#Oaks4Ever #AshesToo are tags\n\n\\##Roots'],
    [
      'tags in a sentence',
      '#Oaks And Ashes\nare tags\n\n#Oaks And more words that nobody would ever want to see as the title of a chapter in a book',
    ],
    ['a title that is underlined', 'Roots\n-----\n\nText.\n\nLeaves\n---\n\nText.'],
    ['lines across the page', 'Oaks.\n\n---\n\nAshes.\n\n***\n\nElms.\n\nRoots\n-----'],
    ['tables', '| Tree | Age |\n| --- | --- |\n| Oak | 900 |\n\nTree | Age\n--- | ---\nOak | `a|b`'],
    ['bars', 'a || b, |x| and `a | b | c`\nc || d and `a | b | c`\n\n`a | b | c`\n`a | b`'],
    [
      'text that is wrapped',
      `${'An oak has many leaves in summer and\nnone in the winter months, when snow\nlies on it.\n'.repeat(2)}`,
    ],
    [
      'text that is wrapped by sentences',
      'An oak has leaves.\nIn the summer of every year they are as green as grass can be.\nThen they fall.\nAnd so on.',
    ],
    ['verses with signs', 'The oak is tall,\\\nthe ash is wide,\\\nand I stand small  \non the other side.'],
    ['lines that go on', 'An oak\nis a tree that has leaves and grows in woods,\nand many\nlike it.'],
    [
      'a sentence a line',
      'Oaks grow in the woods around the old town.\nAshes grow in the woods around the villages.\nElms grow in the parks around the old towns.\nFirs grow on the hills around the old town.',
    ],
    [
      'wrapped lines that begin with names',
      'Oaks grow in the woods around the old town of\nOslo and in those around the great city of\nBergen, too, as far as anybody knows of them',
    ],
    [
      'wrapped lines of which some were changed',
      'oaks grow in the woods around the town\nof Oslo,\nand in those around the great city of\nBergen,\ntoo, as far as anybody knows of such',
    ],
    [
      'Chinese that is wrapped',
      `${'橡树生长在老城周围的树林里，也生长在山上和河边的草地上，'.slice(0, 24)}\n`.repeat(3),
    ],
    ['two lines', 'Best wishes,\nJane'],
    [
      'emphasis inside words',
      're*write* it, un*frigging*believable, 这是**重点**内容, 그는**중요한 말**이다, 2 * 3 * 4, a*b, ~10 and ~20, ~~gone~~, re~~al~~ly, x~gone~ and ~gone~x',
    ],
    [
      'addresses',
      'See [a], [b][1] and [oak].\n\n[a]: #oak\n[1]: <https://ash.example> "Ash"\n[oak]: https://oak.example\n[unused]: oak.md\n\n\\[Jane]: Yes!\n\nSays\n[Jane]: Yes!',
    ],
    ['a line of a talk within a paragraph', 'She says\n[Jane]: Yes!'],
    ['an address of the usual kind, twice', 'See [a].\n\n[a]: ash.md\n[a]: ash.md'],
    ['a word in the place of an address, which is used', 'See [oak].\n\n[oak]: oak'],
    ['a lone line with bars', 'a | b | c\n\nText with\n| a | b |\nin its midst'],
    ['code', '`##a`\n\n```\n##Roots\n• one\n• two\n| a | b |\n| c | d |\n[Jane]: Yes\n```\n\n    1986. a\n    1990. b'],
  ])('%s', (_what, body) => {
    const found = problemsOf(oak(body)).filter(({ rule }) => rule in table);
    expect(saidOf(found)).toEqual([]);
  });
});
