import { expect, it } from '@jest/globals';
import {
  keepNotesWithMarks,
  type NoteRoom,
  strayNoteProblems,
  strayNotes,
} from '../../../src/render/pdf/stray-notes.ts';
import { sampleManuscript } from '../../sample-manuscript.ts';

const text = { top: 50, height: 500, line: 13, gap: 3 };

it('tells how much room a note takes that stands before its mark', () => {
  const strays = strayNotes({
    text,
    notes: [
      [['n-ash-1', 4], 4, 500],
      [['n-ash-2', 5], 4, 520],
      [['n-ash-3', 5], 4, 530],
      [['n-oak-1', 8], 7, 540],
    ],
  });
  // The first note of a page has the rule above it.
  expect([...strays]).toEqual([
    ['n-ash-2', 10],
    ['n-ash-3', 20],
    ['n-oak-1', 21.5],
  ]);
});

it('keeps two lines free where a note comes a page late', () => {
  expect([...strayNotes({ text, notes: [[['n-ash-1', 4], 5, 500]] })]).toEqual([['n-ash-1', 26]]);
});

it('says nothing where a theme does not tell of its notes', () => {
  expect(strayNotes({ text, notes: [[null, 4, 500]] }).size).toBe(0);
  expect(strayNotes({}).size).toBe(0);
});

it('lays out until all notes stand with their marks, and tries each once', () => {
  const rooms: string[][] = [];
  // Oak's comes right with room, elm's never does, and ash's goes astray only when oak's has room.
  const straysIn = (room: NoteRoom): NoteRoom =>
    new Map(
      [...(room.has('oak') ? [] : ['oak']), 'elm', ...(room.has('oak') && !room.has('ash') ? ['ash'] : [])].map(
        (note) => [note, 10],
      ),
    );
  const last = keepNotesWithMarks<NoteRoom>(new Map(), straysIn, (room) => {
    rooms.push([...room.keys()]);
    return new Map(room);
  });
  expect(rooms).toEqual([
    ['oak', 'elm'],
    ['oak', 'ash'],
  ]);
  expect([...last.keys()]).toEqual(['oak', 'ash']);
});

it('keeps the first layout where there is nothing to do, or where room cannot be had', () => {
  expect(
    keepNotesWithMarks(
      'first',
      () => new Map(),
      () => 'second',
    ),
  ).toBe('first');
  expect(
    keepNotesWithMarks(
      'first',
      () => new Map([['oak', 10]]),
      () => undefined,
    ),
  ).toBe('first');
});

it('tells the editors which chapters have notes that could not be brought to their marks', () => {
  const [ash] = sampleManuscript.sections.flatMap(({ chapters }) => chapters).filter(({ notes }) => notes.length > 0);
  if (ash === undefined) throw new Error('The sample has no notes.');
  const problems = strayNoteProblems(sampleManuscript, [ash.notes[0]?.id ?? '', `l-${ash.anchor}-2`, 'l-other-1']);
  expect(problems).toEqual([
    expect.objectContaining({
      rule: 'notes-stand-by-their-marks',
      file: ash.file,
      message: 'In the PDF, 2 notes stand on another page than the mark in the text.',
    }),
  ]);
  expect(strayNoteProblems(sampleManuscript, [])).toEqual([]);
});
