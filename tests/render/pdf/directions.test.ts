import { describe, expect, it } from '@jest/globals';
import type { Data } from '../../../src/render/pdf/content-nodes.ts';
import { withDirections } from '../../../src/render/pdf/directions.ts';

const paragraph = (...children: Data[]) => ({ type: 'paragraph', children });
const note: Data = { type: 'note', id: 'n-1', children: [] };
const [leftwards, rightwards] = ['\u200F', '\u200E'];

describe('a paragraph', () => {
  it.each([
    ['of Hebrew, in English', paragraph('נולדה בחיפה.'), 'ltr', 'rtl'],
    ['of English, in Arabic', paragraph('Born in Cairo.'), 'rtl', 'ltr'],
    ['of English with a Hebrew word', paragraph('The word שלום means peace.'), 'ltr', undefined],
    ['of Hebrew with an English name at its start', paragraph('Jane אמרה לי שלום ולא שמעתי.'), 'rtl', undefined],
    ['of numbers', paragraph('1974.'), 'rtl', undefined],
    ['whose words are all in italics', paragraph({ type: 'emphasis', children: ['شكرا.'] }), 'ltr', 'rtl'],
  ] as const)('%s runs its own way', (_, node, base, wanted) => {
    expect(withDirections([node], base)).toEqual([{ ...node, ...(wanted === undefined ? {} : { direction: wanted }) }]);
  });

  it('does so in a list, a quotation and a note, too', () => {
    const words = paragraph('שלום לכולם.');
    const turned = { ...words, direction: 'rtl' };
    const quote = { type: 'blockquote', children: [words] };
    const list = { type: 'list', children: [{ checked: null, children: [words] }] };
    const noted = paragraph('Peace', { type: 'note', id: 'n-1', children: [words] });
    expect(withDirections([quote, list, noted] as Data[], 'ltr')).toEqual([
      { type: 'blockquote', children: [turned] },
      { type: 'list', children: [{ checked: null, children: [turned] }] },
      paragraph('Peace', { type: 'note', id: 'n-1', children: [turned] }),
    ]);
  });
});

describe("a note's number", () => {
  it.each([
    ['behind a name in Latin letters', 'rtl', 'قرأه علينا رجل اسمه John Smith.', leftwards],
    ['behind a Hebrew word', 'ltr', 'The word for peace is שלום.', rightwards],
  ] as const)('stands after the full stop %s', (_, base, words, mark) => {
    expect(withDirections([paragraph(words, note)], base)).toEqual([paragraph(words, mark, note)]);
  });

  it('stands there behind a program, too', () => {
    const words = ['اكتبوا هذه الكلمة ', { type: 'inlineCode', value: 'npm' }, '.'] as const;
    expect(withDirections([paragraph(...words, note)], 'rtl')).toEqual([paragraph(...words, leftwards, note)]);
  });

  it('needs nothing where the letters before it run as the text does', () => {
    expect(withDirections([paragraph('Peace.', note)], 'ltr')).toEqual([paragraph('Peace.', note)]);
  });
});
