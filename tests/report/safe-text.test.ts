import { describe, expect, it } from '@jest/globals';
import { safeJson, safeText } from '../../src/report/safe-text.ts';

describe('safeText', () => {
  it.each([
    ['Oak & Élan 🌳 خوش‌آمدید', 'Oak & Élan 🌳 خوش‌آمدید'],
    ['\u001b[31mred', '\\u{1b}[31mred'],
    ['\u001b]8;;https://evil.example\u0007link', '\\u{1b}]8;;https://evil.example\\u{7}link'],
    ['two\nlines\r', 'two\\u{a}lines\\u{d}'],
    ['\u009b31m', '\\u{9b}31m'],
    ['a\u202eb\u2066c\u{e0041}d\u2028', 'a\\u{202e}b\\u{2066}c\\u{e0041}d\\u{2028}'],
    ['a\u200eb\u200fc\u061cd\ufeffe', 'a\\u{200e}b\\u{200f}c\\u{61c}d\\u{feff}e'],
    ['::error file=x::y', '\\u{3a}:error file=x::y'],
    ['  ::stop-commands::x', '  \\u{3a}:stop-commands::x'],
    ['a ##[error]b ###[x]', 'a # #[error]b ## #[x]'],
  ])('shows %j as it is', (text, shown) => {
    expect(safeText(text)).toBe(shown);
  });

  it('cuts between characters as people see them', () => {
    expect(safeText('Twelve trees', 7)).toBe('Twelve…');
    expect(safeText('👩‍👩‍👧'.repeat(10), 3)).toBe('👩‍👩‍👧👩‍👩‍👧…');
    expect(safeText('e\u0301e\u0301e\u0301', 3)).toBe('e\u0301e\u0301e\u0301');
    expect(safeText(`a${'\u0301'.repeat(100_000)}`).length).toBeLessThan(3000);
  });
});

describe('safeJson', () => {
  it('is read back as it was, and shows nothing raw', () => {
    const value = { title: 'a\u001b\u009b\u202e\u{e0041}\n##[error] é', list: [1] };
    const json = safeJson(value);
    expect(JSON.parse(json)).toEqual(value);
    expect(json).toMatch(/^[ -~\né]*$/);
    expect(json).not.toContain('##[');
  });
});
