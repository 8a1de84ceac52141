import type { Manuscript, ManuscriptChapter, ManuscriptContributor } from '../../model/manuscript.ts';
import { isbnDigits } from '../../text/isbn.ts';
import type { AccessibilityFact } from './accessibility.ts';
import type { Desk } from './desk.ts';
import { everyoneWho } from '../credits.ts';
import { allChapters } from '../all-chapters.ts';
import { authorsInBookOrder, editorsOf } from './pages/front.ts';
import { x } from '../xml.ts';
import type { XmlElement } from '../xml.ts';

/** One file of the EPUB as the package names it. `href` is relative to the package's folder. */
export interface ManifestEntry {
  readonly id: string;
  readonly href: string;
  readonly mediaType: string;
  readonly properties?: 'nav' | 'cover-image' | 'svg';
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

// Everyone is named once, with everything they did: authors in book order first, then editors; then those who wrote a
// foreword alone, translated or illustrated, whom readers' shelves are not sorted by.
function people(desk: Desk): XmlElement[] {
  const roles = rolesOf(desk);
  const isCreator = (person: ManuscriptContributor) =>
    person.roles.includes('editor') || roles.get(person)?.includes('aut') === true;
  const everyone = [...roles.keys()];
  const ordered = [...everyone.filter(isCreator), ...everyone.filter((person) => !isCreator(person))];
  return ordered.flatMap((person, index) => {
    const name = isCreator(person) ? 'creator' : 'contributor';
    const id = `${name}-${index + 1}`;
    return [
      x(`dc:${name}`, { id }, person.name),
      ...(roles.get(person) ?? []).map((code) => role(id, code)),
      refine(id, 'file-as', person.sort),
      refine(id, 'display-seq', String(index + 1)),
    ];
  });
}

/** MARC relators (id.loc.gov/vocabulary/relators) of everyone in the book. */
function rolesOf(desk: Desk): ReadonlyMap<ManuscriptContributor, readonly string[]> {
  const { manuscript, people: known } = desk;
  const roles = new Map<ManuscriptContributor, string[]>();
  const give = (code: string, to: readonly ManuscriptContributor[]) => {
    for (const person of to) {
      const codes = roles.get(person) ?? [];
      if (!codes.includes(code)) roles.set(person, [...codes, code]);
    }
  };
  const writersOf = (isOf: (chapter: ManuscriptChapter) => boolean) =>
    new Set(
      allChapters(manuscript)
        .filter(isOf)
        .flatMap(({ authors }) => authors),
    );
  const wrote = writersOf(({ part }) => part === undefined);
  give(
    'aut',
    authorsInBookOrder(desk).filter(({ anchor }) => wrote.has(anchor)),
  );
  give('edt', editorsOf(desk));
  const ofPart = (part: ManuscriptChapter['part']) =>
    [...writersOf((chapter) => chapter.part === part)].flatMap((anchor) => known.get(anchor) ?? []);
  give('aui', ofPart('foreword'));
  give('aft', ofPart('afterword'));
  give('trl', everyoneWho('translator', manuscript));
  give('ill', everyoneWho('illustrator', manuscript));
  give('pht', everyoneWho('photographer', manuscript));
  // Those of single chapters too.
  give('edt', everyoneWho('editor', manuscript));
  return roles;
}

function role(id: string, code: string): XmlElement {
  return x('meta', { refines: `#${id}`, property: 'role', scheme: 'marc:relators' }, code);
}

function refine(id: string, property: string, value: string): XmlElement {
  return x('meta', { refines: `#${id}`, property }, value);
}

// The numbers are those of the PDF of the same edition, and so of the printed book.
function pageSource({ book }: Manuscript): XmlElement[] {
  const isbn = book.isbn.print ?? book.isbn.pdf;
  const source = isbn ? `urn:isbn:${isbnDigits(isbn)}` : `${book.slug}.pdf`;
  return [x('dc:source', source), x('meta', { property: 'pageBreakSource' }, source)];
}
