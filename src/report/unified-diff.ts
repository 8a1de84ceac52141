import { createTwoFilesPatch } from 'diff';
import { painter } from './paint.ts';
import { safeText } from './safe-text.ts';

/** What a file becomes, as `diff -u` shows it. A line end or mark that nobody sees is written out. */
export function unifiedDiff(
  file: string,
  before: string,
  after: string,
  { colour }: { readonly colour: boolean },
): string {
  const paint = painter(colour);
  const patch = createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, '', '', { context: 2 });
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
