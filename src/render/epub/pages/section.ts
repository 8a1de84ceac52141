import type { Element } from 'hast';
import { h } from 'hastscript';
import type { ManuscriptSection } from '../../../model/manuscript.ts';
import { blocksToHtml } from '../../html/content.ts';
import { listNodes, nameNode } from '../../html/words.ts';
import { chapterEntry } from '../contents.ts';
import type { ContentsEntry } from '../contents.ts';
import type { Desk } from '../desk.ts';
import { flavourOf } from '../desk.ts';
import type { EpubDocument } from '../document.ts';
import { languageWithin } from '../document.ts';
import { pageSlot } from '../page-breaks.ts';
import { notesSection } from './notes.ts';

/** The page that opens a section: number, title, introduction, and its chapters with their authors. */
export function sectionPage(section: ManuscriptSection, desk: Desk): EpubDocument {
  const { anchor, title, number, chapters } = section;
  const { book } = desk.manuscript;
  const { language, direction } = book;
  const intro = section.intro ?? { blocks: [], notes: [] };
  const flavour = flavourOf(intro.notes, desk, anchor);
  const content = h('section', { id: anchor, className: 'section', 'epub:type': 'part', role: 'doc-part' }, [
    pageSlot(anchor),
    h('header', { className: 'section-head' }, [
      h('p', { className: 'number' }, String(number)),
      h('h1', { className: 'section-title' }, title),
    ]),
    intro.blocks.length > 0 ? h('div', { className: 'intro' }, blocksToHtml(intro.blocks, flavour)) : undefined,
    chapters.length > 0
      ? h(
          'ol',
          { className: 'section-chapters' },
          chapters.map((chapter) => h('li', contentsLink(chapterEntry(chapter, desk), desk))),
        )
      : undefined,
    ...notesSection({ ...intro, language, direction }, flavour, desk),
  ]);
  return { title, language, direction, matter: 'bodymatter', content: [content] };
}

/**
 * A line of the contents as a link: title and authors. The dash is for the lists that reading systems make of it,
 * which know no line breaks.
 */
export function contentsLink(
  { file, title, authors, mark, chapter }: ContentsEntry,
  { manuscript: { book, labels } }: Desk,
): Element {
  return h('a', { href: file }, [
    h('span', { className: 'toc-title', ...(chapter ? languageWithin(chapter, book) : {}) }, title),
    mark === undefined ? undefined : [' ', h('strong', { className: 'toc-mark' }, `(${mark})`)],
    authors.length > 0
      ? [
          h('span', { className: 'toc-dash' }, ' — '),
          h('span', { className: 'toc-authors' }, listNodes(authors.map(nameNode), labels)),
        ]
      : undefined,
  ]);
}
