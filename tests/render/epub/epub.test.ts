import { describe, expect, it } from '@jest/globals';
import { posix } from 'node:path';
import type { Manuscript, ManuscriptChapter } from '../../../src/model/manuscript.ts';
import type { RenderContext } from '../../../src/render/renderer.ts';
import {
  chapter,
  englishLabels,
  paragraph,
  person,
  pixelImage,
  sampleManuscript,
  text,
} from '../../sample-manuscript.ts';
import { attributes, contextWith, renderAndUnpack, texts } from './unpack.ts';

const package_ = 'EPUB/package.opf';
const ash = 'EPUB/text/chapter-001.xhtml';

function bookOf(chapters: readonly ManuscriptChapter[], more: Partial<Manuscript> = {}): Manuscript {
  const anchors = new Map(chapters.map(({ anchor }) => [anchor, anchor]));
  const section = { anchor: 's-all', id: '', title: '', number: 1, chapters };
  return { ...sampleManuscript, front: [], back: [], sections: [section], contributors: [], anchors, ...more };
}

describe('the archive', () => {
  it('begins with the media type, stored', async () => {
    const { bytes, paths } = await renderAndUnpack();
    expect(paths.slice(0, 3)).toEqual(['mimetype', 'META-INF/container.xml', package_]);
    // A reading system looks for these words at byte 30 of the file.
    expect(new TextDecoder().decode(bytes.subarray(30, 58))).toBe('mimetypeapplication/epub+zip');
    expect(new DataView(bytes.buffer, bytes.byteOffset).getUint16(8, true)).toBe(0);
  });

  it('holds every file of the manifest, and none besides', async () => {
    const { paths, read } = await renderAndUnpack();
    const listed = attributes(read(package_), 'href').map((href) => `EPUB/${href}`);
    expect(new Set(listed).size).toBe(listed.length);
    expect([...paths].sort()).toEqual(['META-INF/container.xml', 'mimetype', package_, ...listed].sort());
  });

  it('packs only the pictures that some page shows', async () => {
    const unseen = { ...pixelImage, name: 'images/unseen.png' };
    const { paths } = await renderAndUnpack({ ...sampleManuscript, images: [pixelImage, unseen] });
    expect(paths.filter((path) => path.includes('/images/'))).toEqual([
      'EPUB/images/cover.png',
      'EPUB/images/0123456789abcdef.png',
    ]);
  });

  it('takes the editors’ own cover picture under its name', async () => {
    const cover = { ...pixelImage, name: 'images/own.jpg', mediaType: 'image/jpeg' as const };
    const book = { ...sampleManuscript, cover: cover.name, images: [pixelImage, cover] };
    const { paths, read } = await renderAndUnpack(book);
    expect(paths).toContain('EPUB/images/own.jpg');
    expect(paths).not.toContain('EPUB/images/cover.png');
    expect(read(package_)).toContain('href="images/own.jpg" media-type="image/jpeg" properties="cover-image"');
    expect(read('EPUB/text/cover.xhtml')).toContain('src="../images/own.jpg" alt="Cover: A Book of Trees"');
  });

  it('is the same to the byte when it is made again', async () => {
    const [one, other] = [await renderAndUnpack(), await renderAndUnpack()];
    expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(true);
  });
});

describe('the pages', () => {
  it('have ids that are unique in each file', async () => {
    const { paths, read } = await renderAndUnpack();
    for (const path of paths.filter((file) => /\.(?:xhtml|opf|ncx)$/.test(file))) {
      const ids = attributes(read(path), 'id');
      expect({ path, ids: [...new Set(ids)] }).toEqual({ path, ids });
    }
  });

  it('have links inside the book that all lead somewhere', async () => {
    const { paths, read } = await renderAndUnpack();
    const lost = paths
      .filter((path) => /\.(?:xhtml|ncx)$/.test(path))
      .flatMap((path) =>
        [...attributes(read(path), 'href'), ...attributes(read(path), 'src')]
          .filter((address) => !/^https?:/.test(address))
          .filter((address) => {
            const [file = '', id] = address.split('#');
            const target = file === '' ? path : posix.join(posix.dirname(path), file);
            return !paths.includes(target) || (id !== undefined && !attributes(read(target), 'id').includes(id));
          })
          .map((address) => `${path} → ${address}`),
      );
    expect(lost).toEqual([]);
  });

  it('lead from chapter to chapter', async () => {
    const { read } = await renderAndUnpack();
    expect(read(ash)).toContain('<a href="chapter-002.xhtml#c-birch--bark">link in</a>');
  });

  it('lead to the contents where a link has no page', async () => {
    const link = { type: 'link' as const, url: '#c-oak--gone', children: [text('gone')] };
    const { read } = await renderAndUnpack(bookOf([chapter({ id: 'oak', title: 'Oak', blocks: [paragraph(link)] })]));
    expect(read(ash)).toContain('<a href="contents.xhtml">gone</a>');
  });

  it('show each chapter with its number, title, by-line and authors', async () => {
    const { read } = await renderAndUnpack();
    const page = read('EPUB/text/chapter-002.xhtml');
    expect(page).toContain('<p class="number">2</p>');
    expect(texts(page, 'h1')).toEqual(['Birch']);
    expect(texts(page, 'span')).toContain('by Ελένη Παπαδάκη and Олег');
    expect(attributes(page, 'href')).toEqual(
      expect.arrayContaining(['contributors-001.xhtml#p-oleh', 'https://oleh.example']),
    );
  });

  it('say plainly that a held chapter is a notice', async () => {
    const { read } = await renderAndUnpack();
    const page = read('EPUB/text/chapter-003.xhtml');
    expect(page).toContain(`<p class="draft"><span>${englishLabels.draft}</span></p>`);
    expect(page).toContain('<div class="notice" role="note"><p>This chapter is not ready yet.</p>');
    expect(read(ash)).not.toContain('class="notice"');
  });

  it('carry a chapter’s own language and direction, and the book’s on its furniture', async () => {
    const oak = chapter({ id: 'oak', title: 'بلوط', language: 'ar', direction: 'rtl', authors: ['p-bo'] });
    const { read } = await renderAndUnpack(bookOf([oak], { contributors: [person({ id: 'bo', name: 'Bo Aspen' })] }));
    expect(read(ash)).toMatch(/<html [^>]*lang="ar" xml:lang="ar" dir="rtl">/);
    expect(read(ash)).toContain('<span lang="en" xml:lang="en" dir="ltr">by <bdi>Bo Aspen</bdi></span>');
    expect(read('EPUB/text/contents.xhtml')).toContain('class="toc-title" lang="ar" xml:lang="ar" dir="rtl">بلوط<');
  });

  it('list everyone with place, site and chapters', async () => {
    const { read } = await renderAndUnpack();
    const page = read('EPUB/text/contributors-001.xhtml');
    expect(texts(page, 'h2')).toEqual(['Ελένη Παπαδάκη', 'Maja van der Łódź', 'Олег']);
    expect(page).toContain('<a href="chapter-001.xhtml">Ash &#x26; “Ember”</a>');
    expect(page).toContain('<a href="https://eleni.example/?a=1&#x26;b=2" class="web">eleni.example</a>');
  });

  it('spread hundreds of people over several files', async () => {
    const people = Array.from({ length: 250 }, (_, index) => person({ id: `n${index}`, name: `Ash ${index}` }));
    const { paths, read } = await renderAndUnpack({ ...sampleManuscript, contributors: people });
    expect(paths.filter((path) => path.includes('contributors-'))).toHaveLength(3);
    expect(texts(read('EPUB/text/contributors-003.xhtml'), 'h2')).toHaveLength(50);
    expect(attributes(read('EPUB/text/contents.xhtml'), 'href')).not.toContain('contributors-002.xhtml');
  });
});

describe('notes', () => {
  it('lead back to every place that refers to them', async () => {
    const { read } = await renderAndUnpack();
    const page = read(ash);
    expect(page.match(/href="#n-ash-1" id="n-ash-1-ref(?:-2)?" epub:type="noteref" role="doc-noteref"/g)).toHaveLength(
      2,
    );
    expect(page).toContain('<aside id="n-ash-1" class="note" epub:type="footnote" role="doc-footnote">');
    const back = [...page.matchAll(/href="#([^"]*)" role="doc-backlink" aria-label="([^"]*)"/g)];
    expect(back.map(([, id, label]) => [id, label])).toEqual([
      ['n-ash-1-ref', 'Back to the text'],
      ['n-ash-1-ref-2', 'Back to the text 2'],
    ]);
  });

  it('are only where there are some', async () => {
    const { read } = await renderAndUnpack();
    expect(read('EPUB/text/chapter-002.xhtml')).not.toContain('epub:type="footnotes"');
  });
});

describe('what strangers write', () => {
  const hostile = `</p><script>alert(1)</script> ]]> &amp; "' <br></br> <span data-page-slot="c-oak"></span> \${x}`;
  const escaped =
    `&#x3C;/p>&#x3C;script>alert(1)&#x3C;/script> ]]&gt; &#x26;amp; "' &#x3C;br>&#x3C;/br> ` +
    `&#x3C;span data-page-slot="c-oak">&#x3C;/span> \${x}`;

  it('stays text, in every file', async () => {
    const oak = chapter({
      id: 'oak',
      title: hostile,
      subtitle: hostile,
      authors: ['p-bo'],
      blocks: [paragraph(hostile), paragraph({ type: 'image', url: pixelImage.name, alt: hostile, title: hostile })],
    });
    const bo = person({ id: 'bo', name: hostile, place: hostile, url: 'javascript:alert(1)', chapters: ['c-oak'] });
    const book = { ...sampleManuscript.book, title: hostile, dedication: hostile, rights: hostile, publisher: hostile };
    const { paths, read } = await renderAndUnpack(bookOf([oak], { book, contributors: [bo] }));
    expect(read(ash)).toContain(`<p>${escaped}</p>`);
    for (const path of paths.filter((file) => /\.(?:xhtml|opf|ncx)$/.test(file))) {
      expect(read(path)).not.toMatch(/<script|]]>|<br><|href="javascript:|data-page-slot="c-oak"><\/span>/);
    }
  });

  it.each([
    ['a control character', 'a\u000bb', 'U+000B'],
    ['a non-character', 'a\uffffb', 'U+FFFF'],
    ['half a surrogate pair', 'a\ud83db', 'U+D83D'],
  ])('loses %s that XML forbids, and is told so', async (_, written, name) => {
    const oak = chapter({ id: 'oak', title: 'Oak', blocks: [paragraph(`${written} and \u{1f333}`)] });
    const { read, diagnostics } = await renderAndUnpack(bookOf([oak]));
    expect(read(ash)).toContain('<p>ab and \u{1f333}</p>');
    expect(diagnostics).toMatchObject([{ rule: 'characters-are-printable', file: 'chapters/oak.md' }]);
    expect(diagnostics[0]?.message).toContain(name);
  });

  it('is reported once for all that the book says of itself', async () => {
    const book = { ...sampleManuscript.book, title: 'A\u0001', dedication: 'B\u0002' };
    const { diagnostics } = await renderAndUnpack({ ...sampleManuscript, book });
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]?.message).toContain('(U+0001, U+0002)');
    expect(diagnostics[0]).not.toHaveProperty('file');
  });

  it('is no link where it is no web address', async () => {
    const book = { ...sampleManuscript.book, url: 'javascript:alert(1)' };
    const { read } = await renderAndUnpack({ ...sampleManuscript, book });
    expect(read('EPUB/text/copyright.xhtml')).toContain('<p>javascript:alert(1)</p>');
  });

  it('is not complained of where nothing is wrong', async () => {
    expect((await renderAndUnpack()).diagnostics).toEqual([]);
  });
});

describe('a book without sections', () => {
  it('has its chapters at the top of the contents', async () => {
    const { paths, read } = await renderAndUnpack(bookOf([chapter({ id: 'oak', title: 'Oak' })]));
    expect(paths.filter((path) => path.includes('section-'))).toEqual([]);
    expect(texts(read('EPUB/toc.ncx'), 'text')).toEqual(['A Book of Trees', 'Oak']);
  });
});

it('writes the text before it asks for the pages', async () => {
  const seen: string[] = [];
  const oak: ManuscriptChapter = {
    ...chapter({ id: 'oak', title: 'Oak' }),
    get subtitle() {
      seen.push('text');
      return 'A subtitle';
    },
  };
  const context: RenderContext = {
    ...contextWith(),
    get pages() {
      seen.push('pages');
      return Promise.resolve(undefined);
    },
  };
  await renderAndUnpack(bookOf([oak]), { context });
  expect([...new Set(seen)]).toEqual(['text', 'pages']);
});
