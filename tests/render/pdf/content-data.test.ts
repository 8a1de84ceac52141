import { describe, expect, it } from '@jest/globals';
import type { Block, Inline } from '../../../src/model/content.ts';
import { contentData } from '../../../src/render/pdf/content-data.ts';
import type { ContentSurroundings } from '../../../src/render/pdf/content-nodes.ts';
import { withPagePlaces } from '../../../src/render/page-places.ts';
import { paragraph, pixelImage, text } from '../../sample-manuscript.ts';

const surroundings: ContentSurroundings = {
  images: new Map([[pixelImage.name, pixelImage]]),
  targets: new Set(['c-oak']),
  unreadable: new Set(),
  links: 'live',
};
const data = (...blocks: Block[]) =>
  contentData({ blocks, notes: [] }, surroundings, { prefix: 'x', direction: 'ltr' }).blocks;
const heading = (depth: 2 | 3 | 4 | 5 | 6, words: string): Block => ({
  type: 'heading',
  depth,
  id: 'c-ash--x',
  children: [text(words)],
});

describe('the tree that the theme reads', () => {
  it('lets no heading skip a level, as PDF/UA wants', () => {
    const depths = data(heading(2, 'Leaf'), heading(5, 'Vein'), heading(3, 'Stem')).map(
      (node) => typeof node === 'object' && node['depth'],
    );
    expect(depths).toEqual([2, 3, 3]);
  });

  it('keeps the place of a heading without words', () => {
    expect(data(heading(2, ' '))).toEqual([{ type: 'paragraph', children: [{ type: 'anchor', id: 'c-ash--x' }, ' '] }]);
  });

  it('sets a link to nowhere as plain text', () => {
    const to = (url: string): Inline => ({ type: 'link', url, children: [text('there')] });
    expect(data(paragraph(to('#c-oak'), to('#c-elm'), to('https://elm.example')))).toEqual([
      {
        type: 'paragraph',
        children: [
          { type: 'reference', id: 'c-oak', children: ['there'] },
          'there',
          { type: 'link', url: 'https://elm.example', children: ['there'] },
        ],
      },
    ]);
  });

  it('writes a note out where it is first referred to', () => {
    const reference: Inline = { type: 'footnoteReference', identifier: 'n-ash-1' };
    const notes = [{ id: 'n-ash-1', number: 1, children: [paragraph('Bark.')] }];
    const { blocks } = contentData({ blocks: [paragraph(reference, reference)], notes }, surroundings, {
      prefix: 'x',
      direction: 'ltr',
    });
    expect(blocks).toEqual([
      {
        type: 'paragraph',
        children: [
          { type: 'note', id: 'n-ash-1', children: [{ type: 'paragraph', children: ['Bark.'] }] },
          { type: 'noteAgain', id: 'n-ash-1' },
        ],
      },
    ]);
  });

  it('puts a frame in the place of a picture that cannot be read', () => {
    const image: Block = paragraph({ type: 'image', url: pixelImage.name, alt: 'A dot' });
    const { blocks } = contentData(
      { blocks: [image], notes: [] },
      { ...surroundings, unreadable: new Set([pixelImage.name]) },
      { prefix: 'x', direction: 'ltr' },
    );
    const nothing = { caption: null, credit: null };
    expect(blocks).toEqual([{ type: 'figure', path: null, alt: 'A dot', width: 1, height: 1, ...nothing }]);
  });

  it('has the caption of a picture apart from whose it is', () => {
    const oak: Inline = { type: 'image', url: pixelImage.name, alt: 'A dot', title: 'An oak | Photo: Ana Lima' };
    expect(data(paragraph(oak))).toMatchObject([{ type: 'figure', caption: 'An oak', credit: 'Photo: Ana Lima' }]);
  });

  it('marks the places at which a page may begin', () => {
    const placed = withPagePlaces([paragraph('Oak. Ash.'), { type: 'code', value: 'oak\nash' }]);
    expect(data(...placed)).toEqual([
      { type: 'paragraph', children: ['Oak. ', { type: 'place', mark: ['x', '0.1'] }, 'Ash.'] },
      { type: 'code', value: 'oak\nash', places: [null, ['x', '1.1']] },
    ]);
  });

  it('bounds how deep quotes and emphasis may lie', () => {
    let quote: Block = paragraph('core');
    let words: Inline = text('core');
    for (let level = 0; level < 200; level += 1) {
      quote = { type: 'blockquote', children: [quote] };
      words = { type: 'emphasis', children: [words] };
    }
    const written = JSON.stringify(data(quote, paragraph(words)));
    expect(written.match(/blockquote/g)?.length).toBeLessThan(12);
    expect(written.match(/emphasis/g)?.length).toBeLessThan(12);
    expect(written.match(/core/g)).toHaveLength(2);
  });

  it.each([
    ['The text of Ash.', 'The text'],
    ['Γεια σου, κόσμε, πάλι.', 'Γεια σου'],
    ['שלום עולם, שלום.', undefined],
    ['So.', undefined],
    ['However, it fell.', 'However'],
  ])('opens %j with %j in small capitals', (words, lead) => {
    const { blocks } = contentData({ blocks: [paragraph(words)], notes: [] }, surroundings, {
      ...{ prefix: 'x', direction: 'ltr' },
      opening: true,
    });
    expect(/"type":"lead","value":"(.*?)"/.exec(JSON.stringify(blocks))?.[1]).toBe(lead);
    expect(JSON.stringify(blocks).replace(/\{"type":"lead","value":"(.*?)"\},"/, '"$1')).toContain(words);
  });

  it.each<[string, Block, boolean]>([
    ['a paragraph', paragraph('Acorns.'), true],
    ['a heading', heading(2, 'Leaf'), false],
    ['code', { type: 'code', value: 'leaf()', lang: null }, false],
    ['a quotation', { type: 'blockquote', children: [paragraph('Acorns.')] }, false],
  ])('closes a chapter that ends with %s with the mark: %#', (_, block, closed) => {
    const content = { blocks: [paragraph('Leaves.'), block], notes: [] };
    const chapter = contentData(content, surroundings, { prefix: 'x', direction: 'ltr', opening: true });
    expect(JSON.stringify(chapter.blocks.at(-1)).endsWith('{"type":"endMark"}]}')).toBe(closed);
    expect(JSON.stringify(chapter.blocks.slice(0, -1))).not.toContain('endMark');
  });

  it('knows a sentence that its author wants seen', () => {
    const sentence: Inline = { type: 'strong', children: [text('Bring a chair.')] };
    expect(data({ type: 'blockquote', children: [paragraph(sentence)] })).toEqual([
      { type: 'pullQuote', children: ['Bring a chair.'] },
    ]);
  });
});

it('keeps a short last word of a paragraph with the word before it', () => {
  const long = 'I have often said that I did not understand what the button did, and I understood it.';
  expect(JSON.stringify(data(paragraph(long)))).toContain('understood\u00A0it.');
  expect(JSON.stringify(data(paragraph('I understood it.')))).toContain('understood it.');
});

it('keeps any last word with the one before it in a narrow column', () => {
  const blocks = [paragraph('She has been under water twice and closed for neither.')];
  const place = { prefix: 'x', direction: 'ltr' } as const;
  const narrow = contentData({ blocks, notes: [] }, { ...surroundings, isNarrow: true }, place);
  expect(JSON.stringify(narrow.blocks)).toContain('for\u00A0neither.');
  expect(JSON.stringify(data(...blocks))).toContain('for neither.');
});
