import type { Manuscript } from '../../model/manuscript.ts';
import type { AccessibilityFact } from './accessibility.ts';
import type { Desk } from './desk.ts';
import { authorsInBookOrder, editorsOf } from './pages/front.ts';
import { x } from '../xml.ts';
import type { XmlElement } from '../xml.ts';

/** One file of the EPUB as the package names it. `href` is relative to the package's folder. */
export interface ManifestEntry {
  readonly id: string;
  readonly href: string;
  readonly mediaType: string;
  readonly properties?: 'nav' | 'cover-image';
}

export interface PackageFacts {
  readonly identifier: string;
  /** Seconds since 1970. */
  readonly epoch: number;
  readonly manifest: readonly ManifestEntry[];
  /** Manifest ids in reading order. */
  readonly spine: readonly string[];
  readonly accessibility: readonly AccessibilityFact[];
  readonly hasPageList: boolean;
}

/** The package document: what the book is, its files, and their order. */
export function packageDocument(facts: PackageFacts, desk: Desk): XmlElement {
  const { book } = desk.manuscript;
  const cover = facts.manifest.find(({ properties }) => properties === 'cover-image');
  const attributes = {
    xmlns: 'http://www.idpf.org/2007/opf',
    version: '3.0',
    'unique-identifier': 'book-id',
    'xml:lang': book.language,
    dir: book.direction,
  };
  return x('package', attributes, [
    x('metadata', { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' }, [
      ...descriptive(facts, desk),
      ...people(desk),
      ...facts.accessibility.map(([name, value]) => x('meta', { property: `schema:${name}` }, value)),
      ...(facts.hasPageList ? pageSource(desk.manuscript) : []),
      // Reading systems of EPUB 2, and Kindle, find the cover by this.
      cover ? x('meta', { name: 'cover', content: cover.id }) : null,
    ]),
    x(
      'manifest',
      facts.manifest.map(({ id, href, mediaType, properties }) =>
        x('item', { id, href, 'media-type': mediaType, properties }),
      ),
    ),
    x(
      'spine',
      { toc: 'ncx', 'page-progression-direction': book.direction },
      facts.spine.map((idref) => x('itemref', { idref })),
    ),
  ]);
}

function descriptive({ identifier, epoch }: PackageFacts, { manuscript: { book } }: Desk): XmlElement[] {
  const modified = new Date(epoch * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
  const rights = [book.rights, book.licence].filter(Boolean).join(' ');
  return [
    x('dc:identifier', { id: 'book-id' }, identifier),
    x('dc:title', { id: 'main-title' }, book.title),
    refine('main-title', 'title-type', 'main'),
    ...(book.subtitle
      ? [x('dc:title', { id: 'sub-title' }, book.subtitle), refine('sub-title', 'title-type', 'subtitle')]
      : []),
    x('dc:language', book.language),
    x('dc:date', modified.slice(0, 10)),
    x('meta', { property: 'dcterms:modified' }, modified),
    ...(book.publisher ? [x('dc:publisher', book.publisher)] : []),
    ...(rights ? [x('dc:rights', rights)] : []),
    ...(book.description ? [x('dc:description', book.description)] : []),
  ];
}

// Everyone is named, authors in book order first. Who both wrote and edited is named once, with both roles.
function people(desk: Desk): XmlElement[] {
  const authors = authorsInBookOrder(desk);
  const editors = editorsOf(desk);
  const creators = [...new Set([...authors, ...editors])];
  return creators.flatMap((creator, index) => {
    const id = `creator-${index + 1}`;
    return [
      x('dc:creator', { id }, creator.name),
      ...(authors.includes(creator) ? [role(id, 'aut')] : []),
      ...(editors.includes(creator) ? [role(id, 'edt')] : []),
      refine(id, 'file-as', creator.sort),
      refine(id, 'display-seq', String(index + 1)),
    ];
  });
}

function role(id: string, code: 'aut' | 'edt'): XmlElement {
  return x('meta', { refines: `#${id}`, property: 'role', scheme: 'marc:relators' }, code);
}

function refine(id: string, property: string, value: string): XmlElement {
  return x('meta', { refines: `#${id}`, property }, value);
}

// The numbers are those of the PDF of the same edition, and so of the printed book.
function pageSource({ book }: Manuscript): XmlElement[] {
  const isbn = book.isbn.print ?? book.isbn.pdf;
  const source = isbn ? `urn:isbn:${isbn}` : `${book.slug}.pdf`;
  return [x('dc:source', source), x('meta', { property: 'pageBreakSource' }, source)];
}
