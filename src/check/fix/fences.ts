import { readHead } from '../../text/front-matter-fences.ts';
import { matterAliases, matterKeys } from '../../text/front-matter-words.ts';
import { misplacedFrontMatter } from '../../text/misplaced-front-matter.ts';
import { type Edit, type Fix, newLine } from './fix.ts';

/** A line of hyphens above or below the front matter that is missing or odd, where there is no doubt what it should be. */
export const fences: Fix = {
  mends: 'problem',
  keeps: 'end of the text',
  edits: ({ text }) => {
    const lines = text.split('\n');
    const head = readHead(text);
    if (head.kind === 'none') return opening(text, lines);
    return head.kind === 'broken' && head.problem.rule === 'front-matter-is-closed'
      ? closing(lines, head.problem.place?.line ?? 1)
      : [];
  },
};

function closing(lines: readonly string[], line: number): Edit[] {
  const start = lines.findIndex((each) => each.trim() !== '') + 1;
  const odd = lines.findIndex((each, index) => index >= start && /^(?:-{4,}|[-‐-―−]{1,4})[ \t]*$/u.test(each));
  if (odd !== -1 && (odd === line - 1 || isHead(lines.slice(start, odd)))) {
    return [newLine(lines, odd + 1, '---', 'The line that closes the front matter has three hyphens.')];
  }
  const end = endOfKeys(lines, start);
  if (end === undefined) return [];
  const says = 'A line --- closes the front matter.';
  return [{ line: end + 1, column: 1, endColumn: 1, text: '---\n', says }];
}

/** Index of the empty line between keys and text. Nothing where it could be another one as well. */
function endOfKeys(lines: readonly string[], start: number): number | undefined {
  const end = lines.findIndex((line, index) => index >= start && line.trim() === '');
  if (end === -1) return undefined;
  const next = lines.slice(end).find((line) => line.trim() !== '');
  // More keys below an empty line: the front matter goes on.
  return isHead(lines.slice(start, end)) && next !== undefined && !isKey(next) && !/^(?:\s|- |---)/.test(next)
    ? end
    : undefined;
}

function opening(text: string, lines: readonly string[]): Edit[] {
  const { problem, remedy, lastLine } = misplacedFrontMatter(text) ?? {};
  const line = problem?.place?.line;
  if (line === undefined) return [];
  if (remedy === 'add-above' || remedy === 'add-both') {
    const added = [{ line, column: 1, endColumn: 1, text: '---\n', says: 'A line --- opens the front matter.' }];
    if (lastLine === undefined) return added;
    const says = 'A line --- closes the front matter.';
    return [...added, { line: lastLine + 1, column: 1, endColumn: 1, text: '---\n', says }];
  }
  if (remedy !== 'replace') return [];
  const end = lines.findIndex((each, index) => index >= line && /^[-‐-―−]{1,4}$/u.test(each.trim()));
  if (end === -1) return [];
  const says = 'Three plain hyphens stand around the front matter.';
  return [
    newLine(lines, line, '---', says),
    ...(/^---[ \t]*$/.test(lines[end] ?? '') ? [] : [newLine(lines, end + 1, '---', says)]),
  ];
}

function isHead(lines: readonly string[]): boolean {
  return lines.some(isOurKey) && lines.every((line) => isKey(line) || isOurKey(line) || /^(?:\s+\S|- |#)/.test(line));
}

function isKey(line: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_-]*:(?:\s|$)/u.test(line);
}

/** Also without the space behind its colon. */
function isOurKey(line: string): boolean {
  const key = /^([a-z_-]+):/.exec(line)?.[1];
  return key !== undefined && (matterKeys.some((known) => known === key) || Object.hasOwn(matterAliases, key));
}
