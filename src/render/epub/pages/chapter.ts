import type { Element } from 'hast';
import { h } from 'hastscript';
import type { ManuscriptChapter, ManuscriptContributor } from '../../../model/manuscript.ts';
import { blocksToHtml } from '../../html/content.ts';
import { chapterCredits } from '../../credits.ts';
import { markOf } from '../../mark.ts';
import type { Desk } from '../desk.ts';
import { authorsOf, flavourOf, hrefOf } from '../desk.ts';
import { languageWithin } from '../document.ts';
import type { EpubDocument } from '../document.ts';
import { pageSlot } from '../page-breaks.ts';
import { withPagePlaces } from '../../page-places.ts';
import { nameNode, namesLine, placeNode } from '../../html/words.ts';
import { webLink } from './front.ts';
import { notesSection } from './notes.ts';

/** Texts around the chapters whose id says what they are, in the words of the EPUB vocabulary and of DPUB-ARIA. */
const namedParts: ReadonlySet<string> = new Set([
  'acknowledgments',
  'afterword',
  'conclusion',
  'epilogue',
  'foreword',
  'introduction',
  'preface',
  'prologue',
]);
const matters = { front: 'frontmatter', chapter: 'bodymatter', back: 'backmatter' } as const;

/** A chapter: title block, text, notes, and who wrote it. */
export function chapterPage(chapter: ManuscriptChapter, desk: Desk): EpubDocument {
  const { anchor, title, kind, state, file } = chapter;
  const flavour = flavourOf(chapter.notes, desk, anchor);
  const isHeld = state === 'held';
  const text = blocksToHtml(withPagePlaces(chapter.blocks), flavour);
  const section = h(
    'section',
    {
      id: anchor,
      className: isHeld ? ['chapter', 'held'] : 'chapter',
      ...meaningOf(chapter),
      'aria-labelledby': `title-${anchor}`,
    },
    [
      pageSlot(anchor),
      titleBlock(chapter, desk),
      ...(isHeld ? [h('div', { className: 'notice', role: 'note' }, text)] : text),
      ...notesSection(chapter, flavour, desk),
      ...authorCards(chapter, desk),
    ],
  );
  const { language, direction } = chapter;
  return { title, language, direction, matter: matters[kind], content: [section], source: file };
}

function meaningOf({ kind, id, part }: ManuscriptChapter): Record<string, string> {
  if (kind === 'chapter') return { 'epub:type': 'chapter', role: 'doc-chapter' };
  const name = part ?? (namedParts.has(id) ? id : undefined);
  return name === undefined ? {} : { 'epub:type': name, role: `doc-${name}` };
}

function titleBlock(chapter: ManuscriptChapter, desk: Desk): Element {
  const { anchor, title, subtitle, number } = chapter;
  const { labels, book } = desk.manuscript;
  const mark = markOf(chapter, labels);
  const authors = authorsOf(chapter, desk).map(({ name }) => name);
  const furniture = languageWithin(book, chapter);
  return h('header', { className: 'chapter-head' }, [
    mark === undefined ? undefined : h('p', { className: 'draft' }, h('span', furniture, mark)),
    number === undefined ? undefined : h('p', { className: 'number' }, String(number)),
    h('h1', { id: `title-${anchor}`, className: 'chapter-title' }, title),
    subtitle ? h('p', { className: 'subtitle', role: 'doc-subtitle' }, subtitle) : undefined,
    authors.length > 0
      ? h('p', { className: 'byline' }, h('span', furniture, namesLine(labels.by, authors, labels)))
      : undefined,
    ...chapterCredits(chapter, desk.people).map(({ label, people }) => {
      const names = people.map(({ name }) => name);
      const words = namesLine(labels[label], names, labels);
      return h('p', { className: 'credit' }, h('span', furniture, words));
    }),
  ]);
}

function authorCards(chapter: ManuscriptChapter, desk: Desk): Element[] {
  const authors = authorsOf(chapter, desk);
  if (authors.length === 0) return [];
  const furniture = languageWithin(desk.manuscript.book, chapter);
  const cards = authors.map((author) => authorCard(author, furniture, desk));
  return [h('footer', { className: 'authors' }, cards)];
}

function authorCard(
  { anchor, name, place, url }: ManuscriptContributor,
  furniture: Readonly<Record<string, string>>,
  desk: Desk,
): Element {
  return h('p', { className: 'author' }, [
    h('a', { className: 'author-name', href: hrefOf(anchor, desk), ...furniture }, nameNode(name)),
    place
      ? [h('br'), h('span', { className: 'author-place', ...furniture }, placeNode(place, desk.manuscript.book))]
      : undefined,
    url ? [h('br'), webLink(url)] : undefined,
  ]);
}
