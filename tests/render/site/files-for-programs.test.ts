import { describe, expect, it } from '@jest/globals';
import { sampleManuscript } from '../../sample-manuscript.ts';
import { makeSite } from './make-site.ts';
import { brokenLinks } from './read-page.ts';

const site = await makeSite(sampleManuscript);
const { url, ...homelessBook } = sampleManuscript.book;
const homeless = await makeSite({ ...sampleManuscript, book: homelessBook });
const text = (path: string, from = site) => new TextDecoder().decode(from.files.get(path));
const dataOf = (path: string, from = site) =>
  from
    .page(path)
    .filter(({ name, attributes }) => name === 'script' && attributes.get('type') === 'application/ld+json')
    .map((element) => JSON.parse(element.text) as Record<string, unknown>)[0];

describe('what programs read of the site', () => {
  it('gives whole addresses only where the book says its own', () => {
    expect(url).toBe('https://trees.example');
    expect([...homeless.files.keys()].filter((path) => /^(?:feed|sitemap|robots)/.test(path))).toEqual([]);
    expect([...homeless.html.values()].filter((html) => html.includes('trees.example'))).toEqual([]);
    expect(brokenLinks(homeless.pages, new Set(homeless.files.keys()))).toEqual([]);
  });

  it('is a feed of the chapters that are ready, with their authors', () => {
    const feed = text('feed.xml');
    expect(feed).toContain('<id>https://trees.example/</id>');
    expect(feed).toContain('<id>https://trees.example/chapters/ash.html</id>');
    expect(feed).toContain('<title>Ash &#x26; “Ember”</title>');
    expect(feed).toContain('<name>Олег</name>');
    expect(feed).not.toContain('cedar');
  });

  it('lists every page in the sitemap, but not those that are no part of the book', () => {
    const listed = [...text('sitemap.xml').matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => address);
    const pages = [...site.pages.keys()].filter((path) => path !== '404.html' && path !== 'search.html');
    expect(listed).toHaveLength(pages.length);
    expect(listed).toContain('https://trees.example/');
    expect(text('robots.txt')).toContain('Sitemap: https://trees.example/sitemap.xml');
  });

  it('names those with a site in the blogroll', () => {
    const blogroll = text('blogroll.opml');
    expect(blogroll).toContain('text="Ελένη Παπαδάκη"');
    expect(blogroll).toContain('url="https://eleni.example/?a=1&#x26;b=2"');
    expect(text('blogroll.opml', homeless)).toBe(blogroll);
  });

  it('says of a chapter who wrote it and of which book it is a part', () => {
    expect(dataOf('chapters/ash.html')).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Chapter',
      name: 'Ash & “Ember”',
      position: 1,
      author: [{ '@type': 'Person', name: 'Ελένη Παπαδάκη', sameAs: 'https://eleni.example/?a=1&b=2' }],
      isPartOf: { '@type': 'Book', url: 'https://trees.example/' },
    });
    expect(dataOf('index.html')).toMatchObject({ '@type': 'Book', name: sampleManuscript.book.title });
  });

  it('cannot be ended by what an author writes', async () => {
    const title = '</script><script>alert(1)</script><!--';
    const [section, ...others] = sampleManuscript.sections;
    if (!section) throw new Error('the sample has sections');
    const chapters = section.chapters.map((chapter) => ({ ...chapter, title }));
    const made = await makeSite({ ...sampleManuscript, sections: [{ ...section, chapters }, ...others] });
    expect(dataOf('chapters/ash.html', made)).toMatchObject({ name: title });
    expect(made.page('chapters/ash.html').filter(({ name }) => name === 'script')).toHaveLength(1);
  });
});

describe('the list of everyone for a blog', () => {
  it('links to the own site, else to the page in the book, in HTML, Markdown and plain text', () => {
    const [html = '', markdown = '', plain = ''] = site
      .page('share.html')
      .filter(({ name }) => name === 'textarea')
      .map((area) => area.text);
    expect(html).toContain('<li><a href="https://eleni.example/?a=1&#x26;b=2">Ελένη Παπαδάκη</a></li>');
    expect(html).toContain('<p><a href="https://trees.example/">');
    expect(markdown).toMatch(/^- \[Maja van der Łódź\]\(https:\/\/trees\.example\/contributors\/maja\.html\)$/m);
    expect(plain).toContain('Ελένη Παπαδάκη: https://eleni.example/?a=1&b=2\n');
  });
});

describe('the page for an address that is not there', () => {
  it('leads into the book from any folder', async () => {
    const inFolder = { ...sampleManuscript.book, url: 'https://host.example/our/trees/' };
    const made = await makeSite({ ...sampleManuscript, book: inFolder });
    const addresses = made.page('404.html').flatMap(({ attributes }) => attributes.get('href') ?? []);
    expect(addresses.filter((address) => !/^(?:\/our\/trees\/|#|https:)/.test(address))).toEqual([]);
    expect(addresses).toContain('/our/trees/style.css');
    // Only the root of a host is asked for it.
    expect(made.files.has('robots.txt')).toBe(false);
  });
});
