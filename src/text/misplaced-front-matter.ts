import type { Diagnostic } from '../model/checked.ts';
import { beginsWithMatterKey } from './front-matter-words.ts';
import { shorten } from './quote.ts';

/** Front matter that is not where or how it must be, so that it is read as text. */
export interface Misplaced {
  readonly problem: Omit<Diagnostic, 'file'>;
  /** What a program can do about it: add lines of hyphens above and below, or put them in place of others. */
  readonly remedy: 'add-above' | 'add-both' | 'replace' | 'none';
  /** The last line of the front matter, counted from 1, where one must be added below it. */
  readonly lastLine?: number;
}

/** The first lines of a text that has no front matter for us. */
interface Top {
  readonly lines: readonly string[];
  /** Index of the first line that is not empty. */
  readonly first: number;
  readonly opening: string;
}

// Far more than any front matter has.
const maxLength = 16 * 1024;
const maxLines = 200;
/** Most lines of other text above front matter, and of front matter itself. */
const nearby = 60;

/** Why a text that seems to have front matter has none for us; nothing where it just begins with its text. */
export function misplacedFrontMatter(text: string): Misplaced | undefined {
  const lines = text.slice(0, maxLength).split('\n', maxLines);
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first === -1) return undefined;
  const top = { lines, first, opening: (lines[first] ?? '').trim() };
  return isToml(top) ?? oddFence(top) ?? fencesMissing(top) ?? textAbove(top);
}

function isToml({ lines, first, opening }: Top): Misplaced | undefined {
  if (!/^\+\+\+$/.test(opening)) return undefined;
  return misplaced(
    atLine(lines, first, 'front-matter-is-yaml'),
    'The front matter is written in TOML (between lines +++), which is not read here.',
    'Write it as YAML: lines of the form "key: value" between two lines ---.',
  );
}

/** A line of other signs, where the three hyphens belong. */
function oddFence({ lines, first, opening }: Top): Misplaced | undefined {
  const below = lines[first + 1] ?? '';
  const place = atLine(lines, first, 'front-matter-is-yaml');
  if (/^(?:`{3,}|~{3,})\s*\w*$/.test(opening) && /^---\s*$/.test(below) && isKey(lines[first + 2])) {
    return misplaced(
      place,
      `Above the front matter stands "${opening}", which makes program code of what follows.`,
      `Delete line ${first + 1} and, where such a line stands again further down, that one too.`,
    );
  }
  if (opening === '---' && isKey(below.trim())) {
    return misplaced(
      place,
      `There are spaces before the three hyphens of line ${first + 1}.`,
      'Write --- at the very beginning of the line, and the lines below it without spaces too.',
    );
  }
  if (/^[-‐-―−]{1,4}$/u.test(opening) && isKey(below)) {
    return misplaced(
      place,
      `The first line is "${opening}", not three hyphens; a word processor may have changed them.`,
      'Write --- with three plain hyphens, and at the end of the front matter too.',
      'replace',
    );
  }
  const isSigns = /^(?:[-‐-―−=*_~.+#] ?){2,12}$/u.test(opening) || /^(?:`{3,}|~{3,})\s*\w*$/.test(opening);
  if (!isSigns || !beginsWithMatterKey(below)) return undefined;
  return misplaced(
    place,
    `The first line is "${opening}", not three hyphens.`,
    'Write --- there, with three plain hyphens, and again below the last line of the front matter.',
  );
}

function fencesMissing({ lines: written, first, opening: writtenOpening }: Top): Misplaced | undefined {
  const lines = written.map((line, index) => (index > first + nearby ? line : withoutStars(line)));
  const opening = withoutStars(writtenOpening);
  const end = lines.findIndex((line, index) => index > first && (/^---[ \t]*$/.test(line) || line.trim() === ''));
  const above = lines.slice(first, end === -1 ? lines.length : end);
  // Other words with a colon, above a line of hyphens, are a heading in Markdown.
  if (!beginsWithMatterKey(opening) || !above.every((line) => isKey(line) || /^(?:\s|- )/.test(line))) return undefined;
  const place = atLine(written, first, 'front-matter-comes-first');
  const stars =
    opening === writtenOpening ? '' : ` Write the words before the colons without stars: "${shorten(opening, 40)}".`;
  if (end !== -1 && lines[end]?.startsWith('---')) {
    const hint = `Put a line with only --- above "${shorten(writtenOpening, 40)}".${stars}`;
    return misplaced(place, 'The front matter has no line --- above it.', hint, stars === '' ? 'add-above' : 'none');
  }
  if (above.length < 2 || !above.some((line) => /^(?:title|authors?|section):\s/i.test(line))) return undefined;
  const lastLine = first + above.length;
  const last = written[lastLine - 1] ?? '';
  const hint = `Put a line with only --- above line ${first + 1}, and another below line ${lastLine}: "${shorten(last, 40)}".${stars}`;
  const message = 'The lines at the top stand between no lines of three hyphens, so they are read as text.';
  return stars === '' ? { ...misplaced(place, message, hint, 'add-both'), lastLine } : misplaced(place, message, hint);
}

/** `**Title:** My Oak`, as somebody writes a head in a word processor. */
function withoutStars(line: string): string {
  return line.replace(/^(\*{1,2}|_{1,2})([\p{L}_-]+)(?:\1:|:\1)[ \t]*/u, '$2: ');
}

function textAbove({ lines, first }: Top): Misplaced | undefined {
  const isFence = (line: string | undefined) => /^---[ \t]*$/.test(line ?? '');
  const start = lines.findIndex(
    (line, index) =>
      index > first && index < first + nearby && isFence(line) && beginsWithMatterKey(lines[index + 1] ?? ''),
  );
  const end = lines.findIndex((line, index) => index > start && isFence(line));
  if (start === -1 || end === -1 || end > start + nearby) return undefined;
  const head = lines.slice(start + 1, end);
  if (!head.every((line) => isKey(line) || /^(?:\s|- )/.test(line))) return undefined;
  if (!head.some((line) => /^(?:title|authors?):\s/i.test(line))) return undefined;
  return misplaced(
    atLine(lines, first, 'front-matter-comes-first'),
    `Other text stands above the front matter, which begins in line ${start + 1}.`,
    `Move it below line ${end + 1}, where the front matter ends, or delete it.`,
  );
}

function isKey(line: string | undefined): boolean {
  return /^[\p{L}_][\p{L}\p{N}_-]*:(?:\s|$)/u.test(line ?? '');
}

function misplaced(
  where: Pick<Diagnostic, 'rule' | 'severity' | 'place'>,
  message: string,
  hint: string,
  remedy: Misplaced['remedy'] = 'none',
): Misplaced {
  return { problem: { ...where, message, hint }, remedy };
}

function atLine(lines: readonly string[], index: number, rule: string) {
  const place = { line: index + 1, column: 1, endLine: index + 1, endColumn: (lines[index]?.length ?? 0) + 1 };
  return { rule, severity: 'error', place } as const;
}
