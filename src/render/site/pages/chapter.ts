import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { ManuscriptChapter, ManuscriptContributor, ManuscriptSection } from '../../../model/manuscript.ts';
import { blocksToHtml } from '../../html/content.ts';
import { fillNodes, placeNode } from '../../html/words.ts';
import { chapterCredits } from '../../credits.ts';
import { markOf } from '../../mark.ts';
import { contentsPath, hrefBetween } from '../addresses.ts';
import { chapterDescription } from '../descriptions.ts';
import { authorsOf, flavourOf, hrefOf } from '../desk.ts';
import type { Desk } from '../desk.ts';
import { linkedName, linkedNames, plainNames, portrait, webLink } from '../names.ts';
import { firstPicture } from '../cards.ts';
import { lines, toneOf } from '../page.ts';
import type { Page } from '../page.ts';
import { chapterThing } from '../things.ts';
import { notesSection } from './notes.ts';

/** A chapter, or a text before or after the sections: its head, text, notes, and who wrote it. */
export function chapterPage(chapter: ManuscriptChapter, section: ManuscriptSection | undefined, desk: Desk): Page {
  const { anchor, title, date, state, language, direction } = chapter;
  const path = desk.paths.get(anchor) ?? contentsPath;
  const flavour = flavourOf(chapter.notes, path, desk);
  const isHeld = state === 'held';
  const text = blocksToHtml(chapter.blocks, flavour);
  const article = h(
    'article',
    { id: anchor, className: isHeld ? 'held' : undefined, ...ownLanguage(chapter, desk) },
    lines([
      opener(chapter, section, path, desk),
      isHeld
        ? h('div', { className: 'text notice', role: 'note' }, lines(text))
        : h('div', { className: 'text' }, lines(withInitial(text))),
      notesSection(chapter, flavour, desk),
      authorCards(chapter, path, desk),
    ]),
  );
  const card = isHeld ? undefined : (firstPicture(chapter, desk.images) ?? desk.previews.get(anchor));
  const description = chapterDescription(chapter);
  const authors = authorsOf(chapter, desk);
  return {
    path,
    kind: 'chapter',
    title,
    tone: section ? toneOf(section.number) : 0,
    main: [article],
    thing: chapterThing(chapter, desk),
    article: {
      authors,
      ...(section?.title ? { section: section.title } : {}),
      ...(date === undefined ? {} : { date }),
    },
    turnLine: plainNames(authors, desk),
    ...(description === undefined ? {} : { description }),
    ...(card === undefined ? {} : { card }),
    ...(language === desk.manuscript.book.language ? {} : { language, direction }),
  };
}

/** `lang` and `dir` of a chapter where they are not the book's. */
export function ownLanguage({ language, direction }: Pick<ManuscriptChapter, 'language' | 'direction'>, desk: Desk) {
  const { book } = desk.manuscript;
  return language === book.language && direction === book.direction ? {} : { lang: language, dir: direction };
}

function opener(chapter: ManuscriptChapter, section: ManuscriptSection | undefined, path: string, desk: Desk): Element {
  const { title, subtitle, number } = chapter;
  const { labels, book } = desk.manuscript;
  const mark = markOf(chapter, labels);
  const furniture = { lang: book.language, dir: book.direction };
  const authors = authorsOf(chapter, desk);
  const up =
    section && section.title !== '' ? h('a', { href: hrefOf(section.anchor, path, desk) }, section.title) : undefined;
  return h(
    'header',
    { className: 'opener' },
    lines([
      number === undefined
        ? undefined
        : h('p', { className: 'number', ...furniture }, numberWords(labels.chapter, number)),
      up || mark !== undefined
        ? h('p', { className: 'place', ...furniture }, [
            up,
            up && mark !== undefined ? ' ' : undefined,
            mark === undefined ? undefined : h('strong', { className: 'draft' }, mark),
          ])
        : undefined,
      h('h1', title),
      subtitle ? h('p', { className: 'subtitle', role: 'doc-subtitle' }, subtitle) : undefined,
      authors.length > 0
        ? h(
            'p',
            { className: 'byline', ...furniture },
            fillNodes(labels.by, { names: linkedNames(authors, path, desk) }),
          )
        : undefined,
      ...chapterCredits(chapter, desk.people).map(({ label, people }) =>
        h(
          'p',
          { className: 'credit', ...furniture },
          fillNodes(labels[label], { names: linkedNames(people, path, desk) }),
        ),
      ),
    ]),
  );
}

/** `Chapter {number}` in two pieces: the theme may show the numeral alone, a screen reader says both. */
export function numberWords(label: string, number: number): ElementContent[] {
  return fillNodes(label, { number: [h('span', { className: 'numeral' }, String(number))] }).map((node) =>
    node.type === 'text' ? h('span', { className: 'word' }, node.value) : node,
  );
}

// A big first letter looks right only where letters are big and small, and the paragraph goes around it.
const canHaveInitial = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;
const shortestWithInitial = 180;

function withInitial(text: ElementContent[]): ElementContent[] {
  const [first] = text;
  if (first?.type !== 'element' || first.tagName !== 'p') return text;
  const [start] = first.children;
  if (start?.type !== 'text' || !canHaveInitial.test(start.value)) return text;
  if (textLength(first) < shortestWithInitial) return text;
  first.properties.className = ['initial'];
  return text;
}

function textLength(node: ElementContent): number {
  if (node.type === 'text') return node.value.length;
  return node.type === 'element' ? node.children.reduce((sum, child) => sum + textLength(child), 0) : 0;
}

function authorCards(chapter: ManuscriptChapter, path: string, desk: Desk): Element | undefined {
  const authors = authorsOf(chapter, desk);
  if (authors.length === 0) return undefined;
  const { book, labels } = desk.manuscript;
  return h(
    'section',
    { className: 'authors', lang: book.language, dir: book.direction, ariaLabel: labels.contributors },
    lines(authors.map((author) => authorCard(author, chapter, path, desk))),
  );
}

function authorCard(person: ManuscriptContributor, chapter: ManuscriptChapter, path: string, desk: Desk): Element {
  const { place, url, bio, chapters } = person;
  const others = chapters.flatMap((anchor) => (anchor === chapter.anchor ? [] : (desk.chapters.get(anchor) ?? [])));
  const { labels } = desk.manuscript;
  return h(
    'div',
    { className: 'card' },
    lines([
      portrait(person, path, desk),
      h('h2', linkedName(person, path, desk)),
      place ? h('p', { className: 'from' }, placeNode(place, desk.manuscript.book)) : undefined,
      bio.length > 0 ? h('div', { className: 'bio' }, blocksToHtml(bio, flavourOf([], path, desk))) : undefined,
      url ? h('p', { className: 'web' }, webLink(url)) : undefined,
      others.length > 0
        ? h('p', { className: 'others' }, [
            h('span', { className: 'label' }, labels.otherChapters),
            ...others.flatMap((other, index) => [
              index === 0 ? ' ' : ', ',
              h(
                'a',
                { href: hrefBetween(path, desk.paths.get(other.anchor) ?? contentsPath), ...ownLanguage(other, desk) },
                other.title,
              ),
            ]),
          ])
        : undefined,
    ]),
  );
}
