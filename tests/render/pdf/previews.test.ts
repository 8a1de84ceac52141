import { describe, expect, it } from '@jest/globals';
import type { Manuscript } from '../../../src/model/manuscript.ts';
import { drawPreviews } from '../../../src/render/pdf/previews.ts';
import { loadTheme } from '../../../src/render/theme/load-theme.ts';
import { chapter, paragraph, person, sampleManuscript } from '../../sample-manuscript.ts';

const { value: theme } = await loadTheme('age-of-conversation');
const { signal } = new AbortController();
const context = { theme, epoch: 0, signal };
const ash = sampleManuscript.sections[0]!.chapters[0]!;

/** A book of these titles, each by the same two people, and the pictures of those with an even place. */
async function draw(titles: readonly string[], more: Partial<Manuscript> = {}) {
  const authors = ['p-ngoc', 'p-oleh'];
  const chapters = titles.map((title, index) =>
    chapter({ id: `c${index}`, title, authors, blocks: [paragraph('Once.')] }),
  );
  const contributors = [person({ id: 'ngoc', name: 'Nguyễn Ngọc' }), person({ id: 'oleh', name: 'Олег' })];
  const manuscript = {
    ...sampleManuscript,
    contributors,
    sections: [{ ...sampleManuscript.sections[0]!, chapters }],
    front: [],
    back: [],
    ...more,
  };
  const wanted = chapters.filter((_, index) => index % 2 === 0);
  return { wanted: wanted.map(({ anchor }) => anchor), drawn: await drawPreviews(wanted, manuscript, context) };
}

describe('the pictures of chapters for link previews', () => {
  it('are one for each that is asked for, each with its own words', async () => {
    const { wanted, drawn } = await draw([
      'Ash',
      'Birch',
      'Cedar',
      'Elm',
      'What *Nobody* Told #us[] about <Trees> & $x$',
    ]);
    expect([...drawn.keys()]).toEqual(wanted);
    for (const { mediaType, width, height, bytes } of drawn.values()) {
      expect([mediaType, width, height]).toEqual(['image/png', 600, 315]);
      expect(Buffer.from(bytes).subarray(1, 4).toString()).toBe('PNG');
    }
    expect(new Set([...drawn.values()].map(({ bytes }) => Buffer.from(bytes).toString('base64'))).size).toBe(3);
  });

  it('show the same chapter the same, wherever it stands in the book', async () => {
    const { drawn: early } = await draw(['Ash', 'Birch', 'Cedar', 'Elm']);
    const { drawn: late } = await draw(['Elm', 'Birch', 'Ash', 'Elm']);
    expect(late.get('c-c2')).toEqual(early.get('c-c0'));
    expect(late.get('c-c0')).not.toEqual(early.get('c-c0'));
  });

  it('are filled to their edges', async () => {
    const { drawn } = await draw(['Ash']);
    const { Resvg } = await import('@resvg/resvg-js');
    const png = Buffer.from(drawn.get('c-c0')!.bytes).toString('base64');
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="315"><image width="600" height="315" href="data:image/png;base64,${png}"/></svg>`;
    const { pixels } = new Resvg(svg).render();
    const corners = [0, 599, 600 * 314, 600 * 315 - 1].map((at) => [...pixels.subarray(at * 4, at * 4 + 4)]);
    expect(new Set(corners.map(String)).size).toBe(1);
    expect(corners[0]?.[3]).toBe(255);
  });

  it('are not drawn where a letter would be missing', async () => {
    const { wanted, drawn } = await draw(['Ash', 'Birch', '梅']);
    expect(wanted).toHaveLength(2);
    expect([...drawn.keys()]).toEqual(['c-c0']);
  });

  it('are none where the theme draws none', async () => {
    const files = new Map([...theme.files].filter(([path]) => path !== 'previews.typ'));
    const drawn = await drawPreviews([ash], sampleManuscript, { ...context, theme: { ...theme, files } });
    expect(drawn.size).toBe(0);
  });

  it('say what a theme must do that draws another number', async () => {
    const two = new TextEncoder().encode('#set page(width: 60pt, height: 30pt)\nA\n#pagebreak()\nB');
    const own = { ...theme, files: new Map([...theme.files, ['previews.typ', two]]) };
    await expect(drawPreviews([ash], sampleManuscript, { ...context, theme: own })).rejects.toMatchObject({
      message: 'The pictures for link previews could not be drawn.',
      hint: expect.stringContaining('previews.typ made 2 pages; it must make 1, one for each chapter'),
    });
  });

  it('say the line of a theme that cannot be set', async () => {
    const broken = new TextEncoder().encode('#nothing-of-this-name');
    const own = { ...theme, files: new Map([...theme.files, ['previews.typ', broken]]) };
    await expect(drawPreviews([ash], sampleManuscript, { ...context, theme: own })).rejects.toMatchObject({
      message: 'The pictures for link previews could not be drawn.',
      hint: expect.stringContaining('line 1'),
    });
  });
});
