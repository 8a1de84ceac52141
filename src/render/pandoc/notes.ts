import type { Block, Note, NoteReference } from '../../model/content.ts';
import { space, str, type PandocBlock, type PandocInline } from './ast.ts';

/** A footnote being written: the notes that it refers to are set at its end, because no format nests footnotes. */
export interface NoteWriting {
  readonly isRepeated: boolean;
  /** Ids of all notes in this footnote. */
  readonly seen: Set<string>;
  readonly waiting: Note[];
}

/**
 * A reference to a note. Pandoc's note has no name of its own and its number is the writer's, so a second reference
 * brings the note's text again: nothing is lost and no number can be wrong.
 */
export function noteReference(
  reference: NoteReference,
  setting: { readonly notes: ReadonlyMap<string, Note>; readonly note?: NoteWriting },
  write: (note: Note, writing: NoteWriting) => PandocBlock[],
): PandocInline[] {
  const note = setting.notes.get(reference.identifier);
  if (note === undefined) return [];
  if (setting.note !== undefined) {
    if (!setting.note.seen.has(note.id)) setting.note.waiting.push(note);
    setting.note.seen.add(note.id);
    return [mark(note)];
  }
  const isRepeated = (reference.occurrence ?? 1) > 1;
  return [{ t: 'Note', c: write(note, { isRepeated, seen: new Set([note.id]), waiting: [] }) }];
}

/** The text of a footnote, and after it the text of the notes inside it. */
export function noteBlocks(
  note: Note,
  writing: NoteWriting,
  write: (blocks: readonly Block[]) => PandocBlock[],
): PandocBlock[] {
  const blocks = write(note.children);
  for (let inner = writing.waiting.shift(); inner !== undefined; inner = writing.waiting.shift()) {
    blocks.push(...marked(inner, write(inner.children)));
  }
  return blocks;
}

function marked(note: Note, blocks: readonly PandocBlock[]): PandocBlock[] {
  const [first, ...others] = blocks;
  if (first?.t === 'Para') return [{ t: 'Para', c: [mark(note), space, ...first.c] }, ...others];
  return [{ t: 'Plain', c: [mark(note)] }, ...blocks];
}

function mark(note: Note): PandocInline {
  return { t: 'Superscript', c: [str(String(note.number))] };
}
