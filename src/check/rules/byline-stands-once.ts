import type { Chapter } from '../../model/chapter.ts';
import type { Paragraph } from '../../model/content.ts';
import type { Project } from '../../model/project.ts';
import { placeOf } from '../../text/place.ts';
import { shorten } from '../../text/quote.ts';
import { inlineText } from '../../text/words.ts';
import type { Rule } from '../rule.ts';

/** The names of the authors stand once: the book sets them below the title, whatever the text begins with. */
export const bylineStandsOnce: Rule = function* ({ chapters, project }) {
  for (const chapter of chapters) {
    if (chapter.kind === 'intro') continue;
    const repeated = repeatedByline(chapter, project.labels);
    if (repeated === undefined) continue;
    yield {
      severity: 'warning',
      message: `The text begins with "${shorten(inlineText(repeated.children))}", though the book sets the names of the authors above it; so they stand there twice.`,
      hint: hintFor(repeated),
      file: chapter.file,
      ...placeOf(repeated.position),
    };
  }
};

function hintFor({ position }: Paragraph): string {
  if (!position || position.start.line === position.end.line) return 'Delete this line.';
  return `Delete the lines ${position.start.line} to ${position.end.line}.`;
}

/** The first paragraph, below a title perhaps, where it is nothing but the names, as a by-line has them. */
function repeatedByline(
  { title, byline, content: { blocks } }: Chapter,
  labels: Project['labels'],
): Paragraph | undefined {
  const first = blocks.find(({ type }) => type !== 'heading');
  if (first?.type !== 'paragraph' || byline.length === 0) return undefined;
  const text = inlineText(first.children);
  if (text.length > 300) return undefined;
  const names = byline.map(({ person, written }) => person?.name ?? written);
  const begins = plain(text);
  // Hardly any text begins so: with the last name, most are done.
  if (!begins.includes(plain(names.at(-1) ?? ''))) return undefined;
  const ands = [labels.and, 'and', ''];
  const lists = ands.map((and) => [names.slice(0, -1).join(' '), names.at(-1)].join(` ${and} `));
  const bylines = lists.flatMap((list) => [
    list,
    labels.by.replace('{names}', () => list),
    `by ${list}`,
    `written by ${list}`,
  ]);
  // Pasted from Word, the title stands above it once more, as a line of the same paragraph.
  const lines = bylines.flatMap((line) => [line, `${title} ${line}`]);
  return lines.some((line) => plain(line) === begins) ? first : undefined;
}

function plain(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}
