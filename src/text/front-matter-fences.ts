import type { Diagnostic } from '../model/checked.ts';

type Problem = Omit<Diagnostic, 'file'>;

/** Where a chapter's front matter begins and ends. `body` has empty lines instead of the head. */
export type Head =
  | { readonly kind: 'none' }
  | { readonly kind: 'broken'; readonly problem: Problem; readonly body: string }
  | {
      readonly kind: 'found';
      /** From the end of the opening line up to the closing line. */
      readonly block: string;
      /** 1-based. */
      readonly fenceLine: number;
      readonly body: string;
      readonly problem?: Problem;
    };

// The longest of 4,583 heads in real chapters has 2,068 bytes. gray-matter needs the square of the length in time.
const maxLength = 16 * 1024;
const maxLines = 1000;

/** Finds the front matter by its fences alone. */
export function readHead(text: string): Head {
  const blank = /^(?:[ \t]*\n)*/.exec(text)?.[0] ?? '';
  const fenceLine = blank.split('\n').length;
  const [opening = ''] = text.slice(blank.length).split('\n', 1);
  if (!opening.startsWith('---')) return { kind: 'none' };
  const start = blank.length + opening.length;
  const head = text.slice(start, start + maxLength + 1);
  const closing = /\n(?:---|\.\.\.)[ \t]*(?=\n|$)/.exec(head);
  if (!/^---[ \t]*$/.test(opening)) return oddOpening(text, { opening, start, fenceLine, head, closing });
  const dash = dashForHyphens(text, head, fenceLine);
  if (dash !== undefined) return dash;
  if (closing === null) return unclosed(text, { start, fenceLine, head });
  const block = head.slice(0, closing.index);
  const end = start + closing.index + closing[0].length;
  const body = emptied(text, end);
  const oddLine = block.split('\n').findIndex((line) => line.startsWith('---'));
  if (oddLine !== -1) return oddClosing(block, fenceLine + oddLine, oddLine, body);
  if (block.split('\n').length > maxLines) {
    return { kind: 'broken', problem: tooLong(fenceLine, `${maxLines} lines`), body };
  }
  const textLine = firstTextLine(block);
  if (textLine !== undefined) return textInside(text, { fenceLine, line: fenceLine + textLine });
  if (blank === '') return { kind: 'found', block, fenceLine, body };
  return { kind: 'found', block, fenceLine, body, problem: lateStart(fenceLine) };
}

interface Opening {
  readonly start: number;
  readonly fenceLine: number;
  readonly head: string;
}

function oddOpening(
  text: string,
  { opening, start, fenceLine, head, closing }: Opening & { opening: string; closing: RegExpExecArray | null },
): Head {
  const place = { line: fenceLine, column: 4, endLine: fenceLine, endColumn: opening.length + 1 };
  // A thematic break, unless a head follows.
  if (/^-+[ \t]*$/.test(opening) && !/^\n[\p{L}_][\p{L}\p{N}_-]*:/u.test(head)) return { kind: 'none' };
  const language = opening.replace(/^-+/, '').trim();
  const message =
    language === ''
      ? `Line ${fenceLine} has more than three hyphens.`
      : `Line ${fenceLine} must be three hyphens alone; "${cut(language)}" stands behind them.`;
  const body = closing === null ? text : emptied(text, start + closing.index + closing[0].length);
  const hint = 'Write only --- on that line. Front matter is read as YAML, never as another language.';
  return { kind: 'broken', body, problem: { rule: 'front-matter-is-yaml', severity: 'error', message, hint, place } };
}

function unclosed(text: string, { start, fenceLine, head }: Opening): Head {
  const problem: Problem = {
    rule: 'front-matter-is-closed',
    severity: 'error',
    message: `The front matter that begins in line ${fenceLine} has no end.`,
    hint: whereItEnds(head, fenceLine),
    place: { line: fenceLine, column: 1, endLine: fenceLine, endColumn: 4 },
  };
  if (head.length > maxLength && /\n(?:---|\.\.\.)[ \t]*(?=\n|$)/.test(text.slice(start))) {
    return { kind: 'broken', problem: tooLong(fenceLine, '16 KB'), body: text };
  }
  return { kind: 'broken', problem, body: text };
}

/** A word processor makes a dash of the hyphens that close the front matter. */
function dashForHyphens(text: string, head: string, fenceLine: number): Head | undefined {
  const lines = head.split('\n', maxLines);
  const end = lines.findIndex((line, index) => index > 0 && !isPartOfHead(line));
  const written = lines[end]?.trim() ?? '';
  if (!/^[-‐-―−]{1,4}$/u.test(written) || written === '---') return undefined;
  const line = fenceLine + end;
  const problem: Problem = {
    rule: 'front-matter-is-closed',
    severity: 'error',
    message: `Line ${line}, which closes the front matter, is "${written}", not three hyphens; a word processor may have changed them.`,
    hint: 'Write --- there, with three plain hyphens.',
    place: { line, column: 1, endLine: line, endColumn: written.length + 1 },
  };
  return { kind: 'broken', body: text, problem };
}

function isPartOfHead(line: string): boolean {
  return isKey(line) || /^(?:\s+\S|- |#)/.test(line);
}

/** Front matter reaches down to the first empty line, if its first line is a key. */
function whereItEnds(head: string, fenceLine: number): string {
  const lines = head.split('\n').slice(1);
  const empty = lines.findIndex((line) => line.trim() === '');
  const count = empty === -1 ? lines.length : empty;
  const last = lines[count - 1];
  if (last === undefined || !isKey(lines[0] ?? '')) {
    return 'Put a line with only --- below its last line. If line 1 is meant as a rule across the page, write * * * instead.';
  }
  return `Put a line with only --- below line ${fenceLine + count}: "${cut(last.trim())}".`;
}

function isKey(line: string): boolean {
  return /^["']?[\p{L}\p{N}_-]+["']?\s*:(?:\s|$)/u.test(line);
}

/** Index of the first line that looks like the chapter's text: below an empty line, without a key. */
function firstTextLine(block: string): number | undefined {
  const lines = block.split('\n');
  const index = lines.findIndex(
    (line, at) => at > 1 && /^\s*$/.test(lines[at - 1] ?? '') && /^[^\s#\-\]}'"]/.test(line) && !isKey(line),
  );
  return index === -1 ? undefined : index;
}

function textInside(text: string, { fenceLine, line }: { fenceLine: number; line: number }): Head {
  return {
    kind: 'broken',
    body: text,
    problem: {
      rule: 'front-matter-is-closed',
      severity: 'error',
      message: `The front matter that begins in line ${fenceLine} has no end where the text begins, in line ${line}.`,
      hint: `Put a line with only --- above line ${line}. If line ${fenceLine} is meant as a rule across the page, write * * * instead.`,
      place: { line, column: 1 },
    },
  };
}

function oddClosing(block: string, line: number, index: number, body: string): Head {
  const written = block.split('\n')[index] ?? '';
  const hyphens = /^-+[ \t]*$/.test(written);
  return {
    kind: 'broken',
    body,
    problem: {
      rule: 'front-matter-is-closed',
      severity: 'error',
      message: hyphens
        ? 'The line that closes the front matter has more than three hyphens.'
        : `Behind the three hyphens stands "${cut(written.slice(3).trim())}".`,
      hint: 'Write only --- on the line that closes the front matter.',
      place: { line, column: 4, endLine: line, endColumn: written.length + 1 },
    },
  };
}

function tooLong(fenceLine: number, limit: string): Problem {
  return {
    rule: 'front-matter-is-short',
    severity: 'error',
    message: `The front matter is longer than ${limit}.`,
    hint: 'Is the closing line --- in its place? Text of the chapter belongs below it.',
    place: { line: fenceLine, column: 1, endLine: fenceLine, endColumn: 4 },
  };
}

function lateStart(fenceLine: number): Problem {
  return {
    rule: 'front-matter-comes-first',
    severity: 'warning',
    message: 'There are empty lines above the front matter.',
    hint: 'Delete them, so that other programs find it too.',
    place: { line: fenceLine, column: 1, endLine: fenceLine, endColumn: 4 },
  };
}

/** The text with every line up to `end` made empty. */
function emptied(text: string, end: number): string {
  return text.slice(0, end).replace(/[^\n]+/g, '') + text.slice(end);
}

function cut(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
