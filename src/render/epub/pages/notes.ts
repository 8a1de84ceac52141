import type { Element, ElementContent } from 'hast';
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
    const ways = (references.get(note.id) ?? []).map((id, index) => wayBack(id, index, labels.backToText, furniture));
    return h('aside', { id: note.id, className: 'note', 'epub:type': 'footnote', role: 'doc-footnote' }, [
      h('p', { className: 'note-number' }, String(note.number)),
      h('div', { className: 'note-text' }, withWaysBack(blocksToHtml(note.children, plain), ways)),
    ]);
  });
  return [
    h('section', { className: 'notes', 'epub:type': 'footnotes' }, [
      h('h2', { className: 'notes-title' }, h('span', furniture, labels.notes)),
      ...asides,
    ]),
  ];
}

function wayBack(id: string, index: number, words: string, furniture: Readonly<Record<string, string>>): Element {
  const count = index === 0 ? '' : ` ${index + 1}`;
  const label = { role: 'doc-backlink', 'aria-label': `${words}${count}`, ...furniture };
  // The variation selector keeps the arrow a letter: without it some systems draw a coloured picture.
  return h('a', { className: 'back', href: `#${id}`, ...label }, `↩\ufe0e${count}`);
}

// In the note's last line, where there is one: a note of few words stays one line.
function withWaysBack(blocks: readonly ElementContent[], ways: readonly Element[]): ElementContent[] {
  if (ways.length === 0) return [...blocks];
  const spaced = ways.flatMap((way): ElementContent[] => [{ type: 'text', value: ' ' }, way]);
  const last = blocks.at(-1);
  if (last?.type !== 'element' || last.tagName !== 'p') return [...blocks, h('p', spaced)];
  return [...blocks.slice(0, -1), { ...last, children: [...last.children, ...spaced] }];
}

function referencesByNote(content: Content): Map<string, string[]> {
  const references = new Map<string, string[]>();
  for (const node of everyNode(content)) {
    if (node.type !== 'footnoteReference') continue;
    references.set(node.identifier, [...(references.get(node.identifier) ?? []), noteReferenceId(node)]);
  }
  return references;
}
