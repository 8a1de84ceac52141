import type { Delete, Emphasis, Strong } from '../../model/content.ts';
import { placeOf } from '../../text/place.ts';
import { shorten } from '../../text/quote.ts';
import { everyNode } from '../../text/walk.ts';
import { inlineText } from '../../text/words.ts';
import type { Rule } from '../rule.ts';

/** Signs inside words and numbers, as in `f**k`, `5*3*2` and `10~20`, make nothing italic, bold or struck out. */
export const emphasisIsMeant: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    if (!inside.test(chapter.text)) continue;
    const lines = chapter.text.split('\n');
    for (const node of everyNode(chapter.content)) {
      if (node.type !== 'emphasis' && node.type !== 'strong' && node.type !== 'delete') continue;
      const sign = signInside(node, lines);
      if (sign === undefined) continue;
      const words = shorten(inlineText(node.children), 40);
      yield {
        severity: 'warning',
        message: `The signs "${sign}" around "${words}" stand inside words or numbers. They ${becomes[node.type]} and are not printed.`,
        hint: `If the signs are to be printed, put a backslash before each: "${[...sign].map((each) => `\\${each}`).join('')}".`,
        file: chapter.file,
        ...placeOf(node.position),
      };
    }
  }
};

/** A sign with letters on both sides. It is looked for first, as there are far fewer signs than letters. */
const inside = /[*~](?<=[\p{L}\p{N}](?:\*{1,3}|~))[\p{L}\p{N}]/u;

const becomes = { emphasis: 'make it italic', strong: 'make it bold', delete: 'strike it out' } as const;

/** The signs of an emphasis that begins and ends inside words and that nobody would write on purpose. */
function signInside(
  { position, type, children }: Emphasis | Strong | Delete,
  lines: readonly string[],
): string | undefined {
  if (!position) return undefined;
  const { start, end } = position;
  const [line = '', last = ''] = [lines[start.line - 1], lines[end.line - 1]];
  const sign = /^(?:\*+|~+)/.exec(line.slice(start.column - 1))?.[0];
  const [before = '', after = ''] = [line[start.column - 2], last[end.column - 1]];
  if (sign === undefined) return undefined;
  if (type === 'delete') return sign === '~' && isInWord.test(before) && isInWord.test(after) ? sign : undefined;
  const words = inlineText(children);
  const isNumber = /\d/.test(before) && /\d/.test(after);
  return isNumber || (/\s/.test(words) && isSpaced.test(before) && isSpaced.test(after)) ? sign : undefined;
}

const isInWord = /[\p{L}\p{N}]/u;
/** Of a script that has spaces between its words, so that there is no need to begin within one. */
const isSpaced = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]/u;
