import { bookCredits } from '../credits.ts';
import { authorsOf } from '../authors.ts';
import { para, str, space, type PandocBlock, type PandocInline } from './ast.ts';
import { inStyle, safeLink } from './blocks.ts';
import { filled, joined } from './names.ts';
import { shownAddress, type Page } from './page.ts';
import { words } from './words.ts';

// More names than this do not fit on a title page beside the title; the page then gives their number.
const namesOnTitlePage = 8;

/** The title page, for the formats whose own is a list of hundreds of names. */
export function titlePage(page: Page): readonly PandocBlock[] {
  if (!hasOwnTitlePage(page.format) && page.format !== 'icml') return [];
  const { book, labels, contributors } = page.manuscript;
  const authors = authorsOf(page.manuscript);
  const editors = contributors.filter((person) => person.roles.includes('editor'));
  const namesOf = (people: typeof authors) =>
    joined(
      people.map(({ name }) => ({ name, shown: words(name) })),
      labels,
      book.direction,
    );
  const by =
    authors.length > namesOnTitlePage
      ? words(labels.authorsCount.replace('{count}', String(authors.length)))
      : filled(labels.by, namesOf(authors));
  const names = [
    ...(authors.length === 0 ? [] : [para(...by)]),
    ...(editors.length === 0 ? [] : [para(...filled(labels.editedBy, namesOf(editors)))]),
    ...bookCredits(page.manuscript).map(({ label, people }) => para(...filled(labels[label], namesOf([...people])))),
  ];
  return [
    ...inStyle('Title', [para(...words(book.title))], page),
    ...(book.subtitle === undefined ? [] : inStyle('Subtitle', [para(...words(book.subtitle))], page)),
    ...(names.length === 0 ? [] : inStyle('Author', names, page)),
    ...(book.publisher === undefined ? [] : inStyle('Publisher', [para(...words(book.publisher))], page)),
  ];
}

/** Whether we write title page and contents ourselves, because pandoc's template for the format is replaced. */
export function hasOwnTitlePage(format: string): boolean {
  return format === 'docx' || format === 'odt';
}

/** Rights, charity, edition and numbers; then the dedication. */
export function copyrightPage(page: Page): readonly PandocBlock[] {
  const { book, labels, version } = page.manuscript;
  const lines: PandocInline[][] = [
    [{ t: 'Strong', c: words(book.title) }],
    ...[book.edition, book.rights, book.licence].flatMap((line) => (line === undefined ? [] : [words(line)])),
    ...(book.publisher === undefined ? [] : [filled(labels.published, words(book.publisher))]),
    ...isbnLines(page),
    ...(book.url === undefined ? [] : [safeLink(book.url, [str(shownAddress(book.url))])]),
    ...charityLines(page),
    ...(version === undefined ? [] : [words(version)]),
  ];
  const dedication = book.dedication === undefined ? [] : [para({ t: 'Emph', c: words(book.dedication) })];
  const [opening = [], ...others] = lines;
  return [
    ...inStyle('Copyright Opening', [para(...opening)], page),
    ...inStyle(
      'Copyright',
      others.map((line) => para(...line)),
      page,
    ),
    ...(dedication.length === 0 ? [] : inStyle('Dedication', dedication, page)),
  ];
}

function isbnLines({ manuscript }: Page): PandocInline[][] {
  const { print, pdf, epub } = manuscript.book.isbn;
  const kinds = [
    ['', print],
    ['PDF', pdf],
    ['EPUB', epub],
  ] as const;
  return kinds.flatMap(([kind, number]) =>
    number === undefined ? [] : [words(`ISBN ${number}${kind === '' ? '' : ` (${kind})`}`)],
  );
}

function charityLines({ manuscript }: Page): PandocInline[][] {
  const { charity } = manuscript.book;
  if (charity === undefined) return [];
  const site = charity.url === undefined ? [] : safeLink(charity.url, [str(shownAddress(charity.url))]);
  const statement = charity.statement === undefined ? [] : words(charity.statement);
  const name = { t: 'Strong', c: filled(manuscript.labels.charity, words(charity.name)) } as const;
  return [[name], ...(statement.length === 0 && site.length === 0 ? [] : [[...statement, space, ...site]])];
}
