import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { withWorkspace } from '../../../src/render/pdf/workspace.ts';
import { pixelImage, sampleManuscript } from '../../sample-manuscript.ts';

const theme = (...paths: string[]) => ({ name: 'sea', files: new Map(paths.map((path) => [path, new Uint8Array()])) });

describe("the typesetter's folder", () => {
  it('holds layouts, pictures and the fonts that are wanted, and is gone afterwards', async () => {
    const manuscript = { ...sampleManuscript, images: [pixelImage] };
    let place = '';
    const content = {
      theme: theme('book.typ', 'icon.svg', 'theme.json', 'site.css', 'run.sh'),
      manuscript,
      fonts: { fallback: [], eastAsian: {}, emoji: null, illSet: {} },
    };
    await withWorkspace(content, async ({ folder }) => {
      place = folder;
      expect(readdirSync(folder).sort()).toEqual(['book.typ', 'fonts.json', 'icon.svg', 'images', 'theme.json']);
    });
    expect(existsSync(place)).toBe(false);
  });

  it.each(['../a.typ', 'a/../../b.typ'])('lets nothing out: %s', async (path) => {
    const content = {
      theme: theme(path),
      manuscript: sampleManuscript,
      fonts: { fallback: [], eastAsian: {}, emoji: null, illSet: {} },
    };
    await expect(withWorkspace(content, async () => 'made')).rejects.toThrow('is outside the workspace');
  });
});
