import type { CodeBlock } from '../../model/content.ts';
import { everyNode } from '../../text/walk.ts';
import { pageMeasures } from '../page-measures.ts';
import type { Rule } from '../rule.ts';

/** Lines of code are no longer than the printed page is wide. */
export const codeFitsThePage: Rule = function* ({ chapters, project }) {
  if (!project.outputs.includes('pdf')) return;
  const { codeColumns } = pageMeasures(project.print.trim);
  for (const chapter of chapters) {
    for (const node of everyNode(chapter.content)) {
      if (node.type !== 'code') continue;
      const lines = node.value.split('\n').map(columns);
      const longest = lines.reduce((most, length) => Math.max(most, length), 0);
      if (longest <= codeColumns) continue;
      const long = lines.filter((length) => length > codeColumns).length;
      yield {
        severity: 'warning',
        message: `${long === 1 ? 'A line of this code is' : `${long} lines of this code are`} too long for the printed page: ${long === 1 ? 'it' : 'the longest'} has ${longest} characters, and ${codeColumns} fit. The rest goes on in a new line.`,
        hint: isFenced(node.position, node.value)
          ? 'Break such lines where it does no harm.'
          : 'Is it code at all? A line that begins with four spaces is. If not, take the spaces away.',
        file: chapter.file,
        ...(node.position ? { place: placeOfLine(node.position, node.value, lines.indexOf(longest)) } : {}),
      };
    }
  }
};

type Lines = NonNullable<CodeBlock['position']>;

function isFenced(position: Lines | undefined, value: string): boolean {
  return position !== undefined && position.end.line - position.start.line + 1 > value.split('\n').length;
}

function placeOfLine(position: Lines, value: string, index: number) {
  const line = position.start.line + index + (isFenced(position, value) ? 1 : 0);
  return { line, column: position.start.column };
}

// The engine sets a tab as two spaces. Signs of China, Japan and Korea take the room of two letters, accents none.
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}\t]/gu;

function columns(line: string): number {
  const shown = line.replace(/[\p{Mn}\p{Me}\p{Cf}]/gu, '').trimEnd();
  return [...shown].length + (shown.match(WIDE)?.length ?? 0);
}
