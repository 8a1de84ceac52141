import { describe, expect, it } from '@jest/globals';
import { chapter, paragraph, person, pixelImage, sampleManuscript, text } from '../../sample-manuscript.ts';
import { bigManuscript, makeSite, render, siteContext, withChapters } from './make-site.ts';
import { brokenLinks, metaOf } from './read-page.ts';
import type { PageElement } from './read-page.ts';

const sample = await makeSite(sampleManuscript);

const hostile = '"><script>alert(1)</script><img src=x onerror=alert(2)> & \'</title></style>';
const hostileBook = await makeSite({
  ...withChapters(
    [
      chapter({
        id: 'oak',
        title: hostile,
        subtitle: hostile,
        summary: hostile,
        number: 1,
        authors: ['p-mallory'],
        blocks: [
          paragraph(hostile, {
            type: 'link',
            url: 'https://oak.example/"><b>',
            title: hostile,
            children: [text(hostile)],
          }),
          { type: 'code', lang: '"><b>', value: hostile },
          paragraph({ type: 'image', url: pixelImage.name, alt: hostile, title: hostile }),
        ],
      }),
    ],
    {
      contributors: [
        person({
          id: 'mallory',
          name: hostile,
          place: hostile,
          affiliation: hostile,
          url: `javascript:alert(1)//${hostile}`,
          bio: [paragraph(hostile)],
          chapters: ['c-oak'],
        }),
      ],
    },
  ),
  book: {
    ...sampleManuscript.book,
    title: hostile,
    subtitle: hostile,
    description: hostile,
    rights: hostile,
    dedication: hostile,
    charity: { name: hostile, url: 'javascript:alert(1)', statement: hostile },
  },
});

const elsewhere = await makeSite(
  withChapters(
    [
      chapter({
        id: 'ελιά',
        title: 'Ελιά',
        number: 1,
        authors: ['p-олег'],
        blocks: [
          { type: 'heading', depth: 2, id: 'c-ελιά--ρίζα', children: [text('Ρίζα')] },
          paragraph({ type: 'link', url: '#c-ελιά--ρίζα', children: [text('ρίζα')] }),
        ],
      }),
      chapter({
        id: 'دردار',
        title: 'دردار',
        number: 2,
        language: 'ar',
        direction: 'rtl',
        blocks: [paragraph({ type: 'link', url: '#c-ελιά--ρίζα', children: [text('هنا')] })],
      }),
      chapter({ id: 'index', title: 'Index', number: 3 }),
      chapter({ id: 'con', title: 'Con', number: 4 }),
    ],
    {
      contributors: [
        person({ id: 'олег', name: 'Олег', chapters: ['c-ελιά'] }),
        person({ id: 'index', name: 'Ina Dex', url: 'https://ina.example' }),
      ],
      anchors: new Map([
        ...['c-ελιά', 'c-دردار', 'c-index', 'c-con', 'p-олег', 'p-index', 's-leaf', 's-root', 'c-cedar'].map(
          (id): [string, string] => [id, id],
        ),
        ['c-ελιά--ρίζα', 'c-ελιά'],
      ]),
    },
  ),
);

const named = (page: readonly PageElement[], name: string) => page.filter((element) => element.name === name);
const classed = (page: readonly PageElement[], name: string) =>
  page.filter(({ attributes }) => attributes.get('class')?.split(' ').includes(name));
const linkOf = (page: readonly PageElement[], rel: string) =>
  named(page, 'link')
    .find(({ attributes }) => attributes.get('rel') === rel)
    ?.attributes.get('href');

describe.each([
  ['the sample', sample],
  ['a hostile book', hostileBook],
  ['names in other scripts', elsewhere],
])('every page of %s', (_, site) => {
  it('has links and pictures that lead somewhere, from a folder as well as from a host', () => {
    expect(site.pages.size).toBeGreaterThan(8);
    expect(brokenLinks(site.pages, new Set(site.files.keys()))).toEqual([]);
  });

  it('has ids that are its own', () => {
    for (const [path, page] of site.pages) {
      const ids = page.flatMap(({ attributes }) => attributes.get('id') ?? []);
      expect({ path, ids: [...new Set(ids)] }).toEqual({ path, ids });
    }
  });

  it('runs nothing and loads nothing from elsewhere', () => {
    for (const [path, page] of site.pages) {
      const policy = metaOf(page, 'Content-Security-Policy');
      expect(policy).toMatch(/^default-src 'none'; .*base-uri 'none'; form-action 'none'$/);
      const programs = named(page, 'script').filter(
        ({ attributes }) => attributes.get('type') !== 'application/ld+json',
      );
      // The two pages with a program of ours hold no author's text; it cannot be in the page itself.
      const isAllowed = path === 'search.html' || path === 'share.html';
      expect({ path, scripts: programs.map(({ attributes, text }) => [attributes.get('src'), text]) }).toEqual({
        path,
        scripts: isAllowed ? [[path.replace(/html$/, 'js'), '']] : [],
      });
      expect(policy?.includes('script-src')).toBe(isAllowed);
      expect(policy).not.toContain('unsafe');
      const others = ['style', 'iframe', 'object', 'base', ...(path === 'search.html' ? [] : ['form'])];
      expect(page.filter(({ name }) => others.includes(name))).toEqual([]);
      const attributes = page.flatMap((element) => [...element.attributes.keys()]);
      expect(attributes.filter((name) => name === 'style' || name.startsWith('on'))).toEqual([]);
    }
  });

  it('has one first heading and a heading of every level on the way down', () => {
    for (const [path, page] of site.pages) {
      const levels = page.flatMap(({ name }) => (/^h[1-6]$/.test(name) ? [Number(name[1])] : []));
      expect({ path, first: levels.filter((level) => level === 1) }).toEqual({ path, first: [1] });
      const jumps = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1);
      expect({ path, jumps }).toEqual({ path, jumps: [] });
    }
  });

  it('says what it is', () => {
    for (const [path, page] of site.pages) {
      expect(named(page, 'title')[0]?.text).toBeTruthy();
      expect(named(page, 'html')[0]?.attributes.get('lang')).toBe('en');
      const isListed = path !== '404.html' && path !== 'search.html';
      expect(metaOf(page, isListed ? 'og:title' : 'robots')).toBeTruthy();
      expect(metaOf(page, 'viewport')).toContain('width=device-width');
      expect(metaOf(page, 'theme-color')).toMatch(/^#/);
      expect(page.find(({ attributes }) => attributes.get('id') === 'main')?.name).toBe('main');
    }
  });
});

describe('the book as a site', () => {
  it('is read from the cover to the contributors, there and back', () => {
    const chain = ['index.html'];
    for (let next = linkOf(sample.page('index.html'), 'next'); next !== undefined;) {
      const here = new URL(next, `https://site.example/${chain.at(-1)}`).pathname.slice(1);
      const back = linkOf(sample.page(here), 'prev');
      expect(new URL(back ?? '', `https://site.example/${here}`).pathname).toBe(`/${chain.at(-1)}`);
      chain.push(here);
      next = linkOf(sample.page(here), 'next');
    }
    expect(chain).toEqual([
      'index.html',
      'contents.html',
      'chapters/foreword.html',
      'sections/leaf.html',
      'chapters/ash.html',
      'chapters/birch.html',
      'sections/root.html',
      'chapters/cedar.html',
      'chapters/afterword.html',
      'contributors/index.html',
    ]);
  });

  it.each(['index.html', 'contributors/index.html'])('names everyone on %s, each name on its own', (path) => {
    const names = named(sample.page(path), 'bdi').map(({ text }) => text);
    expect(names).toEqual(expect.arrayContaining(['Ελένη Παπαδάκη', 'Maja van der Łódź', 'Олег']));
  });

  it('lists every chapter with its authors', () => {
    const rows = named(sample.page('contents.html'), 'li').map(({ text }) => text.replace(/\s+/g, ' ').trim());
    expect(rows).toEqual([
      'Foreword Maja van der Łódź',
      '1 Ash & “Ember” Every node there is Ελένη Παπαδάκη',
      '2 Birch Ελένη Παπαδάκη and Олег',
      '3 Cedar Draft Maja van der Łódź',
      'Afterword',
    ]);
  });

  it('marks a held chapter wherever it is named', () => {
    const cedar = sample.page('chapters/cedar.html');
    expect(named(cedar, 'article')[0]?.attributes.get('class')).toBe('held');
    expect(classed(cedar, 'draft').map(({ text }) => text)).toEqual(['Draft']);
    expect(classed(cedar, 'notice')[0]?.text).toContain('not ready yet');
    expect(classed(sample.page('sections/root.html'), 'held')).toHaveLength(1);
    expect(classed(sample.page('chapters/birch.html'), 'draft')).toEqual([]);
  });

  it('leads from a note to every place that refers to it', () => {
    const ash = sample.page('chapters/ash.html');
    const by = (role: string) => ash.filter(({ attributes }) => attributes.get('role') === role);
    expect(by('doc-endnotes')).toHaveLength(1);
    expect(by('doc-noteref').map(({ attributes }) => attributes.get('href'))).toEqual(['#n-ash-1', '#n-ash-1']);
    expect(by('doc-backlink').map(({ attributes }) => [attributes.get('href'), attributes.get('aria-label')])).toEqual([
      ['#n-ash-1-ref', 'Back to the text'],
      ['#n-ash-1-ref-2', 'Back to the text 2'],
    ]);
  });

  it('says the size of a picture, and loads it when it is seen', () => {
    const [image] = named(sample.page('chapters/ash.html'), 'img');
    expect(Object.fromEntries(image?.attributes ?? [])).toMatchObject({
      src: '../images/0123456789abcdef.png',
      width: '1',
      height: '1',
      loading: 'lazy',
      decoding: 'async',
    });
  });

  it('vouches for no address that an author gave', () => {
    const outside = [...sample.pages.values()]
      .flat()
      .filter(({ attributes }) => attributes.get('href')?.startsWith('https://'));
    const rels = outside.flatMap(({ name, attributes }) =>
      name === 'a' ? [[attributes.get('href'), attributes.get('rel')]] : [],
    );
    expect(rels).toContainEqual(['https://apple.example/?a=1&b=2', 'noopener nofollow ugc']);
    expect(rels).toContainEqual(['https://eleni.example/?a=1&b=2', 'noopener nofollow ugc']);
    expect(rels).toContainEqual(['https://shade.example', 'noopener']);
  });

  it('knows its own address only where the book has one', async () => {
    expect(linkOf(sample.page('chapters/ash.html'), 'canonical')).toBe('https://trees.example/chapters/ash.html');
    expect(linkOf(sample.page('index.html'), 'canonical')).toBe('https://trees.example/');
    const { url, ...book } = sampleManuscript.book;
    expect(url).toBeTruthy();
    const homeless = await makeSite({ ...sampleManuscript, book });
    expect(linkOf(homeless.page('chapters/ash.html'), 'canonical')).toBeUndefined();
  });

  it('shows the cover picture that the editors gave', async () => {
    const pictured = await makeSite({ ...sampleManuscript, cover: pixelImage.name });
    expect(named(pictured.page('index.html'), 'img')[0]?.attributes.get('src')).toBe(pixelImage.name);
    expect(named(sample.page('index.html'), 'img')).toEqual([]);
  });

  it('needs no sections', async () => {
    const chapters = sampleManuscript.sections.flatMap((section) => section.chapters);
    const plain = await makeSite({
      ...sampleManuscript,
      sections: [{ anchor: 's-', id: '', title: '', number: 1, chapters }],
    });
    expect([...plain.pages.keys()].filter((path) => path.startsWith('sections/'))).toEqual([]);
    expect(brokenLinks(plain.pages, new Set(plain.files.keys()))).toEqual([]);
    expect(named(plain.page('contents.html'), 'li')).toHaveLength(5);
  });
});

describe('text of strangers', () => {
  it('stays text, letter for letter', () => {
    const oak = hostileBook.page('chapters/oak.html');
    expect(named(oak, 'h1')[0]?.text).toBe(hostile);
    expect(named(oak, 'pre')[0]?.text).toBe(hostile);
    expect(named(oak, 'figcaption')[0]?.text).toBe(hostile);
    expect(named(oak, 'title')[0]?.text).toBe(`${hostile} · ${hostile}`);
    expect(named(hostileBook.page('contributors/mallory.html'), 'h1')[0]?.text).toBe(hostile);
    expect([...hostileBook.pages.values()].flat().filter(({ name }) => name === 'b')).toEqual([]);
  });

  it('is no address that runs', () => {
    const addresses = [...hostileBook.pages.values()].flat().map(({ attributes }) => attributes.get('href') ?? '');
    expect(addresses.filter((href) => href.startsWith('javascript:'))).toEqual([]);
  });
});

describe('ids in other scripts', () => {
  it('make file names in NFC and addresses in percent signs', () => {
    expect([...elsewhere.files.keys()]).toContain('chapters/ελιά.html'.normalize('NFC'));
    const hrefs = named(elsewhere.page('contents.html'), 'a').map(({ attributes }) => attributes.get('href'));
    expect(hrefs).toContain('chapters/%CE%B5%CE%BB%CE%B9%CE%AC.html');
  });

  it('never take the place of another page or of a device of Windows', () => {
    expect([...elsewhere.pages.keys()]).toEqual(
      expect.arrayContaining(['chapters/con_.html', 'contributors/index_.html']),
    );
    expect(named(elsewhere.page('contributors/index.html'), 'h1')[0]?.text).toBe('Contributors');
  });

  it('say the language and direction of a chapter that has its own', () => {
    const [article] = named(elsewhere.page('chapters/دردار.html'), 'article');
    expect([article?.attributes.get('lang'), article?.attributes.get('dir')]).toEqual(['ar', 'rtl']);
  });
});

describe('a theme', () => {
  it('brings its fonts with their licences, and its colours', () => {
    const paths = [...sample.files.keys()];
    expect(paths).toContain('fonts/eb-garamond-latin-wght-normal.woff2');
    expect(paths).toContain('fonts/LICENSE-eb-garamond.txt');
    const css = new TextDecoder().decode(sample.files.get('style.css'));
    const named = [...css.matchAll(/url\(['"]?([^'")]+)/g)].map(([, path]) => path);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((path) => !sample.files.has(path ?? ''))).toEqual([]);
  });

  it('without a site.css is told what to do', async () => {
    const context = { ...siteContext, theme: { name: 'bare', files: new Map<string, Uint8Array>() } };
    await expect(render(sampleManuscript, context)).rejects.toMatchObject({
      hint: expect.stringContaining('site.css'),
    });
  });
});

describe('a book of 275 chapters', () => {
  it('is the same to the byte each time, with light pages, and takes no more time a chapter than a small one', async () => {
    const manuscript = bigManuscript();
    const first = await render(manuscript, siteContext);
    // The processor's time, not the clock's: the machines that test are busy.
    const timeOf = async (count: number) => {
      const start = process.cpuUsage();
      await render(bigManuscript(count), siteContext);
      const { user, system } = process.cpuUsage(start);
      return user + system;
    };
    const [small, large] = [await timeOf(25), await timeOf(275)];
    const second = await render(manuscript, siteContext);
    expect(second.value.files.length).toBe(first.value.files.length);
    for (const [index, file] of first.value.files.entries()) {
      const other = second.value.files[index];
      expect(file.path).toBe(other?.path);
      if (Buffer.compare(file.bytes, other?.bytes ?? new Uint8Array()) !== 0) throw new Error(`${file.path} differs`);
    }
    const chapters = first.value.files.filter(({ path }) => path.startsWith('site/chapters/'));
    const style = first.value.files.find(({ path }) => path === 'site/style.css')?.bytes.length ?? Infinity;
    expect(chapters).toHaveLength(275);
    // 60 kB a page, style sheet included.
    expect(Math.max(...chapters.map(({ bytes }) => bytes.length)) + style).toBeLessThan(60_000);
    // Eleven times the chapters: in proportion it is 11, and 121 if each looked at all others.
    expect(large / small).toBeLessThan(40);
  }, 120_000);
});
