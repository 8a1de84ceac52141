import type { Element } from 'hast';
import { h } from 'hastscript';
import type { ManuscriptChapter, ManuscriptSection } from '../../../model/manuscript.ts';
import { markOf } from '../../mark.ts';
import { contentsPath, contributorsPath, hrefBetween } from '../addresses.ts';
import { authorsCount, bookDescription } from '../descriptions.ts';
import { authorsOf, hrefOf } from '../desk.ts';
import type { Desk } from '../desk.ts';
import { plainNames } from '../names.ts';
import { lines, toneOf } from '../page.ts';
import type { Page } from '../page.ts';
import { numberWords, ownLanguage } from './chapter.ts';

/** The contents: every chapter by section, with its authors. */
export function contentsPage(desk: Desk): Page {
  const { front, sections, back, labels } = desk.manuscript;
  const path = contentsPath;
  const description = bookDescription(desk);
  const count = authorsCount(desk.manuscript);
  const title = h('header', { className: 'page-head' }, [
    h('h1', labels.contents),
    ' ',
    count ? h('p', h('a', { href: hrefBetween(path, contributorsPath) }, count)) : undefined,
  ]);
  return {
    path,
    kind: 'contents',
    title: labels.contents,
    ...(description === undefined ? {} : { description }),
    tone: 0,
    main: [
      title,
      ...(front.length > 0 ? [chapterList(front, path, desk)] : []),
      ...sections.map((section) => part(section, path, desk)),
      ...(back.length > 0 ? [chapterList(back, path, desk)] : []),
    ],
  };
}

function part(section: ManuscriptSection, path: string, desk: Desk): Element {
  const list = chapterList(section.chapters, path, desk);
  if (section.title === '') return list;
  const { labels } = desk.manuscript;
  return h('section', { className: ['part', `tone-${toneOf(section.number)}`], ariaLabelledBy: section.anchor }, [
    h('h2', { id: section.anchor }, [
      h('span', { className: 'number' }, numberWords(labels.section, section.number)),
      ' ',
      h('a', { href: hrefOf(section.anchor, path, desk) }, section.title),
    ]),
    list,
  ]);
}

/** Chapters as a list of titles with their authors. The list's own numbers are hidden: the chapters bring theirs. */
export function chapterList(chapters: readonly ManuscriptChapter[], path: string, desk: Desk): Element {
  const { labels } = desk.manuscript;
  const rows = chapters.map((chapter) => {
    const { anchor, title, subtitle, number, state } = chapter;
    const mark = markOf(chapter, labels);
    const authors = authorsOf(chapter, desk);
    return h('li', { className: state === 'held' ? 'held' : undefined }, [
      h('span', { className: 'numeral' }, number === undefined ? '' : String(number)),
      ' ',
      h('span', { className: 'what' }, [
        h('a', { href: hrefOf(anchor, path, desk), ...ownLanguage(chapter, desk) }, title),
        ...(subtitle ? [' ', h('span', { className: 'subtitle', ...ownLanguage(chapter, desk) }, subtitle)] : []),
        ...(mark === undefined ? [] : [' ', h('strong', { className: 'draft' }, mark)]),
      ]),
      ' ',
      h('span', { className: 'names' }, plainNames(authors, desk)),
    ]);
  });
  return h('ol', { className: 'chapters', role: 'list' }, lines(rows));
}
