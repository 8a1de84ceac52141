import type { Manuscript } from '../../model/manuscript.ts';
import type { MetaValue } from './ast.ts';
import { withoutForbidden, words } from './words.ts';

/** What the book says of itself, for the output's properties and for the title page of pandoc's own templates. */
export function metadata(manuscript: Manuscript, epoch: number): Record<string, MetaValue> {
  const { book, labels, contributors } = manuscript;
  const authors = contributors.filter((person) => person.roles.includes('author'));
  const people = authors.length > 0 ? authors : contributors;
  const optional: readonly (readonly [string, string | undefined])[] = [
    ['subtitle', book.subtitle],
    ['description', book.description],
    ['rights', book.rights ?? book.licence],
    ['publisher', book.publisher],
  ];
  return {
    title: inlines(book.title),
    ...Object.fromEntries(optional.flatMap(([key, value]) => (value === undefined ? [] : [[key, inlines(value)]]))),
    ...(people.length === 0 ? {} : { author: { t: 'MetaList', c: people.map((person) => inlines(person.name)) } }),
    date: { t: 'MetaString', c: new Date(epoch * 1000).toISOString().slice(0, 10) },
    lang: { t: 'MetaString', c: withoutForbidden(book.language) },
    ...(book.direction === 'rtl' ? { dir: { t: 'MetaString', c: 'rtl' } } : {}),
    'toc-title': inlines(labels.contents),
  };
}

function inlines(text: string): MetaValue {
  return { t: 'MetaInlines', c: words(text) };
}
