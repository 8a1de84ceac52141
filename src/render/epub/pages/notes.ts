import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Content } from '../../../model/content.ts';
import { everyNode } from '../../../text/walk.ts';
import { blocksToHtml, noteReferenceId } from '../../html/content.ts';
import type { HtmlFlavour } from '../../html/content.ts';
import type { Desk } from '../desk.ts';
import { languageWithin } from '../document.ts';
import type { Tongue } from '../document.ts';

/** A chapter's notes at its end, each with a way back to every place that refers to it; nothing where there are none. */
export function notesSection(content: Content & Tongue, flavour: HtmlFlavour, { manuscript }: Desk): Element[] {
  if (content.notes.length === 0) return [];
  const { labels, book } = manuscript;
  const furniture = languageWithin(book, content);
  const references = referencesByNote(content);
  const plain: HtmlFlavour = { ...flavour, before: () => [] };
  const asides = content.notes.map((note) => {
    const ways = (references.get(note.id) ?? []).map((id, index) =>
      h(
        'a',
        { className: 'back', href: `#${id}`, role: 'doc-backlink', 'aria-label': `${labels.backToText}${count(index)}` },
        // The variation selector keeps the arrow a letter: without it some systems draw a coloured picture.
        `↩\ufe0e${count(index)}`,
      ),
    );
    return h('aside', { id: note.id, className: 'note', 'epub:type': 'footnote', role: 'doc-footnote' }, [
      h('p', { className: 'note-number' }, String(note.number)),
      h('div', { className: 'note-text' }, blocksToHtml(note.children, plain)),
      ways.length > 0 ? h('p', { className: 'note-back', ...furniture }, ways) : undefined,
    ]);
  });
  return [
    h('section', { className: 'notes', 'epub:type': 'footnotes' }, [
      h('h2', { className: 'notes-title', ...furniture }, labels.notes),
      ...asides,
    ]),
  ];
}

function count(index: number): string {
  return index === 0 ? '' : ` ${index + 1}`;
}

function referencesByNote(content: Content): Map<string, string[]> {
  const references = new Map<string, string[]>();
  for (const node of everyNode(content)) {
    if (node.type !== 'footnoteReference') continue;
    references.set(node.identifier, [...(references.get(node.identifier) ?? []), noteReferenceId(node)]);
  }
  return references;
}
