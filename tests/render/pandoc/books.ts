import { sampleManuscript } from '../../sample-manuscript.ts';
import type { Manuscript, ManuscriptChapter } from '../../../src/model/manuscript.ts';
import type { RenderContext } from '../../../src/render/renderer.ts';
import { loadTheme } from '../../../src/render/theme/load-theme.ts';

export const { value: theme } = await loadTheme('age-of-conversation');

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
