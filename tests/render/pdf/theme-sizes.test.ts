import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { renderPdf } from '../../../src/render/pdf/pdf.ts';
import { loadTheme } from '../../../src/render/theme/load-theme.ts';
import { chapter, paragraph, person, sampleManuscript, text } from '../../sample-manuscript.ts';

const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined;
const itWithPoppler = hasPoppler ? it : it.skip;

const author = person({ id: 'omotayo', name: 'Omotayo' });
const oak = chapter({
  id: 'oak',
  title: 'Oak',
  authors: [author.anchor],
  blocks: [
    paragraph(
      text('Told: Omotayo '),
      { type: 'inlineCode', value: 'coded' },
      { type: 'footnoteReference', identifier: 'n-oak-1', occurrence: 1 },
    ),
  ],
  notes: [{ id: 'n-oak-1', number: 1, children: [paragraph('Told.')] }],
});

/** How wide the words of the chapter's page are, by its order. */
async function widthsOn(themeFile: string) {
  const bytes = Buffer.from(themeFile);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { value: theme } = await loadTheme('sea', [{ path: 'themes/sea/theme.yml', bytes, sha256 }]);
  const section = { anchor: 's-leaf', id: 'leaf', title: 'Leaf', number: 1, chapters: [oak] };
  const { signal } = new AbortController();
  const { value } = await renderPdf(
    { ...sampleManuscript, sections: [section], contributors: [author] },
    { theme, epoch: 1_790_000_000, format: 'pdf', pages: Promise.resolve(undefined), pandoc: 'embedded', signal },
  );
  const page = String(value.pages?.starts.get('c-oak')?.number);
  const input = value.files[0]?.bytes ?? new Uint8Array();
  const { stdout } = spawnSync('pdftotext', ['-bbox', '-f', page, '-l', page, '-', '-'], { input, encoding: 'utf8' });
  const words = [...stdout.matchAll(/xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="[\d.]+">([^<]*)</g)];
  return (word: string) =>
    words.filter(([, , , found = '']) => found.startsWith(word)).map(([, left, right]) => Number(right) - Number(left));
}

itWithPoppler(
  'a theme with smaller letters has smaller titles and notes, and code of the size that it says',
  async () => {
    const [usual, small] = await Promise.all([
      widthsOn('extends: age-of-conversation\n'),
      widthsOn('extends: age-of-conversation\ntext: { size: 8.4, line: 11, code: 0.9 }\n'),
    ]);
    const ratio = (word: string, which = 0) => (small(word)[which] ?? 0) / (usual(word)[which] ?? 1);
    expect(ratio('Oak')).toBeCloseTo(0.8, 2);
    expect(ratio('Told:')).toBeCloseTo(0.8, 2);
    expect(ratio('Told', 1)).toBeCloseTo(0.8, 2);
    expect(ratio('coded')).toBeCloseTo((0.8 * 0.9) / 0.81, 2);
  },
  60_000,
);

// Small capitals of Source Sans have no place for the marks of Yoruba.
itWithPoppler(
  'names are not set in small capitals in the theme plain',
  async () => {
    const [byLine = 0, inText = 1] = (await widthsOn('extends: plain\n'))('Omotayo');
    expect(byLine / inText).toBeCloseTo(8.864 / 9.4, 2);
  },
  60_000,
);
