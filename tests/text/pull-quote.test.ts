import { describe, expect, it } from '@jest/globals';
import type { Block, Inline } from '../../src/model/content.ts';
import { pullQuote } from '../../src/text/pull-quote.ts';

const text = (value: string): Inline => ({ type: 'text', value });
const bold = (...children: Inline[]): Inline => ({ type: 'strong', children });
const said = (...children: Inline[]): Block => ({ type: 'paragraph', children });
const quote = (...children: Block[]): Block => ({ type: 'blockquote', children });
const chairs = 'Nobody ever left because there were too many chairs.';

describe('a pull quote', () => {
  it('is a quotation of one paragraph that is bold as a whole', () => {
    expect(pullQuote(quote(said(bold(text(chairs)))))).toEqual([text(chairs)]);
  });

  it.each<[string, Block]>([
    ['a plain quotation', quote(said(text(chairs)))],
    ['an italic one', quote(said({ type: 'emphasis', children: [text(chairs)] }))],
    ['one that is bold in part', quote(said(bold(text(chairs)), text(' Nobody.')))],
    ['two paragraphs', quote(said(bold(text(chairs))), said(bold(text(chairs))))],
    ['one of more than 200 letters', quote(said(bold(text('o'.repeat(150)), bold(text('k'.repeat(51))))))],
    ['one without words', quote(said(bold(text(' '))))],
    ['a bold paragraph', said(bold(text(chairs)))],
  ])('is not %s', (_, block) => {
    expect(pullQuote(block)).toBeUndefined();
  });
});
