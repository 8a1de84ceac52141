import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bookInMemory, chaptersIn, type MemoryBook } from './memory-book.ts';
import { visibleText } from './markup-proof.ts';
import { harmsInTexts } from './output-proof.ts';
import { harmsInReports } from './report-proof.ts';
import { foldText } from './fold-text.ts';
import { tallyOf } from './tally.ts';
import { renderTexts, type TextOutputs } from './text-outputs.ts';

const SEED = 2007;
const BOOKS = 500;
const CHAPTERS = 3;

const tally = tallyOf('fuzz');

describe('chapters that are mutated and soup that looks like chapters', () => {
  it('never break check, merge or a renderer, and nobody and nothing is lost', async () => {
    const books = fc.sample(fc.array(chapterFile(), { minLength: CHAPTERS, maxLength: CHAPTERS }), {
      seed: SEED,
      numRuns: Number(process.env['HOSTILE_FUZZ'] ?? BOOKS),
    });
    // Of each kind of harm the shortest book that shows it: most of what shrinking would do, in no time.
    const shortest = new Map<string, { readonly harm: string; readonly texts: readonly string[] }>();
    for (const texts of books) {
      tally.tried(texts.length);
      for (const harm of await harmsOf(texts)) {
        const kind = harm.replace(/".*"|\d+/g, '').slice(0, 50);
        const known = shortest.get(kind)?.texts.join('').length ?? Infinity;
        if (texts.join('').length < known) shortest.set(kind, { harm, texts });
      }
    }
    expect([...shortest.values()]).toEqual([]);
    tally.expectNone();
  });
});

async function harmsOf(texts: readonly string[]): Promise<string[]> {
  const files: Record<string, string> = { 'book.yml': bookFile };
  texts.forEach((text, index) => (files[`chapters/chapter-${index}.md`] = text));
  let book: MemoryBook;
  let outputs: TextOutputs;
  try {
    book = bookInMemory(files);
    if (book.manuscript === undefined) return ['no manuscript'];
    outputs = await renderTexts(book.manuscript);
  } catch (error) {
    tally.harm('crashes', String(error));
    return [`crash: ${error instanceof Error ? (error.stack ?? '') : String(error)}`];
  }
  const chapterFiles = Object.keys(files).filter((path) => path.endsWith('.md'));
  const merged = chaptersIn(book.manuscript).map(({ file }) => file);
  return [
    ...chapterFiles.filter((file) => !merged.includes(file)).map((file) => `${file} is lost`),
    ...lostNames(book, outputs),
    ...harmsInTexts(outputs),
    ...harmsInReports(book.diagnostics, book.sources, chapterFiles),
  ];
}

/** Every name of a by-line is in the site or in a diagnostic. */
function lostNames({ chapters, contributors, diagnostics }: MemoryBook, { site }: TextOutputs): string[] {
  const names = new Map(contributors.map(({ id, name }) => [id, name]));
  const said = foldText(
    [...[...site.values()].map(visibleText), ...diagnostics.map(({ message }) => message)].join('\n'),
  );
  return chapters
    .flatMap(({ byline }) => byline.map((entry) => names.get(entry.contributor ?? '') ?? entry.written))
    .filter((name) => !said.includes(foldText(name)))
    .map((name) => `the name "${name}" is lost`);
}

const bookFile = `title: A Book of Trees
chapters: chapters/*.md
sections: [Leaf, Root]
`;

const examples = fileURLToPath(new URL('../../chapters-example/', import.meta.url));
const honest = readdirSync(examples, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.md') && !path.includes('build'))
  .sort()
  .map((path) => readFileSync(`${examples}${path}`, 'utf8'));

function chapterFile(): fc.Arbitrary<string> {
  return fc.oneof({ arbitrary: mutated(), weight: 3 }, { arbitrary: soup(), weight: 2 });
}

/** An honest chapter after some accidents. */
function mutated(): fc.Arbitrary<string> {
  const accident = fc.record({
    kind: fc.constantFrom('insert', 'delete', 'repeat', 'move', 'flip', 'unmark'),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 1, max: 60 }),
    token: token(),
  });
  return fc
    .tuple(fc.constantFrom(...honest), fc.array(accident, { minLength: 1, maxLength: 12 }))
    .map(([text, accidents]) =>
      accidents.reduce((current, { kind, at, length, token: inserted }) => {
        const from = Math.floor(at * current.length);
        const [before, part, after] = [
          current.slice(0, from),
          current.slice(from, from + length),
          current.slice(from + length),
        ];
        switch (kind) {
          case 'insert':
            return before + inserted + part + after;
          case 'delete':
            return before + after;
          case 'repeat':
            return before + part.repeat(3) + after;
          case 'move':
            return after + part + before;
          case 'flip':
            return (
              before + part.replace(/[a-z]/gi, (letter) => String.fromCharCode(letter.charCodeAt(0) ^ 0x10)) + after
            );
          default:
            return before + part.replace(/[^\p{L}\s]/gu, '') + after;
        }
      }, text),
    );
}

/** Front matter and Markdown that nobody wrote. */
function soup(): fc.Arbitrary<string> {
  const key = fc.constantFrom(
    ...'title subtitle summary section weight author authors id date language keywords draft ignore agreement url __proto__ constructor'.split(
      ' ',
    ),
  );
  const value = fc.oneof(
    token(),
    fc.array(token(), { maxLength: 4 }).map((tokens) => tokens.join(' ')),
    person(),
  );
  const matter = fc
    .array(fc.tuple(key, value), { maxLength: 7 })
    .map((entries) => entries.map(([name, written]) => `${name}: ${written}\n`).join(''));
  const fence = fc.constantFrom('---\n', '---\n', '---\n', '--- \n', '---js\n', '', '----\n', '+++\n');
  const body = fc.array(token(), { maxLength: 60 }).map((tokens) => tokens.join(''));
  return fc.tuple(fence, matter, fence, body).map((parts) => parts.join(''));
}

function person(): fc.Arbitrary<string> {
  const key = fc.constantFrom('name', 'sort', 'url', 'city', 'country', 'bio', 'photo', 'orcid', 'id', 'affiliation');
  return fc
    .array(fc.tuple(key, token()), { minLength: 1, maxLength: 5 })
    .map(
      (entries) => `\n${entries.map(([name, written]) => `  ${name}: ${written.replaceAll('\n', ' ')}`).join('\n')}`,
    );
}

function token(): fc.Arbitrary<string> {
  return fc.oneof(
    { arbitrary: fc.constantFrom(...tokens), weight: 8 },
    { arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }), weight: 1 },
    { arbitrary: fc.string({ unit: 'binary', maxLength: 6 }), weight: 1 },
  );
}

const tokens = [
  ...[
    'word ',
    'Oak',
    ' leaf',
    '\n',
    '\n\n',
    '\n\n\n',
    ' ',
    '  ',
    '    ',
    '\t',
    '\r\n',
    '\\',
    '\\\n',
    '  \n',
    '-',
    '--',
    '---\n',
  ],
  ...[
    '# ',
    '\n# Title\n',
    '\n## Part\n',
    '\n###### ',
    '#',
    '\n===\n',
    '\n---\n',
    '\n***\n',
    '* ',
    '- ',
    '+ ',
    '1. ',
    '7) ',
    '- [x] ',
    '- [ ] ',
  ],
  ...[
    '*',
    '**',
    '_',
    '__',
    '~~',
    '`',
    '``',
    '```',
    '\n```js\n',
    '\n```"><b>\n',
    '\n~~~\n',
    '> ',
    '\n> ',
    '\n>> ',
    '|',
    '\n|a|b|\n|-|-|\n|1|2|\n',
    ':-:',
  ],
  ...[
    '[',
    ']',
    '(',
    ')',
    '![',
    '](',
    '](<',
    '[a](b)',
    '[oak](chapter-1.md)',
    '[oak](chapter-1.md#part)',
    '[x](#part)',
    '![grey](grey.png)',
    '![grey](grey.png "G")',
  ],
  ...[
    '[^1]',
    '[^1]: note\n',
    '\n[^1]: note\n\n    more\n',
    '[^a b]',
    '\n[^é]: x\n',
    '^[inline]',
    '\n[ref]: https://oak.example "t"\n',
    '[ref]',
    '[ref][]',
    '[a][ref]',
  ],
  ...[
    '<',
    '>',
    '<!--',
    '-->',
    '<b>',
    '</b>',
    '<div>',
    '</div>',
    '<p id="body">',
    '<a id="x"></a>',
    '<a name=y>',
    '<br>',
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
  ],
  ...[
    '<style>*{}</style>',
    '<svg onload=alert(1)>',
    '<math><mi>',
    '<table><tr><td>',
    '</table>',
    '<details>',
    '<![CDATA[',
    ']]>',
    '<?php',
    '<!DOCTYPE',
    '<template>',
    '<noscript>',
    '<ul><li>',
    '<pre>',
    '<h1>Title</h1>',
    '<blockquote>',
    '<sup>2</sup>',
    '<input type=checkbox>',
  ],
  ...[
    'https://oak.example/',
    'www.oak.example',
    'oak@oak.example',
    '<https://oak.example>',
    '[j](javascript:alert(1))',
    '[d](data:text/html,x)',
    '<javascript:alert(1)>',
    '![s](javascript:x)',
    '[e](mailto:a@b)',
    '[p](../../etc/passwd)',
    '[q](//oak.example)',
  ],
  ...[
    '&amp;',
    '&lt;',
    '&#x202e;',
    '&#0;',
    '&#x1b;',
    '&#xfeff;',
    '&nbsp;',
    '&',
    '&copy',
    '&#xd800;',
    '&#65279;',
    '&#x2028;',
    '&#133;',
  ],
  ...[
    '\u0000',
    '\u0007',
    '\u001b[31m',
    '\u009b31m',
    '\u0085',
    '\u202e',
    '\u2066',
    '\u200b',
    '\u200d',
    '\ufeff',
    '\u2028',
    '\ufffe',
    '\ud800',
    '\udc00',
    '\u{e0041}',
    '\u{1f3f4}',
    '\u00ad',
    '\u0301',
    'é',
    'ö',
    'ß',
    '漢字',
    'سلام',
    'שלום',
    '👩‍👩‍👧',
    '\u{1d54f}',
  ],
  ...[
    '::error::x',
    '\n::set-output name=a::b',
    '##[error]',
    '${{ x }}',
    '$(touch x)',
    '`touch x`',
    '{{< x >}}',
    '{% x %}',
    '{=html}',
    '{.class #id onclick=x}',
    '$x$',
    '\\begin{a}',
    '#read("x")',
    '@cite',
    ':::',
    '%00',
    '{',
    '}',
    '"',
    "'",
    '"quoted"',
    "'s",
    '...',
    ' -- ',
  ],
  ...[
    ': ',
    'title: ',
    '? ',
    '!!js/function ',
    '!!binary ',
    '&a ',
    '*a',
    '<<: *a',
    '|\n  block\n',
    '>\n  folded\n',
    '[a, b]',
    '{a: b}',
    '"\\e[31m"',
    '"\\0"',
    '"\\u202e"',
    'Jane Doe',
    'jane-doe',
    'Jane Doe and Bob Ray',
    'AU',
    '2026-02-30',
    'true',
    '~',
    'null',
    'en',
    'ar',
    'he',
    'x-klingon',
    '-1',
    '1e9',
    'leaf',
    'Leaf',
  ],
];
