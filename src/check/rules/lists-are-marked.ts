import { shorten } from '../../text/quote.ts';
import type { Rule } from '../rule.ts';
import { itemSignOf, placeOfLines, writtenParagraphs, type WrittenLine } from '../written-lines.ts';

/** What looks like a list is one: with other signs, or without the space behind them, its lines run together. */
export const listsAreMarked: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    let bullets: WrittenLine[] = [];
    for (const lines of [...writtenParagraphs(chapter), []]) {
      const [first] = lines;
      const items = itemsAmong(lines);
      if (items.length < 2 && first && itemSignOf(first.text)?.kind === 'bullet') {
        bullets.push(first);
        continue;
      }
      // Bullets with empty lines between them are paragraphs: nothing runs together, but they are no list either.
      if (bullets.length > 0) yield { ...apart(bullets), file: chapter.file };
      bullets = [];
      if (items.length > 1) yield { ...together(items), file: chapter.file };
    }
  }
};

/** Lines of one paragraph that begin with the same kind of sign. */
function itemsAmong(lines: readonly WrittenLine[]): readonly WrittenLine[] {
  if (lines.length < 2) return [];
  const kinds = lines.map(({ text }) => itemSignOf(text)?.kind);
  const kind = kinds.find((each) => each !== undefined);
  return kind === undefined ? [] : lines.filter((_, index) => kinds[index] === kind);
}

function together(items: readonly WrittenLine[]) {
  const { kind, sign } = itemSignOf(items[0]?.text ?? '') ?? {};
  return {
    severity: 'warning' as const,
    message: `These ${items.length} lines look like a list ("${shorten(items[0]?.text ?? '', 40)}"), but Markdown sees none: they run together into one paragraph.`,
    hint:
      kind === 'number'
        ? 'Begin each line with a number, a full stop and a space, "1. ", and leave an empty line above the first one.'
        : `Begin each line with a hyphen and a space, "- ", and leave an empty line above the first one.${sign === '-' || sign === '–' || sign === '—' ? ' If people speak here, put an empty line between the lines.' : ''}`,
    ...placeOfLines(items),
  };
}

function apart(bullets: readonly WrittenLine[]) {
  const text = shorten(bullets[0]?.text ?? '', 40);
  return {
    severity: 'warning' as const,
    message:
      bullets.length === 1
        ? `"${text}" looks like an item of a list, but Markdown sees none: it is a paragraph that begins with a dot.`
        : `These ${bullets.length} lines look like a list ("${text}"), but Markdown sees none: they are paragraphs that begin with a dot.`,
    hint: 'Begin each line with a hyphen and a space, "- ".',
    ...placeOfLines(bullets),
  };
}
