import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Content } from '../../../model/content.ts';
import { everyNode } from '../../../text/walk.ts';
import { blocksToHtml, noteReferenceId } from '../../html/content.ts';
import type { HtmlFlavour } from '../../html/content.ts';
import type { Desk } from '../desk.ts';
import { lines } from '../page.ts';

/** A text's notes at its end, each with a way back to every place that refers to it; nothing where there are none. */
export function notesSection(content: Content, flavour: HtmlFlavour, { manuscript }: Desk): Element | undefined {
  if (content.notes.length === 0) return undefined;
  const { book, labels } = manuscript;
  const references = referencesByNote(content);
  const furniture = { lang: book.language, dir: book.direction };
  const notes = content.notes.map((note) => {
    const ways = (references.get(note.id) ?? []).flatMap((id, index) => [
      ' ',
      h(
        'a',
        {
          className: 'back',
          href: `#${id}`,
          role: 'doc-backlink',
          ariaLabel: wayBack(labels.backToText, index),
          ...furniture,
        },
        // The variation selector keeps the arrow a letter: without it some systems draw a coloured picture.
        `↩\ufe0e${index === 0 ? '' : index + 1}`,
      ),
    ]);
    const blocks = blocksToHtml(note.children, flavour);
    const last = blocks.at(-1);
    // The way back stands at the end of the note's last line.
    if (last?.type === 'element' && last.tagName === 'p') last.children.push(...(h('p', ways).children as Element[]));
    else if (ways.length > 0) blocks.push(h('p', ways));
    return h('li', { id: note.id, value: note.number }, blocks);
  });
  return h('section', { className: 'notes', role: 'doc-endnotes', ariaLabel: labels.notes }, [
    h('h2', furniture, labels.notes),
    h('ol', lines(notes)),
  ]);
}

function wayBack(words: string, index: number): string {
  return index === 0 ? words : `${words} ${index + 1}`;
}

function referencesByNote(content: Content): Map<string, string[]> {
  const references = new Map<string, string[]>();
  for (const node of everyNode(content)) {
    if (node.type !== 'footnoteReference') continue;
    references.set(node.identifier, [...(references.get(node.identifier) ?? []), noteReferenceId(node)]);
  }
  return references;
}
