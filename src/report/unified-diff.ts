import { createTwoFilesPatch } from '../text/diff.ts';
import { painter } from './paint.ts';
import { safeText } from './safe-text.ts';

/**
 * What a file becomes, as `diff -u` shows it, without what nobody sees: line ends and a byte order mark. Empty where
 * nothing else changes.
 */
export function unifiedDiff(
  file: string,
  before: string,
  after: string,
  { colour }: { readonly colour: boolean },
): string {
  const paint = painter(colour);
  const seen = before.replace(/^\ufeff+/, '').replace(/\r\n?/g, '\n');
  if (seen === after) return '';
  const patch = createTwoFilesPatch(`a/${file}`, `b/${file}`, seen, after, '', '', { context: 2 });
  const lines = patch
    .split('\n')
    .slice(1)
    .map((line) => safeText(line, 2000));
  return lines
    .map((line) => {
      if (/^(?:---|\+\+\+) [ab]\//.test(line)) return paint('bold', line);
      if (line.startsWith('@@')) return paint('cyan', line);
      return line.startsWith('+') ? paint('green', line) : line.startsWith('-') ? paint('red', line) : line;
    })
    .join('\n');
}
