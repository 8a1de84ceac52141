import { quoteYaml } from '../../text/quote.ts';
import { isKeyWord } from './key-names.ts';
import { type Fix, linesWith, newLine } from './fix.ts';

/** `title:Oak` → `title: Oak`, for keys that we know. */
export const colonSpaces: Fix = {
  mends: 'problem',
  keeps: 'body',
  edits: (input) => {
    const lines = input.text.split('\n');
    return linesWith(input, 'yaml-can-be-read').flatMap(({ line, written }) => {
      const [, lead = '', key = '', value = ''] =
        /^(\s*(?:- +)*)([\p{L}_][\p{L}\p{N}_-]*):(?!\/\/)(\S.*)$/u.exec(written) ?? [];
      if (key === '' || !isKeyWord(key, input.aliases)) return [];
      const isPlain = !/:(?:\s|$)|\s#/.test(value) && !/^[@`%&*!|>?,#\][{}"'-]/.test(value);
      const mended = `${lead}${key}: ${isPlain || /^["'[{]/.test(value) ? value : quoteYaml(value)}`;
      return [newLine(lines, line, mended, `A space stands after the colon of "${key}".`)];
    });
  },
};
