import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { pageMeasures } from '../../src/check/page-measures.ts';

const theme = (file: string) =>
  readFileSync(new URL(`../../templates/age-of-conversation/${file}`, import.meta.url), 'utf8');

describe('the measures of a page', () => {
  // In the theme: 62 characters stand in one line, the 63rd goes on in the next.
  it('are those of the theme on a page of 6 × 9 in', () => {
    const { textWidth, pictureHeight, codeColumns } = pageMeasures({ name: '6x9in', width: 152.4, height: 228.6 });
    expect([textWidth, pictureHeight].map((length) => length.toFixed(1))).toEqual(['115.9', '101.7']);
    expect(codeColumns).toBe(62);
  });

  it.each([
    ['style.typ', 'let scale = calc.min(1.12, calc.max(0.94, calc.sqrt(wide)))'],
    ['style.typ', 'let size = look.text.size * 1pt * scale'],
    ['theme.yml', 'text: { size: 10.5,'],
    ['theme.yml', 'page: { inside: 20.5, outside: 16,'],
    ['style.typ', '(0.14 * trim.width * 1mm, 0.19 * trim.width * 1mm)'],
    ['style.typ', '(look.page.inside * 1mm * calc.max(wide, 0.9), look.page.outside * 1mm * wide)'],
    ['content.typ', 'let most = 0.62 * page.height - 40mm'],
    ['content.typ', 'node.width / 150 * 1in'],
    ['theme.yml', 'hyphenate: yes, code: 0.81 }'],
    ['style.typ', '#let code-size = look.text.code * m.size'],
    ['book.typ', '#show raw: set text(font: mono, size: look.text.code / 0.81 * 1.06em'],
    ['book.typ', '#show raw.where(block: true): set text(size: code-size)'],
    ['book.typ', 'inset: (left: 8pt'],
  ])('change with %s: %s', (file, line) => expect(theme(file)).toContain(line));
});
