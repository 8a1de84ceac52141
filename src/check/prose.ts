import type { Chapter } from '../model/chapter.ts';
import type { Position } from '../model/content.ts';
import { readHead } from '../text/front-matter-fences.ts';
import { everyNode } from '../text/walk.ts';

/**
 * The lines of a chapter with spaces in place of code and HTML comments, and empty lines in place of the front matter.
 * For what the parser no longer shows: lines and columns are those of the file.
 */
export function proseLines(chapter: Chapter): string[] {
  const head = readHead(chapter.text);
  return outsideCode(chapter, head.kind === 'none' ? chapter.text : head.body);
}

/** The same with the front matter. */
export function linesOutsideCode(chapter: Chapter): string[] {
  return outsideCode(chapter, chapter.text);
}

function outsideCode(chapter: Chapter, text: string): string[] {
  const lines = text.split('\n');
  for (const node of everyNode(chapter.content)) {
    if ((node.type === 'code' || node.type === 'inlineCode') && node.position) blank(lines, node.position);
  }
  return withoutComments(lines.join('\n')).split('\n');
}

function blank(lines: string[], { start, end }: Position): void {
  for (let line = start.line; line <= end.line; line += 1) {
    const text = lines[line - 1] ?? '';
    const from = line === start.line ? start.column - 1 : 0;
    const to = line === end.line ? end.column - 1 : text.length;
    lines[line - 1] = text.slice(0, from) + ' '.repeat(Math.max(0, to - from)) + text.slice(Math.max(from, to));
  }
}

function withoutComments(text: string): string {
  const pieces: string[] = [];
  let at = 0;
  for (let start = text.indexOf('<!--'); start !== -1; start = text.indexOf('<!--', at)) {
    const close = text.indexOf('-->', start + 4);
    const end = close === -1 ? text.length : close + 3;
    pieces.push(text.slice(at, start), text.slice(start, end).replace(/[^\n]/g, ' '));
    at = end;
  }
  return [...pieces, text.slice(at)].join('');
}
