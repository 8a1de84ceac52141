import { describe, expect, it } from '@jest/globals';
import type { Block, Inline } from '../../src/model/content.ts';
import { withPagePlaces } from '../../src/render/page-places.ts';
import { paragraph, pixelImage, text } from '../sample-manuscript.ts';

/** Every text of the blocks with the place before it. */
function places(...blocks: Block[]): (readonly [string | undefined, string])[] {
  const found: (readonly [string | undefined, string])[] = [];
  const walk = (node: Block | Inline | { readonly children: readonly unknown[] }): void => {
    if ('type' in node && node.type === 'text') found.push([node.place, node.value]);
    if ('type' in node && node.type === 'code') {
      for (const [index, line] of node.value.split('\n').entries()) found.push([node.places?.[index], line]);
    }
    if ('children' in node) for (const child of node.children) walk(child as Block);
  };
  withPagePlaces(blocks).forEach(walk);
  return found;
}

const item = (...children: Block[]) => ({ type: 'listItem' as const, checked: null, spread: false, children });
const row = (...cells: string[]) => ({
  type: 'tableRow' as const,
  children: cells.map((cell) => ({ type: 'tableCell' as const, children: [text(cell)] })),
});

describe('the places at which a page may begin', () => {
  it('are sentences, the first of which begins where its paragraph does', () => {
    expect(places(paragraph('Oak.'), paragraph('“Ash?” she said. Well: “Elm.” Yew…'))).toEqual([
      [undefined, 'Oak.'],
      [undefined, '“Ash?” '],
      ['1.1', 'she said. '],
      ['1.2', 'Well: “Elm.” '],
      ['1.3', 'Yew…'],
    ]);
  });

  it('are not inside of words and numbers', () => {
    expect(places(paragraph('Oak 3.14 of oak.example and e.g.ash'))).toHaveLength(1);
  });

  it('are sentences in Chinese, which have no spaces', () => {
    expect(places(paragraph('橡树。“白蜡树！”榆树')).map(([, words]) => words)).toEqual([
      '橡树。',
      '“白蜡树！”',
      '榆树',
    ]);
  });

  it('are in every line or two of a long sentence', () => {
    const long = 'a forest is a long conversation between trees that nobody hurries to bring to its end';
    expect(places(paragraph(long)).map(([, words]) => words)).toEqual([
      'a forest is a long conversation between trees that nobody hurries to ',
      'bring to its end',
    ]);
    const lengths = places(paragraph('榆'.repeat(60))).map(([, words]) => words.length);
    expect(lengths).toEqual([24, 24, 12]);
  });

  it('are before links, never in them', () => {
    const link: Inline = { type: 'link', url: 'https://oak.example', children: [text('An oak. Here.')] };
    expect(places(paragraph('See: ', link, { type: 'emphasis', children: [text('Or. Not.')] }))).toEqual([
      [undefined, 'See: '],
      ['0.1', ''],
      [undefined, 'An oak. Here.'],
      ['0.2', 'Or. '],
      ['0.3', 'Not.'],
    ]);
  });

  it('are items, cells below the head, and lines of code', () => {
    const list: Block = {
      type: 'list',
      ordered: false,
      start: null,
      spread: false,
      children: [item(paragraph('Oak')), item(paragraph('Ash'))],
    };
    const table: Block = { type: 'table', align: [], children: [row('Tree', 'Leaf'), row('Oak', 'Lobed')] };
    expect(places(list, table, { type: 'code', value: 'oak\nash' })).toEqual([
      [undefined, 'Oak'],
      ['0.1', 'Ash'],
      [undefined, 'Tree'],
      [undefined, 'Leaf'],
      [undefined, 'Oak'],
      ['1.1', 'Lobed'],
      [undefined, 'oak'],
      ['2.1', 'ash'],
    ]);
  });

  it('change no word, and leave alone what is never divided', () => {
    const blocks: Block[] = [
      paragraph({ type: 'image', url: pixelImage.name, alt: 'An oak. In snow.', title: 'Oak' }),
      { type: 'blockquote', children: [paragraph({ type: 'strong', children: [text('One. Two.')] })] },
      { type: 'heading', depth: 2, id: 'c-oak--x', children: [text('One. Two.')] },
      { type: 'thematicBreak' },
    ];
    expect(withPagePlaces(blocks)).toEqual(blocks);
    const words = 'Oak.  Ash!\nElm? (Yew.) ';
    expect(
      places(paragraph(words))
        .map(([, part]) => part)
        .join(''),
    ).toBe(words);
  });
});
