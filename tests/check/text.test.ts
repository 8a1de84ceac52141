import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { rules } from '../../src/check/rules/index.ts';
import type { ImageFile } from '../../src/model/source.ts';
import { page } from '../tiny-book.ts';
import { pixels, problemsOf } from './book-of.ts';
import { expectHints, saidOf } from './rule-table.ts';

interface Row {
  readonly files: Record<string, string>;
  readonly pictures?: Record<string, ImageFile>;
  /** `line:column severity message`, for the one chapter; with the file where there are more. */
  readonly says: readonly string[];
}

/** A book of one chapter whose text begins in line 6. */
const oak = (body: string) => ({ 'chapters/oak.md': page('Oak', body) });
const words = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => `leaf${from + at}`).join(' ');
const long = 'x'.repeat(63);
const large = (...names: string[]) =>
  Object.fromEntries(names.map((name) => [`chapters/${name}.png`, pixels(2000, 1000)]));

/** By rule: a small book that breaks it, and what is said, word for word. */
const table: Record<string, readonly Row[]> = {
  'template-text-is-replaced': [
    {
      files: {
        'chapters/oak.md':
          "---\ntitle: 'The title of your chapter'\nauthor:\n  name: 'Your name, exactly as it is to be printed'\n  url: https://your-site.example\n  bio: Jane Doe climbs.\n---\n\nOaks.",
      },
      says: [
        '2:8 error "The title of your chapter" is the title of a template.',
        '4:9 error "Your name, exactly as it is to be printed" is the name of a template.',
        '5:8 warning "https://your-site.example" is the url of a template.',
      ],
    },
    {
      files: { ...oak('Here your text begins.'), 'chapters/ash.md': page('Chapter title here', 'Ashes.') },
      says: [
        'oak.md:6:1 warning "Here your text begins." comes from the template.',
        'ash.md:2:8 warning "Chapter title here" is the title of a template.',
      ],
    },
    {
      files: oak('Lorem ipsum dolor sit. TODO: more oaks, and TKTK acorns.\n\nDear [insert\nname here], *[TK]*\n\nTBD'),
      says: [
        '6:1 warning "Lorem ipsum dolor" looks like a note for later that was forgotten.',
        '9:14 warning "[TK]" looks like a note for later that was forgotten.',
        '6:24 warning "TODO:" looks like a note for later that was forgotten.',
        '6:45 warning "TKTK" looks like a note for later that was forgotten.',
        '11:1 warning "TBD" looks like a note for later that was forgotten.',
        '8:6 warning "[insert name here]" looks like a note for later that was forgotten.',
      ],
    },
  ],
  'html-is-allowed': [
    {
      files: oak('Hola <span lang="es">amigo</span> y <i lang=\'pt-BR\'>amiga</i>. `<b lang="fr">`'),
      says: [
        '6:6 info Words marked as another language\'s, lang="es", here and at 1 more, are set and read aloud like the rest of the chapter.',
      ],
    },
  ],
  'chapter-has-one-title': [
    {
      files: oak('# The oak\n\nText.'),
      says: [
        '6:1 warning The text begins with a title of its own, "The oak", below the title "Oak"; both are printed.',
      ],
    },
    {
      files: oak('Text.\n\n# Root\n\nText.\n\n# Leaf\n\nText.'),
      says: [
        '8:1 info 2 headings, the first of them "Root", are written as titles; the book sets them as headings below "Oak".',
      ],
    },
  ],
  'heading-levels-have-no-gaps': [
    {
      files: oak('### Root\n\nText.\n\n##### Hair\n\nText.\n\n## Leaf\n\nText.'),
      says: ['10:1 info The heading "Hair" has #####, the one above it ###. It is set one level below that one.'],
    },
  ],
  'merge-conflicts-are-solved': [
    ...['<<<<<<< HEAD\nare tall.\n', 'are tall.\n\n>>>>>>> jane\n', '<<<<<<< HEAD\nare tall.\n>>>>>>> jane\n'].map(
      (text) => ({
        files: oak(`Oaks\n${text}`),
        says: [
          `${text.startsWith('<') ? 7 : 9}:1 error A mark that git puts between two versions of a passage was left over.`,
        ],
      }),
    ),
    {
      files: oak('Oaks\n<<<<<<< HEAD\nare tall.\n=======\nare old.\nVery old.\n>>>>>>> jane\n'),
      says: ['7:1 error Two versions of one passage stand here: the first in line 8, the second in lines 10 to 11.'],
    },
  ],
  'front-matter-stands-once': [
    {
      files: oak('Text.\n\n---\nsection: trees\ntags:\n  - trees\n---\n\nText.'),
      says: ['8:1 warning A second block of front matter stands in the text and is printed as part of it.'],
    },
    {
      // As Markdown it is a heading, which it would not be once it is gone.
      files: oak('Text.\n\n---\nsection: trees\n---\n\nText.'),
      says: ['8:1 warning A second block of front matter stands in the text and is printed as part of it.'],
    },
    {
      files: oak('Text.\n\n---\ntitle: Old oak\ntags:\n  - trees\n---\n\nText.'),
      says: ['8:1 error A second block of front matter stands in the text and is printed as part of it.'],
    },
  ],
  'foreign-markup-is-replaced': [
    {
      files: oak(
        'Oaks {{< figure src="a.png" >}} and {% include x %}.\n\n[youtube=http://youtube.com/x]\n\n::: note\nx\n:::',
      ),
      says: [
        '6:6 warning "{{< figure src="a.png" >}}" is a shortcode of Hugo. It means nothing here and is printed as it stands.',
        '6:37 warning "{% include x %}" is a tag of Jekyll or Eleventy. It means nothing here and is printed as it stands.',
        '8:1 warning "[youtube=http://youtube.com/x]" is a film, as WordPress writes it. It means nothing here and is printed as it stands.',
        '10:1 warning "::: note" is the edge of a box of pandoc, Quarto or Docusaurus. It means nothing here and is printed as it stands.',
        '12:1 warning ":::" is the edge of a box of pandoc, Quarto or Docusaurus. It means nothing here and is printed as it stands.',
      ],
    },
    {
      files: oak('Oaks.\n{: .lead}\n\n> [!NOTE]\n> Old.\n\nAn oak^[A tree.] and [caption id="a"]x[/caption].'),
      says: [
        '7:1 warning "{: .lead}" is an attribute list of kramdown. It means nothing here and is printed as it stands.',
        '9:3 warning "[!NOTE]" is a call-out of GitHub or Obsidian. It means nothing here and is printed as it stands.',
        '12:22 warning "[caption id="a"]" is a shortcode of WordPress. It means nothing here and is printed as it stands.',
        '12:39 warning "[/caption]" is a shortcode of WordPress. It means nothing here and is printed as it stands.',
        '12:7 warning "^[A tree.]" is a footnote as pandoc writes it. It means nothing here and is printed as it stands.',
      ],
    },
  ],
  'emphasis-is-closed': [
    {
      files: oak(
        '- **Oak—**a tree\n- ** tall **\n\nEnd ****\n\n_Jane climbs.\n\nIt is ****tall &amp; old\n\n**\nOak\n\nAn old *friend and 2 * 3.\n\n91%* of them\n*Caveat: leaves *fall*.',
      ),
      says: [
        '6:3 warning The stars around "Oak—" make nothing bold, so they are printed.',
        '7:3 warning The stars around "tall" make nothing bold, so they are printed.',
        '9:5 warning The stars "****" behind "End" make nothing bold, so they are printed.',
        '11:1 warning The underscore before "Jane climbs." makes nothing italic, so it is printed.',
        '13:7 warning The stars "****" before "tall &amp; old" make nothing bold, so they are printed.',
        '15:1 warning The stars "**" alone on their line make nothing bold, so they are printed.',
        '18:8 warning The star before "friend and 2 * 3." makes nothing italic, so it is printed.',
      ],
    },
    {
      files: oak('The ~~old~~ oak~~ is gone~~ now, and ~~here. `~~`'),
      says: [
        '6:16 warning The signs "~~" around "is gone" strike nothing out, so they are printed.',
        '6:38 warning The signs "~~" before "here. `~~`" strike nothing out, so they are printed.',
      ],
    },
  ],
  'text-is-visible': [
    {
      files: oak(
        'An \u202eoak\u202c, its le\u200baf and le\u200baf, its bark\u0092s \ufffd and \ue000, hair&shy;root.',
      ),
      says: [
        '6:4 warning Here stands a character that turns the text round (U+202E). What one reads is not what is written.',
        '6:8 warning Here stands a mark for the direction of writing (U+202C). It cannot be seen, and no word here is written from right to left.',
        '6:43 warning Here stands the sign for a letter that got lost (U+FFFD). The file was once saved in another encoding than it was written in.',
        '6:40 warning Here stands a control character (U+0092), in place of "’" perhaps. It cannot be printed.',
        '6:49 warning Here stands a character of one font alone (U+E000). No other font can show it, so readers see an empty box.',
        '6:17 info Here stands a space without width (U+200B), and at one place more. It cannot be seen; it comes along when text is pasted from the web.',
        '6:56 info Here stands a soft hyphen (U+00AD). It is seen only where a line ends there; the book hyphenates by itself.',
      ],
    },
  ],
  'quotes-are-of-one-kind': [
    {
      files: oak('It is not "boring.” An “oak" has leaves, and “ash” and "elm" too.'),
      says: [
        '6:11 info This quotation begins with a straight mark (") and ends with a curly one (”).',
        '6:24 info This quotation begins with a curly mark (“) and ends with a straight one (").',
      ],
    },
    {
      files: {
        'chapters/oak.md': page(
          'Oak',
          'Die "Eiche" steht im Wald, und\ndie „Buche“ steht daneben, und\neine “Ulme”.',
        ).replace('title:', 'language: de\ntitle:'),
      },
      says: [
        '9:6 info Two kinds of quotation marks will be printed: straight ones (line 7, for one) become „…“, and this “ stays as it is.',
      ],
    },
  ],
  'chapters-differ': [
    {
      files: {
        'chapters/ash.md': page('Ash', words(0, 100)),
        'chapters/beech.md': page('Beech', words(50, 150)),
        'chapters/oak.md': page('Oak', `${words(0, 98)} acorn`),
      },
      says: [
        'oak.md:2:8 warning This chapter and chapters/ash.md are nearly the same text: they share 96 % of their phrases.',
      ],
    },
  ],
  'code-fits-the-page': [
    {
      files: oak(`\`\`\`\nroot\n${long}x\n\`\`\`\n\n    leaf ${long}`),
      says: [
        '8:1 warning A line of this code is too long for the printed page: it has 64 characters, and 62 fit. The rest goes on in a new line.',
        '11:1 warning A line of this code is too long for the printed page: it has 68 characters, and 62 fit. The rest goes on in a new line.',
      ],
    },
    {
      files: oak(
        'Oaks grow.\n\n    An oak isn’t <b>as</b> old\n    as the wood (or “forest”), I hear.\n\n1. A\n\n\t\tThese are the words of a text that nobody would call code.',
      ),
      says: [
        '8:1 warning This text is set as code, in the letters of a typewriter, because it begins with four spaces or a tab: "An oak isn’t <b>as</b> old as the wood (or “fores…".',
        '13:2 warning This text is set as code, in the letters of a typewriter, because it begins with four spaces or a tab: "These are the words of a text that nobody would c…".',
      ],
    },
  ],
  'tables-fit-the-page': [
    {
      files: oak('| a | b | c | d | e | f | g |\n| - | - | - | - | - | - | - |'),
      says: ['6:1 info This table has 7 columns; a printed page holds about 6 well.'],
    },
    {
      files: oak(`| a | b | c | d |\n| - | - | - | - |\n| ${'oak '.repeat(80)} | b | c | d |`),
      says: ['6:1 info A cell of this table has 319 characters, which makes about 21 short lines on a printed page.'],
    },
  ],
  'links-are-whole': [
    {
      files: oak(
        'See [here](https://oak example), [words]{https://oak.example} and [x](https://www.oak_ example.org).',
      ),
      says: [
        '6:5 warning The brackets of a link stand here, but they make none: "[here](".',
        '6:67 warning The brackets of a link stand here, but they make none: "[x](".',
        '6:34 warning Curly brackets stand around the address of a link, where round ones belong: "[words]{".',
      ],
    },
    {
      files: oak('See [my site(https://oak.example) and [1] (p. 2).'),
      says: ['6:5 warning The first bracket of a link is never closed: "[my site(".'],
    },
    {
      files: oak(
        '[a](http://www.oak) and https://http://oak.example and [b](#), [c](http:/oak.example), [d](https://localhost)',
      ),
      says: [
        '6:1 warning The link "http://www.oak" cannot work: "www.oak" has no ending such as ".org".',
        '6:25 warning The link "https://http://oak.example" cannot work: "http" stands twice in it.',
        '6:56 warning The link "#" cannot work: it has only a "#".',
        '6:64 warning The link "http:/oak.example" cannot work: it needs two slashes after the colon.',
        '6:88 warning The link "https://localhost" cannot work: "localhost" is no name of a site; one has a dot, as in "example.org".',
      ],
    },
    {
      files: oak(
        'An [oak tree](https://oak.example/a b), an [ash] (https://ash.example), a (beech)[https://beech.example], a\n[tall yew]( "Yew tree") and htttp://elm.example here.',
      ),
      says: [
        '7:1 warning This link has no address: "[tall yew]( "Yew tree")".',
        '6:4 warning The brackets of a link stand here, but they make none: "[oak tree](".',
        '6:44 warning A space stands between the words and the address of a link: "[ash] (".',
        '6:75 warning The brackets of a link are the wrong way round: "(beech)[".',
        '7:29 warning This is not a whole address: "htttp://elm.example".',
      ],
    },
    {
      files: oak('Look at hptt://oak.example here.'),
      says: ['6:9 warning This is not a whole address: "hptt://oak.example".'],
    },
  ],
  'notes-exist': [
    {
      files: oak('An oak[^1] and an ash[^2] stand.\n\n[^1]: A tree.'),
      says: ['6:22 warning There is no footnote "[^2]", so these signs are printed as they stand.'],
    },
  ],
  'note-labels-are-unique': [
    {
      files: oak('An oak[^a].\n\n[^a]: A tree.\n\n[^A]: Another tree.'),
      says: ['10:1 warning There is a footnote "[^A]" in line 8 already; this one is left out of the book.'],
    },
  ],
  'images-have-alt-text': [
    {
      files: oak('![](oak.png) ![oak.png](oak.png) ![Image](oak.png) ![IMG_2034](oak.png) ![An oak in snow](oak.png)'),
      pictures: { 'chapters/oak.png': pixels(2000, 1000) },
      says: [
        '6:1 warning The picture "oak.png" has no words for people who cannot see it.',
        '6:14 warning The picture "oak.png" is described by a file name, "oak.png".',
        '6:34 warning The picture "oak.png" is described as "Image" only.',
        '6:52 warning The picture "oak.png" is described by a file name, "IMG_2034".',
      ],
    },
  ],
  'images-have-credits': [
    {
      files: {
        'book.yml': 'title: Trees\nrules: { images-have-credits: warning }',
        ...oak('![An oak](a.png)\n\n![An oak](b.png "At dawn")\n\n![An oak](c.png "At dawn | Photo: Ana")'),
      },
      pictures: large('a', 'b', 'c'),
      says: [
        'oak.md:6:1 warning It is not said whose picture "a.png" is.',
        'oak.md:8:1 warning It is not said whose picture "b.png" is.',
      ],
    },
  ],
  'images-show-their-words': [
    {
      files: oak(
        [
          '![An oak](a.png "At dawn | Photo: Ana")',
          'See ![an oak](b.png "| Photo: Ben") and ![an ash](c.png).',
          '[![An oak](d.png "Linked")](https://oak.example)',
          '- ![In a list](e.png "| Photo: Eve")',
        ].join('\n\n'),
      ),
      pictures: large('a', 'b', 'c', 'd', 'e'),
      says: [
        '8:5 warning "Photo: Ben" is not printed, for its picture stands in a line of text, in a link or in a table.',
        '10:2 info "Linked" is not printed, for its picture stands in a line of text, in a link or in a table.',
      ],
    },
  ],
  'images-are-sharp': [
    {
      files: oak(
        '![Oak leaf](a.png)\n\n![Oak root](b.png)\n\n![Oak bark](c.png)\n\nIn a line: ![oak](d.png)\n\n![Acorn](e.svg)',
      ),
      pictures: {
        'chapters/a.png': pixels(400, 300),
        'chapters/b.png': pixels(1000, 500),
        'chapters/c.png': pixels(1400, 700),
        'chapters/d.png': pixels(20, 20),
        'chapters/e.svg': pixels(20, 20, 'image/svg+xml'),
      },
      says: [
        '6:1 warning The picture "chapters/a.png" is 400 pixels wide, too few for the page. It is printed 68 mm wide instead of 116, and not sharp.',
        '8:1 info The picture "chapters/b.png" is 1000 pixels wide: in print it has 219 dots an inch; 300 are sharp.',
      ],
    },
  ],
};

function said({ files, pictures }: Row): string[] {
  const only = Object.keys(files).length === 1 ? 'chapters/oak.md:' : 'chapters/';
  return saidOf(problemsOf(files, withNames(pictures))).map((line) => line.replace(only, ''));
}

function withNames(pictures: Row['pictures'] = {}): Record<string, ImageFile> {
  return Object.fromEntries(Object.entries(pictures).map(([path, picture]) => [path, { ...picture, path }]));
}

describe.each(Object.entries(table))('%s', (rule, rows) => {
  it.each(rows)('says what is wrong and where, and what to do', (row) => {
    const diagnostics = problemsOf(row.files, withNames(row.pictures));
    expect(said(row)).toEqual(row.says);
    expect(new Set(diagnostics.map((problem) => problem.rule))).toEqual(new Set([rule]));
    expectHints(diagnostics);
  });

  it('is a rule', () => expect(Object.keys(rules)).toContain(rule));
});

describe('what honest texts have', () => {
  it.each([
    [
      'code',
      '`[^1] ](x) {{< a >}} ** TODO:`\n\n```\n<<<<<<< a\n=======\n>>>>>>> b\n{% raw %} [caption id="a"]\n\u202e\u200b\n```',
    ],
    ['code among HTML', 'a <b>c</b> `{% if %} [^9]` d\n\n```\n{{< x >}}\n```'],
    [
      'words in the language of the chapter',
      'An <i lang="en-GB" dir="ltr">Oak</i> and <b>long</b> words: lang=es `<b lang="fr">`',
    ],
    ['comments', 'Oaks.\n\n<!-- TODO: more oaks {% x %} -->'],
    ['signs with a backslash', 'Oaks \\[^1\\], \\[a\\](b), \\*\\* and \\{{< x >}}'],
    ['stars in swear words and ratings of code', 'What the f**k, a snake_case_name and a 2 * 3 * 4.'],
    [
      'square brackets',
      'He said [sic] that “[the site is] good” […] in [1] (1999) and arr[0]. My TODO list; TK Maxx; XXX. Olympiad',
    ],
    ['letters that join', 'می‌خواهم کتاب بخوانم، 👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
    ['marks in Hebrew', 'שלום \u200fOak\u200e עולם'],
    ['breaks in Thai', 'ภาษา\u200bไทย'],
    [
      'addresses',
      'https://oak.example/a_b, www.oak.example, [https://oak.example](https://oak.example/), <jane@oak.example>',
    ],
    ['a rule across the page', 'Oaks.\n\n---\n\nAsh: a tree\n\n---\n\nElms.'],
    ['headings underlined', 'Oaks\n=======\n\nText.'.replace('Oaks', 'Oak')],
  ])('%s', (_what, body) => {
    const told = problemsOf(oak(body)).filter(({ rule }) => rule in table);
    expect(told).toEqual([]);
  });
});

it.each([
  ['[a](b c.md)', 'A space stands in the address. Put it between angle brackets: [words](<b c.md>).'],
  ['[a](https://oak.example/b c)', 'it has %20 in place of a space.'],
  ['[a](mailto: jane@oak.example)', 'Take the space out of the address: mailto:jane@oak.example'],
  ['[a] (https://oak.example)', 'Take the space away: [a](https://oak.example)'],
  ['<b>An oak</b>\n[a](<b', 'Below a line of HTML, leave an empty line first.'],
  ['An oak. [a](<b', 'without spaces between the brackets or in the address.'],
  ['<img src="https://oak.example/a.png">', '<img src="oaks.jpg" alt="Two oaks in snow">'],
  ['> Oaks\n> and\nashes', 'put an empty line between the two'],
])('says what to do about %j', (body, hint) => {
  const hints = problemsOf(oak(body)).map((problem) => problem.hint);
  expect(hints.filter((each) => each?.endsWith(hint) || each?.includes(hint))).toHaveLength(1);
});

it('tells once of text above a line of equal signs, and still of the title below it', () => {
  expect(
    problemsOf(oak('The oak fell.\n=====\n\nText.\n\n# Ash\n\nText.')).map(({ rule, place }) => [rule, place?.line]),
  ).toEqual([
    ['chapter-has-one-title', 11],
    ['headings-are-meant', 6],
  ]);
});

it('knows the language of a chapter that says its own', () => {
  const chapter = page('Oak', '<b lang="de">Eiche</b>').replace('title:', 'language: de\ntitle:');
  expect(problemsOf({ 'chapters/oak.md': chapter })).toEqual([]);
});

describe('the templates of a new book', () => {
  const template = (name: string) =>
    readFileSync(new URL(`../../templates/init/${name}`, import.meta.url), 'utf8').replaceAll('$SECTION', 'trees');
  const guide = /```markdown\n([^]*?)```/.exec(template('AUTHORS-GUIDE.md'))?.[1] ?? '';
  const told = (files: Record<string, string>) =>
    problemsOf({ 'book.yml': 'title: Trees\nsections: [{ id: trees, title: Trees }]', ...files })
      .filter(({ rule }) => rule === 'template-text-is-replaced')
      .map(({ message }) => message.split('"')[1]);

  it('is told where the sample of the guide was sent as it is', () => {
    expect(told({ 'chapters/oak.md': guide, 'chapters/ash.md': page('Ash', 'Text.') })).toEqual([
      'The title of your chapter',
      'Your name, exactly as it is to be printed',
      'https://your-site.example',
      'Your city',
      'One or two sentences about you.',
      'Here your text begins.',
      'A blank line begins a new paragraph.',
    ]);
  });

  it('is told where the example chapter stays beside real ones', () => {
    const example = { 'chapters/example.md': template('chapters/example.md') };
    expect(told(example)).toEqual([]);
    expect(told({ ...example, 'chapters/ash.md': page('Ash', 'Text.') })).toEqual([
      'This is an example, so that the book can be built before an…',
    ]);
  });
});
