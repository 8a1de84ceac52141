import type { Element } from 'hast';
import { h } from 'hastscript';
import type { ManuscriptContributor } from '../../../model/manuscript.ts';
import { bookRolesOf, creditedChapters } from '../../credits.ts';
import { blocksToHtml } from '../../html/content.ts';
import { nameNode, whereabouts } from '../../html/words.ts';
import type { Desk } from '../desk.ts';
import { fileOf, flavourOf, imageAddress } from '../desk.ts';
import type { EpubDocument } from '../document.ts';
import { languageWithin } from '../document.ts';
import { pageSlot } from '../page-breaks.ts';
import { webLink } from './front.ts';

/** People of the book in the order of their sort names; only the first of several pages carries the heading. */
export function contributorsPage(people: readonly ManuscriptContributor[], isFirst: boolean, desk: Desk): EpubDocument {
  const { book, labels } = desk.manuscript;
  const heading = h('h1', { className: isFirst ? 'page-title' : 'quiet-title' }, labels.contributors);
  const content = h('section', { className: 'contributors', 'epub:type': 'contributors' }, [
    heading,
    ...people.map((contributor) => person(contributor, desk)),
  ]);
  const { language, direction } = book;
  return { title: labels.contributors, language, direction, matter: 'backmatter', content: [content] };
}

function person(contributor: ManuscriptContributor, desk: Desk): Element {
  const { anchor, name, url, bio } = contributor;
  const { labels } = desk.manuscript;
  const roles = bookRolesOf(contributor).map((role) => labels[role]);
  const facts = whereabouts(contributor, desk.manuscript.book);
  return h('section', { id: anchor, className: 'person', 'aria-labelledby': `title-${anchor}` }, [
    pageSlot(anchor),
    ...photo(contributor, desk),
    h('h2', { id: `title-${anchor}`, className: 'person-name' }, nameNode(name)),
    roles.length > 0 ? h('p', { className: 'person-role' }, roles.join(' · ')) : undefined,
    facts.length > 0 ? h('p', { className: 'person-place' }, facts) : undefined,
    ...blocksToHtml(bio, flavourOf([], desk)),
    url ? h('p', { className: 'person-web' }, webLink(url)) : undefined,
    ...chapterList(contributor, desk),
  ]);
}

// The name stands beside the photo: read aloud, a description would only repeat it.
function photo({ photo: name }: ManuscriptContributor, desk: Desk): Element[] {
  const image = name === undefined ? undefined : desk.images.get(name);
  if (!image) return [];
  const { width, height } = image;
  return [h('img', { className: 'photo', src: imageAddress(image, desk), alt: '', width, height })];
}

function chapterList(contributor: ManuscriptContributor, desk: Desk): Element[] {
  const { labels } = desk.manuscript;
  const line = (anchor: string, before: string) => {
    const chapter = desk.chapters.get(anchor);
    if (!chapter) return [];
    const language = languageWithin(chapter, desk.manuscript.book);
    return [h('li', [before, h('a', { href: fileOf(anchor, desk), ...language }, chapter.title)])];
  };
  const lines = [
    ...contributor.chapters.flatMap((anchor) => line(anchor, '')),
    ...creditedChapters(contributor).flatMap(({ role, chapters }) =>
      chapters.flatMap((anchor) => line(anchor, `${labels[role]}: `)),
    ),
  ];
  return lines.length > 0 ? [h('ul', { className: 'person-chapters' }, lines)] : [];
}
