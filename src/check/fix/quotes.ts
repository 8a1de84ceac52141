import { quoteYaml } from '../../text/quote.ts';
import { type Edit, type Fix, keyedLine, linesWith, newLine } from './fix.ts';

/** A value with a colon, a # or an @ stands between quotation marks, and not between curly ones. */
export const quotes: Fix = {
  mends: 'problem',
  keeps: 'body',
  edits: (input) => {
    const lines = input.text.split('\n');
    const mend = (rule: string, mended: (parts: Parts) => string | undefined): Edit[] =>
      linesWith(input, rule).flatMap(({ line, written }) => {
        const [, lead = '', key = '', space = '', value = '', note = ''] = keyedLine.exec(written) ?? [];
        const text = key === '' ? undefined : mended({ value, note });
        if (text === undefined) return [];
        return [
          newLine(
            lines,
            line,
            `${lead}${key}:${space}${text}`,
            `The value of "${key}" stands between quotation marks.`,
          ),
        ];
      });
    return [...mend('yaml-can-be-read', unreadable), ...mend('values-are-whole', notWhole)].filter(isFirstOfLine);
  },
};

interface Parts {
  readonly value: string;
  readonly note: string;
}

function unreadable({ value, note }: Parts): string | undefined {
  if (/^["'[{|>]/.test(value) || !(/:(?:\s|$)/.test(value) || /^[@`%]/.test(value))) return undefined;
  return quoteYaml(withoutCurly(value) ?? value) + note;
}

/** `Rule #1`, where YAML takes the end for a note, and `“Rule”`, where the marks are meant for YAML. */
function notWhole({ value, note }: Parts): string | undefined {
  if (/^["'[{|>]/.test(value)) return undefined;
  const inner = withoutCurly(value);
  if (inner !== undefined) return quoteYaml(inner) + note;
  return /\s#[^\s#]/.test(value) ? quoteYaml(value) + note : undefined;
}

function withoutCurly(value: string): string | undefined {
  return /^[“”„«]([^“”„«»]*)[“”»]$/u.exec(value)?.[1];
}

function isFirstOfLine({ line }: Edit, index: number, edits: readonly Edit[]): boolean {
  return edits.findIndex((other) => other.line === line) === index;
}
