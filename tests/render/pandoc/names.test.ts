import { describe, expect, it } from '@jest/globals';
import type { PandocInline } from '../../../src/render/pandoc/ast.ts';
import { joined, turnedBack } from '../../../src/render/pandoc/names.ts';
import { words } from '../../../src/render/pandoc/words.ts';

const labels = { comma: ', ', and: ' and ' };
const textOf = (inlines: readonly PandocInline[]) =>
  inlines.map((inline) => (inline.t === 'Str' ? inline.c : ' ')).join('');
const row = (names: readonly string[], direction: 'ltr' | 'rtl') =>
  textOf(
    joined(
      names.map((name) => ({ name, shown: words(name) })),
      labels,
      direction,
    ),
  );

describe('names in a row', () => {
  it.each([
    [['Jane', 'Ana', 'Bo'], 'ltr', 'Jane, Ana and Bo'],
    [['דוד', 'נועה', 'Bo'], 'ltr', 'דוד\u200E, נועה\u200E and Bo'],
    [['דוד', 'נועה'], 'rtl', 'דוד and נועה'],
    [['Jane', 'نورا'], 'rtl', 'Jane\u200F and نورا'],
    [['山田 太郎', 'Bo'], 'ltr', '山田 太郎 and Bo'],
  ] as const)('%j, %s', (names, direction, shown) => {
    expect(row(names, direction)).toBe(shown);
  });

  it('keep their places beside other words that are written the other way', () => {
    expect(textOf(turnedBack('דוד', 'ltr'))).toBe('\u200E');
    expect(turnedBack('Jane Doe', 'ltr')).toEqual([]);
    expect(turnedBack('1984', 'ltr')).toEqual([]);
  });
});
