import type * as Mdast from 'mdast';
import type { Diagnostic } from '../../model/checked.ts';
import type { Position } from '../../model/content.ts';
import { shorten } from '../quote.ts';

/**
 * Markdown right below a line of HTML, without an empty line between: it is part of the HTML, so that its signs are
 * printed as they stand.
 */
export function reportUnreadMarkdown(
  nodes: readonly Mdast.RootContent[],
  file: string,
  diagnostics: Diagnostic[],
): void {
  for (const node of nodes) {
    if (node.type === 'html') {
      const found = unreadIn(node.value);
      if (found && node.position) diagnostics.push(unread(found, node.position.start, file));
    } else if ('children' in node && node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'table') {
      reportUnreadMarkdown(node.children, file, diagnostics);
    }
  }
}

interface Unread {
  readonly what: string;
  readonly words: string;
  /** Counted from the first line of the HTML. */
  readonly line: number;
  readonly column: number;
}

const list = /^[*+-][ \t]+\S|^\d{1,3}[.)][ \t]+\S/;
const heading = /^#{1,6}[ \t]+\S/;
const fence = /^(?:`{3}|~{3})/;

function unreadIn(html: string): Unread | undefined {
  // Their text is shown as it stands, or not at all.
  if (/^\s*<(?:pre|script|style|textarea|!|\?)/i.test(html)) return undefined;
  const lines = html.replace(/<pre\b[\s\S]*?(?:<\/pre>|$)/gi, (pre) => pre.replace(/[^\n]/g, ' ')).split('\n');
  const items = lines.filter((line) => list.test(line.trimStart()));
  for (const [line, text] of lines.entries()) {
    const words = text.trimStart();
    const what = whatIs(words, items.length);
    if (line > 0 && what !== undefined) return { what, words, line, column: text.length - words.length + 1 };
  }
  return undefined;
}

// One line with a hyphen or number may be a dash before a name, or a year.
function whatIs(words: string, items: number): string | undefined {
  if (heading.test(words)) return 'heading';
  if (fence.test(words)) return 'code';
  return list.test(words) && (items > 1 || /^[*+]/.test(words)) ? 'list' : undefined;
}

function unread({ what, words, ...at }: Unread, start: Position['start'], file: string): Diagnostic {
  const line = start.line + at.line;
  const column = start.column - 1 + at.column;
  return {
    rule: 'html-ends-with-an-empty-line',
    severity: 'warning',
    message: `This ${what} stands right below a line of HTML and is taken as a part of it, so that its signs are printed: "${shorten(words, 40)}".`,
    hint: 'Put an empty line above it.',
    file,
    place: { line, column, endLine: line, endColumn: column + words.trimEnd().length },
  };
}
