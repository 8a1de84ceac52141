import type { Chapter } from '../../model/chapter.ts';
import { shorten } from '../../text/quote.ts';
import { findInText, type Found } from '../find-in-text.ts';
import type { Rule } from '../rule.ts';
import { placeOfLines, writtenParagraphs, type WrittenLine } from '../written-lines.ts';

/** `[1]`, `[iv]` and `¹`, as word processors leave them where a note was. */
const sign = /\[(?:\d{1,3}|[ivxl]{1,6})\]|[¹²³⁰⁴-⁹]{1,3}/gi;

/** A note at the foot of the text. */
const noteLine = /^(\[(?:\d{1,3}|[ivxl]{1,6})\]|[¹²³⁰⁴-⁹]{1,3})[:.]?\s*[\p{L}\p{N}“"'‘«*_<(]/iu;

/** What looks like a footnote is written as one: the signs that come along from Word are printed as they stand. */
export const notesAreMarked: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    // Where the top could not be read, its lines stand among the text's.
    if (!chapter.headIsRead || chapter.text.search(sign) === -1) continue;
    const notes = noteLines(chapter);
    const signs = [...findInText(chapter, sign)].filter(({ place }) => !notes.some((note) => isAt(note, place)));
    const used = notes.filter(({ label }) => signs.some(({ match }) => match[0] === label));
    const problem = used.length > 0 ? withNotes(used) : withoutNotes(chapter, signs);
    if (problem) yield { severity: 'warning', ...problem, file: chapter.file };
  }
};

interface NoteLine extends WrittenLine {
  readonly label: string;
}

function noteLines(chapter: Chapter): NoteLine[] {
  return writtenParagraphs(chapter).flatMap((lines) => {
    if (labelOf(lines[0]) === undefined) return [];
    return lines.flatMap((line) => {
      const label = labelOf(line);
      return label === undefined ? [] : [{ ...line, label }];
    });
  });
}

function labelOf(line: WrittenLine | undefined): string | undefined {
  return noteLine.exec(line?.text ?? '')?.[1];
}

function isAt({ line, column }: NoteLine, place: Found['place']): boolean {
  return place?.line === line && place.column === column;
}

function withNotes(notes: readonly NoteLine[]) {
  const [first] = notes;
  const shown = shorten(first?.text ?? '', 40);
  const name = nameIn(first?.label);
  return {
    message:
      notes.length === 1
        ? `"${shown}" looks like a footnote, but Markdown sees none: it stays where it stands, and so does the sign "${first?.label}" in the text.`
        : `These ${notes.length} lines look like footnotes ("${shown}"), but Markdown sees none: they stay where they stand, and so do their signs in the text.`,
    hint: `In the text, write the sign as [^${name}]. Leave an empty line between notes, and begin the line of each like this: [^${name}]: The note.`,
    ...placeOfLines(notes),
  };
}

/** Signs behind the end of a sentence whose notes were lost on the way. */
function withoutNotes({ text }: Chapter, signs: readonly Found[]) {
  const lines = text.split('\n');
  const lost = signs.filter(({ match, place }) => {
    if (!match[0].startsWith('[') || place === undefined) return false;
    return /[.,;:!?”"’»)]$/.test(lines[place.line - 1]?.slice(0, place.column - 1) ?? '');
  });
  const [first] = lost;
  if (!first?.place) return undefined;
  const name = nameIn(first.match[0]);
  return {
    message: `"${first.match[0]}" looks like the sign of a footnote, but there is no such note: it is printed as it stands.`,
    hint: `If no note is meant, delete it. Else write it as [^${name}], and the note below the text, on a line of its own: [^${name}]: The note.`,
    place: first.place,
  };
}

/** `[1]` and `¹` are note 1. */
function nameIn(label = '[1]'): string {
  return label.normalize('NFKC').replace(/[[\]]/g, '');
}
