import type { CodeBlock } from '../../model/content.ts';
import { placeOf } from '../../text/place.ts';
import { shorten } from '../../text/quote.ts';
import { everyNode } from '../../text/walk.ts';
import { pageMeasures } from '../page-measures.ts';
import type { Rule } from '../rule.ts';

/** Lines of code are no longer than the printed page is wide, and no prose is set as code. */
export const codeFitsThePage: Rule = function* ({ chapters, project }) {
  const isPrinted = project.outputs.includes('pdf');
  const { codeColumns } = pageMeasures(project.print.trim);
  for (const chapter of chapters) {
    for (const node of everyNode(chapter.content)) {
      if (node.type !== 'code') continue;
      if (isProse(node)) {
        yield { severity: 'warning', ...setAsCode(node), file: chapter.file, ...placeOf(node.position) };
        continue;
      }
      if (!isPrinted) continue;
      const lines = node.value.split('\n').map(columns);
      const longest = lines.reduce((most, length) => Math.max(most, length), 0);
      if (longest <= codeColumns) continue;
      const long = lines.filter((length) => length > codeColumns).length;
      yield {
        severity: 'warning',
        message: `${long === 1 ? 'A line of this code is' : `${long} lines of this code are`} too long for the printed page: ${long === 1 ? 'it' : 'the longest'} has ${longest} characters, and ${codeColumns} fit. The rest goes on in a new line.`,
        hint: 'Break such lines where it does no harm.',
        file: chapter.file,
        ...(node.position ? { place: placeOfLine(node.position, node.value, lines.indexOf(longest)) } : {}),
      };
    }
  }
};

const word = /^["“„«‘'([]*\p{L}[\p{L}\p{M}’'-]*[.,;:!?…)\]"”“»’']*$/u;

/** Words after words, and no fence that says that code is meant. */
function isProse({ position, value }: CodeBlock): boolean {
  if (!position || isFenced(position, value)) return false;
  const words = value
    .replace(/<\/?[a-z][^<>]{0,300}>|&#?\w{1,8};/gi, ' ')
    .split(/\s+/)
    .filter((run) => /[\p{L}\p{N}]/u.test(run));
  return words.length >= 8 && words.filter((run) => word.test(run)).length >= words.length * 0.8;
}

function setAsCode({ value }: CodeBlock): { message: string; hint: string } {
  return {
    message: `This text is set as code, in the letters of a typewriter, because it begins with four spaces or a tab: "${shorten(value, 50)}".`,
    hint: 'If it is no code, take the spaces away at the beginning of its lines.',
  };
}

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
