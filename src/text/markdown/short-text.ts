import type { Content } from '../../model/content.ts';
import { readContent } from './read-content.ts';
import { suspiciousMarkdown } from './prescan.ts';

/** Ten times the longest bio that is no mistake: at this length no pattern takes the parser a second. */
const MOST_CHARACTERS = 4000;

/**
 * The Markdown of a text of a few lines, read at once and not in a thread that can be stopped. What is too long or
 * nests too deep for that is given as it was written, in one paragraph.
 */
export function readShortText(file: string, text: string): Content {
  if (text.length > MOST_CHARACTERS || suspiciousMarkdown(file, text) !== undefined) return asWritten(text);
  try {
    const { content, diagnostics } = readContent(file, text);
    return diagnostics.some(({ rule }) => rule === 'text-can-be-parsed') ? asWritten(text) : content;
  } catch (error) {
    // The way through HTML calls itself for each element inside another.
    if (isNamed(error, 'RangeError')) return asWritten(text);
    throw error;
  }
}

function asWritten(text: string): Content {
  return { blocks: [{ type: 'paragraph', children: [{ type: 'text', value: text }] }], notes: [] };
}

function isNamed(error: unknown, name: string): boolean {
  return typeof error === 'object' && error !== null && 'name' in error && error.name === name;
}
