import { expect, it } from '@jest/globals';
import { openSync, type Font } from 'fontkit';
import { readFonts, themeFonts } from '../../../src/render/pdf/fonts.ts';
import { loadTheme } from '../../../src/render/theme/load-theme.ts';

// Noto Sans Math has letters of Arabic for formulas, which stand alone.
it.each(['age-of-conversation', 'plain'])('%s looks for letters of Arabic in a font that joins them', async (name) => {
  const { value: theme } = await loadTheme(name);
  const fonts = themeFonts(theme);
  const { value: faces } = await readFonts(fonts);
  const alone: string[] = [];
  for (const letter of 'بتثجحخسشصضطظعغفقكلمنهيئپچگی') {
    const file = [...fonts.text, ...fonts.fallback].find((path) =>
      faces.get(path)?.characters.has(letter.codePointAt(0)!),
    );
    const { glyphs } = (openSync(file ?? '') as Font).layout(letter.repeat(3));
    if (new Set(glyphs.map(({ id }) => id)).size === 1) alone.push(letter);
  }
  expect(alone).toEqual([]);
});
