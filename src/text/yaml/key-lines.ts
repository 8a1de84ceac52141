import { matterAliases, matterKeys, personKeys } from '../front-matter-words.ts';
import { quoteYaml, shortenLine } from '../quote.ts';

/** One way to explain and mend a line. `column` counts from 1. */
export interface LineMistake {
  readonly message: string;
  readonly hint: string;
  readonly column: number;
  readonly repaired: string;
}

/** `title:Ash` */
export function* missingSpace(text: string): Generator<LineMistake> {
  const match = /^(\s*(?:- +)*)([\p{L}_][\p{L}\p{N}_-]*):(?!\/\/)(\S.*)$/u.exec(text);
  if (match === null) return;
  const [, lead = '', key = '', value = ''] = match;
  yield* bothWays(value, (written) => ({
    message: `There is no space after the colon of "${key}".`,
    column: lead.length + key.length + 2,
    repaired: `${lead}${key}: ${written}`,
  }));
}

/** `-name: Jane` in a list of people. */
export function* missingSpaceBehindHyphen(text: string): Generator<LineMistake> {
  const [, indent = '', rest = ''] = /^(\s*)-([\p{L}_][\p{L}\p{N}_-]*:(?:\s.*)?)$/u.exec(text) ?? [];
  if (rest === '') return;
  const repaired = `${indent}- ${rest}`;
  yield {
    message: 'There is no space after the hyphen at the beginning of this line.',
    hint: `Write: ${shortenLine(repaired)}`,
    column: indent.length + 2,
    repaired,
  };
}

/** What comes with text that is copied from web pages and word processors, or typed on East Asian keyboards. */
export function* strangeColon(text: string): Generator<LineMistake> {
  const colon =
    /^(\s*(?:- +)*)([\p{L}_][\p{L}\p{N}_-]*)(:[\u00a0\u2000-\u200b\u202f\u3000]+|[：﹕︰][\s\u200b]*)(.*)$/u.exec(text);
  if (colon === null) return;
  const [, lead = '', key = '', sign = '', rest = ''] = colon;
  for (const mistake of bothWays(rest, (written) => ({
    message: `The colon or the space after "${key}" is not the usual one.`,
    column: text.indexOf(sign) + 1,
    repaired: `${lead}${key}: ${written}`,
  }))) {
    yield { ...mistake, hint: mistake.hint.replace('Write:', 'Type both again:') };
  }
}

const known = new Set<string>([...matterKeys, ...Object.keys(matterAliases), ...personKeys]);

const signNames: Readonly<Record<string, string>> = {
  '=': 'an equals sign',
  ';': 'a semicolon',
  '；': 'a semicolon',
};

/** `Title – My essay` and `title = My essay`: a key, with another sign where its colon belongs. */
export function* otherSign(text: string): Generator<LineMistake> {
  const [, indent = '', word = '', sign = '', value = ''] =
    /^(\s*(?:- +)*)([\p{L}_-]{2,30}?)\s*([=;；]|[–—→]|-+>|(?<=\s)-(?=\s))\s*(\S.*)$/u.exec(text) ?? [];
  const key = word.toLowerCase();
  if (!known.has(key)) return;
  yield* bothWays(value, (written) => ({
    message: `Behind "${word}" stands ${signNames[sign] ?? 'a dash'}, where a colon belongs.`,
    column: text.indexOf(sign, indent.length + word.length) + 1,
    repaired: `${indent}${key}: ${written}`,
  }));
}

/** `**title:** Ash`, as bold text is written in a chapter. */
export function* keyInStars(text: string): Generator<LineMistake> {
  const [, indent = '', word = '', rest = ''] =
    /^(\s*)(?:\*{1,3}|_{1,3})([\p{L}_-]{2,30}?)(?::[*_]{1,3}|[*_]{1,3}:)\s*(.*)$/u.exec(text) ?? [];
  if (word === '') return;
  yield* bothWays(rest, (written) => ({
    message: `Stars or low lines stand around "${word}"; here they make nothing bold.`,
    column: indent.length + 1,
    repaired: `${indent}${word}: ${written}`,
  }));
}

/** `author: name: Jane Doe` */
export function* keyInValue(text: string): Generator<LineMistake> {
  const [, lead = '', key = '', rest = ''] = /^(\s*(?:- +)*([\p{L}_-]+):\s+)name:\s+(\S.*)$/iu.exec(text) ?? [];
  if (key === '') return;
  const repaired = `${lead}${rest}`;
  yield {
    message: `Behind "${key}:" stands another word with a colon, "name:".`,
    hint: `Write: ${shortenLine(repaired)}`,
    column: lead.length + 1,
    repaired,
  };
}

/** Slips that make of every line "key: value" a line of plain text, so that no parser stops at it. */
export function textForKey(text: string): LineMistake[] {
  return [...strangeColon(text), ...keyInStars(text), ...otherSign(text)];
}

/** The line with its value as it stands, and with the value between quotation marks in case it needs them. */
function* bothWays(value: string, mend: (written: string) => Omit<LineMistake, 'hint'>): Generator<LineMistake> {
  for (const written of [value, quoteYaml(value)]) {
    const mended = mend(written);
    yield { ...mended, hint: `Write: ${shortenLine(mended.repaired)}` };
  }
}
