import type { Element, ElementContent } from 'hast';

const codeElements = new Set(['code', 'tt', 'samp', 'kbd']);

/** The lines of a paragraph that is nothing but code with line breaks in it: `<tt>one<br>two</tt>`. */
export function linesOfCode({ children }: Element): string | undefined {
  const [only, ...others] = children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  if (only?.type !== 'element' || others.length > 0 || !codeElements.has(only.tagName)) return undefined;
  const lines = wordsOf(only).split('\n');
  return lines.length < 2 ? undefined : lines.map((line) => line.trim()).join('\n');
}

function wordsOf(node: ElementContent): string {
  if (node.type === 'text') return node.value.replace(/\s+/g, ' ');
  if (node.type !== 'element') return '';
  return node.tagName === 'br' ? '\n' : node.children.map(wordsOf).join('');
}
