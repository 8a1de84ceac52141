import { describe, expect, it } from '@jest/globals';
import type { Block, Inline, Note } from '../../../src/model/content.ts';
import { blocksToPandoc, inlinesToPandoc, type Setting } from '../../../src/render/pandoc/blocks.ts';
import { paragraph, text } from '../../sample-manuscript.ts';

const none = ['', [], []];
const words = (value: string) => value.split(' ').flatMap((word, i) => [...(i ? [{ t: 'Space' }] : []), { t: 'Str', c: word }]); // prettier-ignore

function setting(fields: Partial<Setting> = {}): Setting {
  return {
    styling: 'none',
    hasOwnStyles: false,
    widths: new Map(),
    chapterLevel: 2,
    images: new Map([['images/oak.png', 'images/oak.png']]),
    notes: new Map(),
    ...fields,
  };
}
const inlines = (...nodes: Inline[]): unknown => inlinesToPandoc(nodes, setting());
const blocks = (...nodes: Block[]): unknown => blocksToPandoc(nodes, setting());
const oak: Inline = { type: 'image', url: 'images/oak.png', alt: 'an oak', title: 'The oak' };

describe('a picture alone in its paragraph', () => {
  it.each([
    ['The oak', 'The oak'],
    ['The oak | Photo: Ana Lima', 'The oak Photo: Ana Lima'],
    ['| Photo: Ana Lima', 'Photo: Ana Lima'],
  ])('with the title %j has %j below it', (title, below) => {
    expect(blocks(paragraph({ ...oak, title }))).toMatchObject([
      { t: 'Figure', c: [none, [null, [{ t: 'Plain', c: words(below) }]], {}] },
    ]);
  });
});

describe('running text', () => {
  const rows: [string, Inline, unknown][] = [
    ['text', text('old oak'), words('old oak')],
    ['no-break spaces', text('5\u00a0m'), [{ t: 'Str', c: '5\u00a0m' }]],
    ['leaning', { type: 'emphasis', children: [text('oak')] }, [{ t: 'Emph', c: words('oak') }]],
    ['loud', { type: 'strong', children: [text('oak')] }, [{ t: 'Strong', c: words('oak') }]],
    ['gone', { type: 'delete', children: [text('elm')] }, [{ t: 'Strikeout', c: words('elm') }]],
    ['code', { type: 'inlineCode', value: 'a < b' }, [{ t: 'Code', c: [none, 'a < b'] }]],
    ['a break', { type: 'break' }, [{ t: 'LineBreak' }]],
    ['an anchor', { type: 'anchor', id: 'c-ash--here' }, [{ t: 'Span', c: [['c-ash--here', [], []], []] }]],
    [
      'a link out',
      { type: 'link', url: 'https://oak.example/?a=1&b=2', title: 'Oaks', children: [text('oak')] },
      [{ t: 'Link', c: [none, words('oak'), ['https://oak.example/?a=1&b=2', 'Oaks']] }],
    ],
    [
      'a link inside the book',
      { type: 'link', url: '#c-birch--bark', children: [text('bark')] },
      [{ t: 'Link', c: [none, words('bark'), ['#c-birch--bark', '']] }],
    ],
    ['a picture', oak, [{ t: 'Image', c: [none, words('an oak'), ['images/oak.png', 'The oak']] }]],
    ['a picture that is not there', { ...oak, url: 'gone.png' }, [{ t: 'Emph', c: words('an oak') }]],
    ['a note that is not there', { type: 'footnoteReference', identifier: 'n-no' }, []],
  ];
  it.each(rows)('%s', (_name, node, expected) => {
    expect(inlines(node)).toEqual(expected);
  });

  it.each(['javascript:alert(1)', 'file:///etc/passwd', '\\\\host\\share', 'data:text/html,x', 'https://a b', '//x'])(
    'keeps only the text of a link to %s',
    (url) => {
      expect(inlines({ type: 'link', url, children: [text('oak')] })).toEqual(words('oak'));
    },
  );

  it.each(['<w:p/>', '#read("/etc/passwd")', '\\input{x}', '`x`{=html}', '$for(x)$', '{{< x >}}', '[a](b)'])(
    'leaves %s as the text that it is',
    (hostile) => {
      expect(inlines(text(hostile))).toEqual(words(hostile));
    },
  );

  it('drops what XML cannot hold, and keeps letters outside the first plane', () => {
    expect(inlines(text('a\u0000\u001b\ufffe\ud800b🌳\tc'))).toEqual(words('ab🌳 c'));
  });
});

describe('blocks', () => {
  const item = (checked: boolean | null, ...children: Block[]) =>
    ({ type: 'listItem', checked, spread: false, children }) as const;
  const list = { type: 'list', ordered: false, start: null, spread: false } as const;
  const rows: [string, Block, unknown][] = [
    ['a paragraph', paragraph('old oak'), { t: 'Para', c: words('old oak') }],
    [
      'a heading below its chapter',
      { type: 'heading', depth: 2, id: 'c-ash--leaves', children: [text('Leaves')] },
      { t: 'Header', c: [3, ['c-ash--leaves', [], []], words('Leaves')] },
    ],
    [
      'no heading below the sixth level',
      { type: 'heading', depth: 6, id: 'x', children: [text('Deep')] },
      { t: 'Header', c: [6, ['x', [], []], words('Deep')] },
    ],
    ['code', { type: 'code', lang: 'JS', value: 'a\n b' }, { t: 'CodeBlock', c: [['', ['js'], []], 'a\n b'] }],
    ['code in no language', { type: 'code', lang: '{=html}', value: '<b>' }, { t: 'CodeBlock', c: [none, '<b>'] }],
    [
      'a quotation',
      { type: 'blockquote', children: [paragraph('oak')] },
      { t: 'BlockQuote', c: [{ t: 'Para', c: words('oak') }] },
    ],
    [
      'a tight list',
      { ...list, children: [item(null, paragraph('oak')), item(null)] },
      { t: 'BulletList', c: [[{ t: 'Plain', c: words('oak') }], [{ t: 'Plain', c: [] }]] },
    ],
    [
      'a spread numbered list',
      { ...list, ordered: true, start: 3, spread: true, children: [item(null, paragraph('oak'))] },
      { t: 'OrderedList', c: [[3, { t: 'Decimal' }, { t: 'Period' }], [[{ t: 'Para', c: words('oak') }]]] },
    ],
    [
      'tasks',
      { ...list, children: [item(true, paragraph('oak')), item(false, { type: 'code', value: 'x' })] },
      {
        t: 'BulletList',
        c: [
          [{ t: 'Plain', c: words('☒ oak') }],
          [
            { t: 'Plain', c: [{ t: 'Str', c: '☐' }, { t: 'Space' }] },
            { t: 'CodeBlock', c: [none, 'x'] },
          ],
        ],
      },
    ],
    ['a scene break', { type: 'thematicBreak' }, { t: 'HorizontalRule' }],
    [
      'a picture alone, with its caption',
      { type: 'paragraph', children: [oak] },
      {
        t: 'Figure',
        c: [none, [null, [{ t: 'Plain', c: words('The oak') }]], [{ t: 'Plain', c: inlines(oak) }]],
      },
    ],
    [
      'a picture alone, without title',
      { type: 'paragraph', children: [{ ...oak, title: null }] },
      { t: 'Para', c: inlines({ ...oak, title: null }) },
    ],
  ];
  it.each(rows)('%s', (_name, node, expected) => {
    expect(blocks(node)).toEqual([expected]);
  });

  it('a table, its first row as head, short rows filled up', () => {
    const cell = (value: string) => ({ type: 'tableCell', children: [text(value)] }) as const;
    const table: Block = {
      type: 'table',
      align: ['right', null],
      children: [
        { type: 'tableRow', children: [cell('Tree'), cell('Height')] },
        { type: 'tableRow', children: [cell('Oak')] },
      ],
    };
    const column = (align: string) => [{ t: align }, { t: 'ColWidthDefault' }];
    const pandocCell = (value: string) => [none, { t: 'AlignDefault' }, 1, 1, value ? [{ t: 'Plain', c: words(value) }] : []]; // prettier-ignore
    expect(blocks(table)).toEqual([
      {
        t: 'Table',
        c: [
          none,
          [null, []],
          [column('AlignRight'), column('AlignDefault')],
          [none, [[none, [pandocCell('Tree'), pandocCell('Height')]]]],
          [[none, 0, [], [[none, [pandocCell('Oak'), pandocCell('')]]]]],
          [none, []],
        ],
      },
    ]);
  });

  it('a pull quote is a paragraph in a style of its own where there are styles, else a quotation', () => {
    const bold: Inline = { type: 'strong', children: [text('Plant it')] };
    const quote: Block = { type: 'blockquote', children: [{ type: 'paragraph', children: [bold] }] };
    const inWord = { styling: 'style', hasOwnStyles: true } as const;
    expect(blocksToPandoc([quote], setting(inWord))).toEqual([
      { t: 'Div', c: [['', [], [['custom-style', 'Pull Quote']]], [{ t: 'Para', c: words('Plant it') }]] },
    ]);
    expect(blocks(quote)).toEqual([{ t: 'BlockQuote', c: [{ t: 'Para', c: inlines(bold) }] }]);
    const partly: Block = { type: 'blockquote', children: [{ type: 'paragraph', children: [bold, text(' now')] }] };
    expect(blocksToPandoc([partly], setting(inWord))).toMatchObject([{ t: 'BlockQuote' }]);
  });

  it('a scene break in Word is a line of stars in a style of its own', () => {
    const [block] = blocksToPandoc([{ type: 'thematicBreak' }], setting({ styling: 'style', hasOwnStyles: true }));
    expect(block).toEqual({
      t: 'Div',
      c: [['', [], [['custom-style', 'Scene Break']]], [{ t: 'Para', c: words('* * *') }]],
    });
  });
});

describe('notes', () => {
  const reference = (identifier: string, occurrence = 1): Inline => ({
    type: 'footnoteReference',
    identifier,
    occurrence,
  });
  const note = (id: string, number: number, ...children: Block[]): [string, Note] => [id, { id, number, children }];
  const render = (nodes: Inline[], ...notes: [string, Note][]): unknown =>
    inlinesToPandoc(nodes, setting({ notes: new Map(notes) }));
  const para = (value: string) => ({ t: 'Para', c: words(value) });

  it('stands where it is referred to', () => {
    expect(render([reference('n-1')], note('n-1', 1, paragraph('roots')))).toEqual([{ t: 'Note', c: [para('roots')] }]);
  });

  it('comes again at a second reference, without its ids', () => {
    const roots = note('n-1', 1, { type: 'paragraph', children: [{ type: 'anchor', id: 'x' }, text('roots')] });
    expect(render([reference('n-1'), reference('n-1', 2)], roots)).toEqual([
      { t: 'Note', c: [{ t: 'Para', c: [{ t: 'Span', c: [['x', [], []], []] }, ...words('roots')] }] },
      { t: 'Note', c: [para('roots')] },
    ]);
  });

  it('a note inside a note follows it, each once, even where they refer to each other', () => {
    const first = note('n-1', 1, { type: 'paragraph', children: [text('roots'), reference('n-2')] });
    const second = note('n-2', 2, {
      type: 'paragraph',
      children: [text('soil'), reference('n-1'), reference('n-2', 2)],
    });
    const mark = (number: string) => ({ t: 'Superscript', c: [{ t: 'Str', c: number }] });
    expect(render([reference('n-1')], first, second)).toEqual([
      {
        t: 'Note',
        c: [
          { t: 'Para', c: [...words('roots'), mark('2')] },
          { t: 'Para', c: [mark('2'), { t: 'Space' }, ...words('soil'), mark('1'), mark('2')] },
        ],
      },
    ]);
  });
});
