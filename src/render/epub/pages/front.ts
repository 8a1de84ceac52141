import { authorsOf } from '../../authors.ts';
import { bookCredits } from '../../credits.ts';
import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { ManuscriptContributor } from '../../../model/manuscript.ts';
import type { Desk } from '../desk.ts';
import { allChapters } from '../../all-chapters.ts';
import type { EpubDocument } from '../document.ts';
import { textParagraphs } from '../../../text/paragraphs.ts';
import { fillText, namesLine, spokenAddress } from '../../html/words.ts';
import { placesLine } from '../../map/words.ts';

/** Names fit on the title page up to here; more authors are counted. */
const namesOnTitlePage = 6;

/** The cover picture on a page of its own. `address` is relative to `text/`. */
export function coverPage(address: string, desk: Desk): EpubDocument {
  const { labels, book } = desk.manuscript;
  return frontPage(labels.cover, 'cover', desk, [
    h('section', { className: 'cover' }, [
      h('img', { src: address, alt: `${labels.cover}: ${book.title}`, 'epub:type': 'cover', role: 'doc-cover' }),
    ]),
  ]);
}

/** Title, subtitle, editors, authors and publisher. */
export function titlePage(desk: Desk): EpubDocument {
  const { book, labels } = desk.manuscript;
  const editors = editorsOf(desk).map(({ name }) => name);
  const places = placesLine(desk.manuscript);
  return frontPage(book.title, 'frontmatter', desk, [
    h('section', { className: 'title-page', 'epub:type': 'titlepage' }, [
      h('h1', { className: 'book-title' }, book.title),
      book.subtitle ? h('p', { className: 'book-subtitle', role: 'doc-subtitle' }, book.subtitle) : undefined,
      h('p', { className: 'book-authors' }, authorsLine(desk)),
      places ? h('p', { className: 'book-places' }, places) : undefined,
      editors.length > 0
        ? h('p', { className: 'book-editors' }, namesLine(labels.editedBy, editors, labels))
        : undefined,
      ...bookCredits(desk.manuscript).map(({ label, people }) => {
        const names = people.map(({ name }) => name);
        return h('p', { className: 'book-credit' }, namesLine(labels[label], names, labels));
      }),
      book.charity
        ? h('p', { className: 'book-charity' }, fillText(labels.charity, { name: book.charity.name }))
        : undefined,
      book.publisher ? h('p', { className: 'book-publisher' }, book.publisher) : undefined,
    ]),
  ]);
}

/** Edition, rights, publisher, ISBN and the charity that the book is sold for. */
export function copyrightPage(desk: Desk): EpubDocument {
  const { book, labels, version } = desk.manuscript;
  const { charity } = book;
  const lines = [
    book.edition,
    ...textParagraphs(book.rights ?? ''),
    book.licence,
    book.publisher && fillText(labels.published, { name: book.publisher }),
    book.isbn.epub && `ISBN ${book.isbn.epub}`,
  ].filter((line) => line !== undefined && line !== '');
  return frontPage(labels.copyright, 'frontmatter', desk, [
    h('section', { className: 'copyright-page', 'epub:type': 'copyright-page', 'aria-labelledby': 'title' }, [
      h('h1', { id: 'title', className: 'quiet-title' }, labels.copyright),
      h('p', { className: 'copyright-book' }, book.subtitle ? `${book.title}: ${book.subtitle}` : book.title),
      ...lines.map((line) => h('p', line)),
      book.url ? h('p', [webLink(book.url)]) : undefined,
      charity
        ? h('section', { className: 'charity', 'aria-labelledby': 'charity' }, [
            h('h2', { id: 'charity' }, fillText(labels.charity, { name: charity.name })),
            ...textParagraphs(charity.statement ?? '').map((paragraph) => h('p', paragraph)),
            charity.url ? h('p', [webLink(charity.url)]) : undefined,
          ])
        : undefined,
      version ? h('p', { className: 'version' }, version) : undefined,
    ]),
  ]);
}

/** The book's dedication on a page of its own. */
export function dedicationPage(desk: Desk): EpubDocument {
  const { book, labels } = desk.manuscript;
  const paragraphs = textParagraphs(book.dedication ?? '').map((paragraph) => h('p', paragraph));
  return frontPage(labels.dedication, 'frontmatter', desk, [
    h('section', { className: 'dedication', 'epub:type': 'dedication', role: 'doc-dedication' }, paragraphs),
  ]);
}

/** The editors in the order of `book.yml`. */
export function editorsOf({ manuscript }: Desk): ManuscriptContributor[] {
  const order = manuscript.book.editors.map(({ id }) => id);
  const rank = ({ id }: ManuscriptContributor) => (order.includes(id) ? order.indexOf(id) : order.length);
  return manuscript.contributors.filter(({ roles }) => roles.includes('editor')).sort((a, b) => rank(a) - rank(b));
}

/** Everyone who wrote a chapter, in book order, each once. */
export function authorsInBookOrder({ manuscript, people }: Desk): ManuscriptContributor[] {
  const anchors = new Set(allChapters(manuscript).flatMap(({ authors }) => authors));
  return [...anchors].flatMap((anchor) => people.get(anchor) ?? []);
}

/** A link that shows its address as people say it; plain text where it is no web address. */
export function webLink(url: string): ElementContent {
  const spoken = spokenAddress(url);
  return spoken === undefined ? { type: 'text', value: url } : h('a', { href: url, className: 'web' }, spoken);
}

function authorsLine(desk: Desk): ElementContent[] {
  const { labels } = desk.manuscript;
  const names = authorsOf(desk.manuscript).map(({ name }) => name);
  if (names.length === 0) return [];
  return names.length > namesOnTitlePage
    ? [{ type: 'text', value: fillText(labels.authorsCount, { count: names.length }) }]
    : namesLine(labels.by, names, labels);
}

function frontPage(
  title: string,
  matter: 'cover' | 'frontmatter',
  { manuscript }: Desk,
  content: readonly ElementContent[],
): EpubDocument {
  const { language, direction } = manuscript.book;
  return { title, language, direction, matter, content };
}
