import { readdirSync, readFileSync } from 'node:fs';
import { sampleManuscript } from '../../sample-manuscript.ts';
import type { Manuscript, ManuscriptChapter } from '../../../src/model/manuscript.ts';
import type { RenderContext, Theme } from '../../../src/render/renderer.ts';

const folder = new URL('../../../templates/age-of-conversation/', import.meta.url);

/** The theme's files for word processors, as the program would read them. */
export const theme: Theme = {
  name: 'age-of-conversation',
  files: new Map(
    readdirSync(folder)
      .filter((name) => /^(docx|odt)-/.test(name))
      .map((name) => [name, new Uint8Array(readFileSync(new URL(name, folder)))]),
  ),
};

export function contextFor(format: string, fields: Partial<RenderContext> = {}): RenderContext {
  return {
    theme,
    epoch: 1_700_000_000,
    format,
    pages: Promise.resolve(undefined),
    pandoc: 'embedded',
    signal: new AbortController().signal,
    ...fields,
  };
}

/** The sample book with other chapters in its one section without title. */
export function flatBook(...chapters: readonly ManuscriptChapter[]): Manuscript {
  const section = { anchor: 's-all', id: '', title: '', number: 1, chapters };
  return { ...sampleManuscript, front: [], back: [], sections: [section] };
}
