import type { Manuscript, ManuscriptChapter } from '../../../src/model/manuscript.ts';
import type { RenderContext } from '../../../src/render/renderer.ts';
import { loadTheme } from '../../../src/render/theme/load-theme.ts';
import { siteRenderer, type Draw } from '../../../src/render/site/site.ts';
import { chapter, paragraph, person, pixelImage, sampleManuscript } from '../../sample-manuscript.ts';
import type { PageElement } from './read-page.ts';
import { readPage } from './read-page.ts';

const { value: theme } = await loadTheme('age-of-conversation');

export const siteContext: RenderContext = {
  theme,
  epoch: 0,
  format: 'site',
  pages: Promise.resolve(undefined),
  pandoc: 'embedded',
  signal: new AbortController().signal,
};

// A picture of one pixel that says it is as large as a cover.
const drawn = (width: number, height: number) =>
  ({ bytes: pixelImage.bytes, mediaType: 'image/png', width, height }) as const;

const draw: Draw = {
  cover: () => Promise.resolve({ ...drawn(1600, 2400), diagnostics: [] }),
  previews: (chapters) => Promise.resolve(new Map(chapters.map(({ anchor }) => [anchor, drawn(600, 315)]))),
};

export const render = siteRenderer(draw);

export interface MadeSite {
  /** Every file by its path inside `site/`. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly html: ReadonlyMap<string, string>;
  readonly pages: ReadonlyMap<string, readonly PageElement[]>;
  /** The elements of one page; fails where there is no such page. */
  readonly page: (path: string) => readonly PageElement[];
}

/** The site of a manuscript, read back as a browser reads it. */
export async function makeSite(manuscript: Manuscript, own: Partial<Draw> = {}): Promise<MadeSite> {
  const { value } = await siteRenderer({ ...draw, ...own })(manuscript, siteContext);
  const files = new Map(value.files.map(({ path, bytes }) => [path.replace(/^site\//, ''), bytes]));
  const html = new Map(
    [...files]
      .filter(([path]) => path.endsWith('.html'))
      .map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]),
  );
  const pages = new Map([...html].map(([path, text]) => [path, readPage(text)]));
  const page = (path: string) => {
    const found = pages.get(path);
    if (!found) throw new Error(`no page ${path} among ${[...pages.keys()].join(', ')}`);
    return found;
  };
  return { files, html, pages, page };
}

/** The sample book with other chapters in its first section. Their ids are known to the links, like those of people. */
export function withChapters(chapters: readonly ManuscriptChapter[], more: Partial<Manuscript> = {}): Manuscript {
  const [first, ...others] = sampleManuscript.sections;
  if (!first) throw new Error('the sample has sections');
  const anchors = new Map(sampleManuscript.anchors);
  for (const { anchor } of [...chapters, ...(more.contributors ?? [])]) anchors.set(anchor, anchor);
  return { ...sampleManuscript, sections: [{ ...first, chapters }, ...others], anchors, ...more };
}

/** A book of the size that the first of its kind had: 275 chapters of 400 words by 346 people in five sections. */
export function bigManuscript(count = 275): Manuscript {
  const words = paragraph(`${'The leaves turn and nobody says why. '.repeat(57)}`);
  const people = Array.from({ length: Math.round(count * 1.26) }, (_, index) =>
    person({
      id: `p${index}`,
      name: `Ada${index} Byrne`,
      bio: [paragraph('Plants trees.')],
      chapters: [`c-t${index % count}`],
    }),
  );
  const chapters = Array.from({ length: count }, (_, index) => {
    const authors = [`p-p${index}`, ...(index + count < people.length ? [`p-p${index + count}`] : [])];
    return chapter({
      id: `t${index}`,
      title: `Tree ${index}`,
      number: index + 1,
      authors,
      blocks: [words, words, words],
    });
  });
  const sections = Array.from({ length: 5 }, (_, index) => ({
    anchor: `s-part${index}`,
    id: `part${index}`,
    title: `Part ${index}`,
    number: index + 1,
    chapters: chapters.slice((index * count) / 5, ((index + 1) * count) / 5),
  }));
  const anchors = new Map([...chapters, ...sections, ...people].map(({ anchor }) => [anchor, anchor]));
  return { ...sampleManuscript, front: [], back: [], sections, contributors: people, anchors };
}
