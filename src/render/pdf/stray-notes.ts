import type { Diagnostic } from '../../model/checked.ts';
import type { Manuscript } from '../../model/manuscript.ts';
import { aboveNotes, type SpanReport } from './chapter-spans.ts';
import { isLinkNoteOf } from './printed-links.ts';
import { allChapters } from '../all-chapters.ts';

/** By a note's id: how much is to be kept free, in points, at the foot of the page that its mark must not begin on. */
export type NoteRoom = ReadonlyMap<string, number>;

/**
 * The typesetter puts a note on the page and then finds that the line with its mark must go to the next one, for two
 * lines of a paragraph stay together: the note stays behind (typst/typst#5314). As much room as it takes, kept free on that page from
 * the beginning, lets the line go first and the note with it. Where several marks stand in one line, a note may come a
 * page late: then the last two lines of the page are kept free.
 */
export function strayNotes({ text, notes = [] }: SpanReport): NoteRoom {
  const strays = new Map<string, number>();
  if (text === undefined) return strays;
  notes.forEach(([note, page, y], index) => {
    if (note === null || note[0] === '' || note[1] === page) return;
    if (note[1] < page) {
      strays.set(note[0], 2 * text.line);
      return;
    }
    const [, nextPage, nextY] = notes[index + 1] ?? [null, -1, 0];
    const end = nextPage === page ? nextY : text.top + text.height;
    const isFirst = notes[index - 1]?.[1] !== page;
    strays.set(note[0], end - y + (isFirst ? aboveNotes : 0));
  });
  return strays;
}

/** Where the theme reads it, as JSON. */
export const roomFile = 'data/note-room.json';

/**
 * Lays the book out again until every note stands with its mark, or until room has been tried once for each that does
 * not. What cannot be laid out with room stays as it was.
 */
export function keepNotesWithMarks<T>(
  first: T,
  straysIn: (layout: T) => NoteRoom,
  layOut: (room: NoteRoom) => T | undefined,
): T {
  const room = new Map<string, number>();
  const helpless = new Set<string>();
  let layout = first;
  for (let round = 0; round < mostRounds; round += 1) {
    const strays = [...straysIn(layout)].filter(([note]) => !helpless.has(note));
    if (strays.length === 0) break;
    for (const [note, height] of strays) {
      if (room.delete(note)) helpless.add(note);
      else room.set(note, height);
    }
    const next = layOut(room);
    if (next === undefined) break;
    layout = next;
  }
  return layout;
}

// Three settle the 1,489 notes of 275 essays.
const mostRounds = 6;

/** What is left of them, by chapter, for the editors. */
export function strayNoteProblems(manuscript: Manuscript, notes: Iterable<string>): Diagnostic[] {
  const strays = [...notes];
  const chapters = allChapters(manuscript);
  return chapters.flatMap(({ file, anchor, notes: own }) => {
    const ids = new Set(own.map(({ id }) => id));
    const number = strays.filter((stray) => ids.has(stray) || isLinkNoteOf(stray, anchor)).length;
    if (number === 0) return [];
    return [
      {
        rule: 'notes-stand-by-their-marks',
        severity: 'warning',
        message: `In the PDF, ${number === 1 ? 'a note stands' : `${number} notes stand`} on another page than the mark in the text.`,
        hint: 'Change a few words around the mark, so that the lines end elsewhere.',
        file,
      },
    ];
  });
}
