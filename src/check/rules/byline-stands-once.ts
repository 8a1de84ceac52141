import type { Chapter } from '../../model/chapter.ts';
import type { Paragraph } from '../../model/content.ts';
import { placeOf } from '../../text/place.ts';
import { shorten } from '../../text/quote.ts';
import { inlineText } from '../../text/words.ts';
import type { Rule } from '../rule.ts';

/** The names of the authors stand once: the book sets them below the title, whatever the text begins with. */
export const bylineStandsOnce: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    if (chapter.kind === 'intro') continue;
    const repeated = repeatedByline(chapter);
    if (repeated === undefined) continue;
    yield {
      severity: 'warning',
      message: `The text begins with "${shorten(inlineText(repeated.children))}", though the book sets the names of the authors above it; so they stand there twice.`,
      hint: 'Delete this line.',
      file: chapter.file,
      ...placeOf(repeated.position),
    };
  }
};

/** The first paragraph, below a title perhaps, where it is nothing but the names. */
function repeatedByline({ byline, content: { blocks } }: Chapter): Paragraph | undefined {
  const first = blocks.find(({ type }) => type !== 'heading');
  if (first?.type !== 'paragraph' || byline.length === 0) return undefined;
  const text = inlineText(first.children);
  if (text.length > 300) return undefined;
  const names = byline.map(({ person, written }) => plain(person?.name ?? written));
  const said = plain(text);
  const isAll = [names.join(' '), names.join(' and '), names.join(' und ')].some((all) => endsIn(said, all));
  return isAll ? first : undefined;
}

/** Whether a text is a name, or one word such as "by" and the name. */
function endsIn(text: string, name: string): boolean {
  return (
    name.length > 3 &&
    (text === name ||
      (text.endsWith(` ${name}`) && /^(?:(?:written|text) )?\S{1,6}$/.test(text.slice(0, -name.length - 1))))
  );
}

function plain(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}
