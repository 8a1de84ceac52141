import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { SourceFile } from '../../../src/model/source.ts';
import { missingFaces } from '../../../src/render/pdf/font-problems.ts';
import { readFonts, themeFonts } from '../../../src/render/pdf/fonts.ts';
import { loadTheme } from '../../../src/render/theme/load-theme.ts';

const file = (path: string, text: string): SourceFile => ({ path, bytes: Buffer.from(text), sha256: '' });
const sea = async (yaml: string, ...more: SourceFile[]) =>
  (await loadTheme('sea', [file('themes/sea/theme.yml', `extends: age-of-conversation\n${yaml}`), ...more])).value;

describe('a face that the theme names', () => {
  it.each([
    ['Source Code Po', 'Did you mean "Source Code Pro"?'],
    ['Merriweather', 'Run "npm install @expo-google-fonts/merriweather" beside book.yml'],
  ])('is told where no font calls itself so: %s', async (face, hint) => {
    const theme = await sea(`faces: { text: ${face}, small: alegreya sans }\n`);
    const { value } = await readFonts(themeFonts(theme));
    const found = missingFaces(theme, value);
    expect(found.map((problem) => [problem.rule, problem.severity, problem.file])).toEqual([
      ['fonts-can-be-read', 'warning', 'themes/sea/theme.yml'],
    ]);
    expect(found[0]?.message).toContain(`No font of the book calls itself "${face}"`);
    expect(found[0]?.hint).toContain(hint);
  });

  it('is there in the themes that come along', async () => {
    for (const name of ['age-of-conversation', 'plain']) {
      const { value: theme } = await loadTheme(name);
      const { value, diagnostics } = await readFonts(themeFonts(theme));
      expect([...diagnostics, ...missingFaces(theme, value)]).toEqual([]);
    }
  });
});

it('takes the fonts that fonts.json names from the packages beside book.yml, too', async () => {
  const folder = join(await mkdtemp(join(tmpdir(), 'gathering-fonts-')), 'node_modules/@expo-google-fonts/lora');
  for (const weight of ['400Regular', '500Medium']) {
    await mkdir(join(folder, weight), { recursive: true });
    await writeFile(join(folder, weight, `Lora_${weight}.ttf`), '');
  }
  const names = { text: ['@expo-google-fonts/lora/500Medium/Lora_500Medium.ttf'], code: [], fallback: [] };
  const theme = await sea('', file('themes/sea/fonts.json', JSON.stringify(names)));
  const added = join(folder, '400Regular/Lora_400Regular.ttf');
  expect(themeFonts({ ...theme, fonts: [added] }).text).toEqual([join(folder, '500Medium/Lora_500Medium.ttf')]);
  expect(() => themeFonts(theme)).toThrow('is not installed');
});

it('tells of a variable font, which would have no bold', async () => {
  const name = '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2';
  const variable = createRequire(import.meta.url).resolve(name);
  const { diagnostics } = await readFonts({ files: [variable], text: [], code: [], fallback: [] });
  expect(diagnostics.map(({ rule, severity }) => [rule, severity])).toEqual([['fonts-can-be-read', 'warning']]);
  expect(diagnostics[0]?.message).toContain('is a variable font');
});
