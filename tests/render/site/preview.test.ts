import { describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { Block, Inline } from '../../../src/model/content.ts';
import type { Manuscript } from '../../../src/model/manuscript.ts';
import type { Labels } from '../../../src/model/project.ts';
import { chapter, paragraph, person, pixelImage, sampleManuscript } from '../../sample-manuscript.ts';
import { makeSite, withChapters } from './make-site.ts';
import { metaOf, metasOf } from './read-page.ts';

describe('link previews', () => {
  const large = { ...pixelImage, name: 'images/fedcba9876543210.png', width: 1600, height: 900 };
  const picture: Inline = { type: 'image', url: large.name, alt: 'an oak' };
  const oak = (title: string, blocks: Block[], state: 'ready' | 'held' = 'ready') =>
    chapter({ id: title.toLowerCase(), title, blocks, state });
  const chapters = [
    oak('Oak', [paragraph('Once.'), paragraph(picture)]),
    oak('Elm', [paragraph('None.'), paragraph({ ...picture, url: pixelImage.name })]),
    oak('Yew', [paragraph(picture)], 'held'),
  ];
  const images = [pixelImage, large];
  const cardsOf = async (more: Partial<Manuscript>) => {
    const site = await makeSite(withChapters(chapters, { images, ...more }));
    const shown = ['oak', 'elm', 'yew'].map((id) => metaOf(site.page(`chapters/${id}.html`), 'og:image'));
    return { shown, site };
  };

  it('show the first large picture of the chapter, else one drawn for it, and the cover for a notice', async () => {
    const { shown, site } = await cardsOf({});
    const cover = 'https://trees.example/images/cover.png';
    const drawn = 'previews/c-elm.png';
    expect(shown).toEqual([`https://trees.example/${large.name}`, `https://trees.example/${drawn}`, cover]);
    expect([...site.files.keys()].filter((path) => /cover\.png|previews/.test(path)).sort()).toEqual([
      'images/cover.png',
      'previews/c-afterword.png',
      drawn,
      'previews/c-foreword.png',
    ]);
    expect(metaOf(site.page('chapters/oak.html'), 'twitter:card')).toBe('summary_large_image');
    expect(metaOf(site.page('chapters/elm.html'), 'twitter:card')).toBe('summary_large_image');
    expect(metaOf(site.page('chapters/elm.html'), 'og:image:width')).toBe('600');
    expect(metaOf(site.page('index.html'), 'og:image')).toBe(cover);
  });

  it('show what the theme draws, and the cover where it draws nothing for chapters', async () => {
    const site = await makeSite(withChapters(chapters, { images }), { previews: () => Promise.resolve(new Map()) });
    expect(metaOf(site.page('chapters/elm.html'), 'og:image')).toBe('https://trees.example/images/cover.png');
  });

  it('show the cover that the book brings', async () => {
    const { shown, site } = await cardsOf({ cover: large.name });
    expect(shown[2]).toBe(`https://trees.example/${large.name}`);
    expect(site.files.has('images/cover.png')).toBe(false);
  });

  it('show no picture where the site does not know its address, and none is drawn', async () => {
    const { url, ...book } = sampleManuscript.book;
    const { shown, site } = await cardsOf({ book });
    expect(url).toBe('https://trees.example');
    expect(shown).toEqual([undefined, undefined, undefined]);
    expect([...site.files.keys()].filter((path) => /cover\.png|previews/.test(path))).toEqual([]);
  });

  it('leave out a picture that no preview can show', async () => {
    const drawing = { ...large, mediaType: 'image/svg+xml' } as const;
    const { shown } = await cardsOf({ images: [pixelImage, drawing] });
    expect(shown[0]).toBe('https://trees.example/previews/c-oak.png');
  });

  it('say what can be seen: the cover in the words of the book, a title with its authors, a person, or what the author wrote', async () => {
    const labels = JSON.parse(await readFile('templates/labels.json', 'utf8')) as Record<string, Labels>;
    expect(Object.keys(labels).length).toBeGreaterThan(25);
    expect(Object.values(labels).filter(({ cover }) => !cover)).toEqual([]);
    for (const own of ['de', 'ar', 'zh-Hant'].flatMap((language) => labels[language] ?? [])) {
      const site = await makeSite({ ...sampleManuscript, labels: own });
      const alt = `A Book of Trees · ${own.cover}`;
      for (const path of ['index.html', 'contents.html', 'contributors/oleh.html']) {
        expect(altsOf(site.page(path))).toEqual([alt, alt]);
      }
      const words = 'Birch · Ελένη Παπαδάκη · Олег';
      expect(altsOf(site.page('chapters/birch.html'))).toEqual([words, words]);
    }
    const oleh = person({ id: 'oleh', name: 'Олег', photo: large.name, chapters: ['c-oak'] });
    const { site } = await cardsOf({ contributors: [oleh] });
    expect(altsOf(site.page('chapters/oak.html'))).toEqual(['an oak', 'an oak']);
    expect(altsOf(site.page('contributors/oleh.html'))).toEqual(['Олег', 'Олег']);
    const unsaid = withChapters([oak('Oak', [paragraph({ ...picture, alt: '' })])], { images });
    expect(altsOf((await makeSite(unsaid)).page('chapters/oak.html'))).toEqual([]);
  });
});

describe('the tags of link previews', () => {
  const pages = ['index.html', 'contents.html', 'sections/root.html', 'chapters/birch.html', 'contributors/maja.html'];
  const needed = ['type', 'title', 'site_name', 'description', 'url', 'image', 'image:type', 'image:width'];

  it('are all there once, filled, with whole addresses, on every kind of page', async () => {
    const site = await makeSite(sampleManuscript);
    for (const path of [...pages, 'contributors/index.html']) {
      const metas = metasOf(site.page(path));
      expect([path, metas.filter(([, content]) => content.trim() === '')]).toEqual([path, []]);
      const graph = metas.flatMap(([name]) => (name.startsWith('og:') ? [name.slice(3)] : []));
      expect([path, new Set(graph).size]).toEqual([path, graph.length]);
      expect(graph).toEqual(expect.arrayContaining([...needed, 'image:height', 'image:alt', 'locale']));
      const addresses = metas.filter(([name]) => /^og:(?:url|image)$|^article:author$/.test(name));
      expect([path, addresses.filter(([, url]) => !url.startsWith('https://trees.example/'))]).toEqual([path, []]);
    }
    const types = pages.map((path) => metaOf(site.page(path), 'og:type'));
    expect(types).toEqual(['book', 'website', 'website', 'article', 'profile']);
  });

  it('name no address where the site does not know its own', async () => {
    const { url, ...book } = sampleManuscript.book;
    const site = await makeSite({ ...sampleManuscript, book });
    expect(url).toBeDefined();
    for (const path of pages) {
      const metas = metasOf(site.page(path));
      const addresses = metas.filter(([name]) => /^og:(?:url|image)|^article:author|^twitter:image/.test(name));
      expect([path, addresses]).toEqual([path, []]);
      expect(metaOf(site.page(path), 'twitter:card')).toBe('summary');
    }
  });

  it('name everyone who wrote the chapter, the page of each, the section and the day', async () => {
    const elm = chapter({ id: 'elm', title: 'Elm', authors: ['p-eleni', 'p-oleh'], date: '2026-11-02' });
    const metas = metasOf((await makeSite(withChapters([elm]))).page('chapters/elm.html'));
    expect(metas.filter(([name]) => name === 'author' || name.startsWith('article:'))).toEqual([
      ['author', 'Ελένη Παπαδάκη'],
      ['author', 'Олег'],
      ['article:author', 'https://trees.example/contributors/eleni.html'],
      ['article:author', 'https://trees.example/contributors/oleh.html'],
      ['article:published_time', '2026-11-02'],
      ['article:section', 'Leaf'],
    ]);
  });

  it('have the language of the page, with a country', async () => {
    const chapters = [chapter({ id: 'elm', title: 'Elm' }), chapter({ id: 'oak', title: '橡树', language: 'zh-Hans' })];
    const localeIn = async (language: string, path: string) => {
      const site = await makeSite(withChapters(chapters, { book: { ...sampleManuscript.book, language } }));
      return metaOf(site.page(path), 'og:locale');
    };
    expect(await localeIn('en', 'contents.html')).toBe('en_US');
    expect(await localeIn('en-GB', 'contents.html')).toBe('en_GB');
    expect(await localeIn('de', 'contents.html')).toBe('de_DE');
    expect(await localeIn('de', 'chapters/oak.html')).toBe('zh_CN');
    expect(await localeIn('es-419', 'contents.html')).toBeUndefined();
  });

  it('tell who wrote a section that has no words of its own, and what a silent author wrote', async () => {
    const site = await makeSite(sampleManuscript);
    expect(metaOf(site.page('sections/root.html'), 'og:description')).toBe('by Maja van der Łódź');
    expect(metaOf(site.page('contributors/maja.html'), 'og:description')).toBe('Arboretum Press · Foreword · Cedar');
    expect(metaOf(site.page('contributors/index.html'), 'og:description')).toBe('by 3 authors');
    const { description, subtitle, ...book } = sampleManuscript.book;
    expect([description, subtitle].every(Boolean)).toBe(true);
    const silent = await makeSite({ ...sampleManuscript, book });
    expect(metaOf(silent.page('index.html'), 'description')).toBe('by 3 authors');
  });
});

function altsOf(page: Parameters<typeof metasOf>[0]): string[] {
  return metasOf(page).flatMap(([name, content]) => (/^(?:og|twitter):image:alt$/.test(name) ? [content] : []));
}
