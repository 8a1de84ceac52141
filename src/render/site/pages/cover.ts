import type { Element } from 'hast';
import { h } from 'hastscript';
import type { ManuscriptContributor } from '../../../model/manuscript.ts';
import { textParagraphs } from '../../../text/paragraphs.ts';
import { fillNodes, fillText } from '../../html/words.ts';
import { bookCredits } from '../../credits.ts';
import { contentsPath, coverPath, hrefBetween } from '../addresses.ts';
import { authorsCount, bookDescription } from '../descriptions.ts';
import { editorsOf } from '../desk.ts';
import type { Desk } from '../desk.ts';
import { bookLink, linkedName, linkedNames, linkToMap } from '../names.ts';
import { lines } from '../page.ts';
import type { Page } from '../page.ts';
import { bookThing } from '../things.ts';

/** The cover, drawn in type: the title with everyone's name woven around it; below it what a copyright page says. */
export function coverPage(desk: Desk): Page {
  const { book, contributors, cover, labels } = desk.manuscript;
  const picture = desk.images.get(cover ?? '');
  const description = bookDescription(desk);
  const { width, height, name } = picture ?? { name: '' };
  return {
    path: coverPath,
    kind: 'cover',
    title: book.title,
    ...(description === undefined ? {} : { description }),
    tone: 0,
    thing: bookThing(desk),
    main: [
      h(
        'section',
        { className: ['front-cover', picture ? 'pictured' : 'drawn', crowd(contributors)] },
        lines([
          picture
            ? h('img', { className: 'picture', src: hrefBetween(coverPath, name), alt: labels.cover, width, height })
            : undefined,
          titleBlock(desk),
          contributors.length > 0
            ? h(
                'nav',
                { className: 'weave', ariaLabel: labels.contributors },
                h(
                  'ul',
                  { role: 'list' },
                  lines(contributors.map((person) => h('li', linkedName(person, coverPath, desk)))),
                ),
              )
            : undefined,
        ]),
      ),
      colophon(desk),
    ].filter((part) => part !== undefined),
  };
}

/** How dense the weave is: the theme sets the names' size by it. */
function crowd({ length }: readonly ManuscriptContributor[]): string {
  if (length <= 24) return 'crowd-few';
  return length <= 120 ? 'crowd-some' : 'crowd-many';
}

/** How long the title is, so that the theme can set a short one big. */
function lengthOf(title: string): string {
  const { length } = [...title];
  if (length <= 18) return 'title-short';
  return length <= 40 ? 'title-medium' : 'title-long';
}

function titleBlock(desk: Desk): Element {
  const { book, labels } = desk.manuscript;
  const editors = editorsOf(desk);
  const count = authorsCount(desk.manuscript);
  const toMap = linkToMap(coverPath, desk);
  return h(
    'header',
    { className: ['title-block', lengthOf(book.title)] },
    lines([
      h('h1', book.title),
      book.subtitle ? h('p', { className: 'subtitle', role: 'doc-subtitle' }, book.subtitle) : undefined,
      count ? h('p', { className: 'count' }, count) : undefined,
      toMap ? h('p', { className: 'from' }, toMap) : undefined,
      editors.length > 0
        ? h('p', { className: 'editors' }, fillNodes(labels.editedBy, { names: linkedNames(editors, coverPath, desk) }))
        : undefined,
      ...bookCredits(desk.manuscript).map(({ label, people }) =>
        h('p', { className: 'credit' }, fillNodes(labels[label], { names: linkedNames(people, coverPath, desk) })),
      ),
      book.charity
        ? h(
            'p',
            { className: 'for' },
            fillNodes(labels.charity, { name: [bookLink(book.charity.url, book.charity.name)] }),
          )
        : undefined,
      h('p', { className: 'enter' }, h('a', { href: contentsPath }, labels.contents)),
    ]),
  );
}

function colophon({ manuscript: { book, labels, version } }: Desk): Element | undefined {
  const { charity, description, dedication, publisher, edition, rights, licence, isbn } = book;
  const numbers: readonly [string, string | undefined][] = [
    ['', isbn.print],
    [' (PDF)', isbn.pdf],
    [' (EPUB)', isbn.epub],
  ];
  const small = [
    publisher ? fillText(labels.published, { name: publisher }) : undefined,
    edition,
    ...numbers.map(([suffix, number]) => (number ? `ISBN ${number}${suffix}` : undefined)),
    rights,
    licence,
    version,
  ].filter((line) => line !== undefined);
  const parts = [
    ...textParagraphs(description ?? '').map((text) => h('p', { className: 'description' }, text)),
    dedication ? h('p', { className: 'dedication', role: 'doc-dedication' }, dedication) : undefined,
    charity?.statement
      ? h('div', { className: 'charity' }, [
          h('p', { className: 'for' }, fillNodes(labels.charity, { name: [bookLink(charity.url, charity.name)] })),
          ...textParagraphs(charity.statement).map((text) => h('p', text)),
        ])
      : undefined,
    small.length > 0
      ? h(
          'div',
          { className: 'rights' },
          small.map((line) => h('p', line)),
        )
      : undefined,
  ].filter((part) => part !== undefined);
  return parts.length > 0
    ? h('section', { className: 'colophon', ariaLabel: labels.copyright }, lines(parts))
    : undefined;
}
