import { quoteYaml, shortenLine } from '../quote.ts';
import * as keyLines from './key-lines.ts';
import type { LineMistake } from './key-lines.ts';

/** `  - key: value`, taken apart; `lead` is everything before the value. */
interface Line {
  readonly text: string;
  readonly indent: string;
  readonly key: string | undefined;
  readonly lead: string;
  readonly value: string;
  /** ` # note`, with the spaces before it. */
  readonly note: string;
}

/** What may be wrong with a line, the likeliest first. Which of them is true shows when the text is parsed again. */
export function lineMistakes(lines: readonly string[], index: number): LineMistake[] {
  const text = lines[index] ?? '';
  const line = takeApart(text);
  return [
    ...tabs(text, lines, index),
    ...strangeSpaces(text),
    ...keyLines.strangeColon(text),
    ...keyLines.missingSpace(text),
    ...keyLines.missingSpaceBehindHyphen(text),
    ...keyLines.keyInStars(text),
    ...keyLines.keyInValue(text),
    ...openQuotes(line),
    ...textAfterQuotes(line),
    ...backslashes(line),
    ...openBrackets(line),
    ...needsQuotes(line),
    ...keyLines.otherSign(text),
    ...noColon(lines, index),
  ];
}

const keyPattern = /^(\s*(?:- +)*)([\p{L}_][\p{L}\p{N}_.-]*(?: [\p{L}\p{N}_.-]+){0,3}):(?=\s|$)(\s*)/u;

function takeApart(text: string): Line {
  const keyed = keyPattern.exec(text);
  const lead = keyed?.[0] ?? /^\s*(?:- +)*/.exec(text)?.[0] ?? '';
  const rest = text.slice(lead.length).trimEnd();
  const note = /\s+#(?:\s.*)?$/.exec(rest)?.[0] ?? '';
  return {
    text,
    indent: /^\s*/.exec(text)?.[0] ?? '',
    key: keyed?.[2],
    lead,
    value: rest.slice(0, rest.length - note.length),
    note,
  };
}

function valueOf(line: Line): string {
  return line.key === undefined ? 'This value' : `The value of "${line.key}"`;
}

function* tabs(text: string, lines: readonly string[], index: number): Generator<LineMistake> {
  const indent = /^[ \t]*/.exec(text)?.[0] ?? '';
  if (!indent.includes('\t')) return;
  const rest = text.slice(indent.length);
  const above = lines.slice(0, index).findLast((line) => line.trim() !== '');
  const beside = above === undefined ? '' : (/^ */.exec(above)?.[0] ?? '');
  for (const spaces of [...new Set([indent.replaceAll('\t', '  '), beside, `${beside}  `])]) {
    const repaired = `${spaces}${rest}`;
    yield {
      message: 'This line is indented with a tab. Only spaces may stand at the beginning of a line.',
      hint: `Write it ${spaces === '' ? 'without the tab' : `with ${count(spaces)} at its beginning`}: ${shortenLine(repaired)}`,
      column: indent.indexOf('\t') + 1,
      repaired,
    };
  }
}

/** What comes with text that is copied from web pages and word processors. */
export function* strangeSpaces(text: string): Generator<LineMistake> {
  const strange = /^([ ]*)([\u00a0\u2000-\u200b\u202f\u3000\ufeff][\s\u200b]*)/u.exec(text);
  if (strange === null) return;
  const spaces = ' '.repeat(text.length - text.replace(/^[\s\u200b]+/u, '').length);
  const repaired = `${spaces}${text.slice(spaces.length)}`;
  yield {
    message: 'This line begins with a space of another kind (from a web page or a word processor).',
    hint: 'Delete the spaces at its beginning and type them again.',
    column: (strange[1] ?? '').length + 1,
    repaired,
  };
}

function* openQuotes(line: Line): Generator<LineMistake> {
  const value = `${line.value}${line.note}`;
  const mark = value[0];
  if (mark !== '"' && mark !== "'") return;
  const inner = value.slice(1);
  if (inner.includes(mark)) return;
  // 'Twas: no quotation mark but an apostrophe.
  const elided = mark === "'" && /^(?:twas|tis|twere|twill|til|cause|em|round|bout|n|\d0s)\b/i.test(inner);
  const repaired = `${line.lead}${elided ? quoteYaml(value) : `${mark}${inner.trim()}${mark}`}`;
  yield {
    message: elided
      ? `${valueOf(line)} begins with an apostrophe, which is read as a quotation mark.`
      : `The quotation mark at the beginning of ${valueOf(line).replace(/^T/, 't')} is never closed.`,
    hint: `Write: ${shortenLine(repaired)}`,
    column: line.lead.length + 1,
    repaired,
  };
}

function* textAfterQuotes(line: Line): Generator<LineMistake> {
  if (!/^(?:".*"|'.*').+$/.test(line.value) && !/^(?:"[^"]*".*"|'[^']*'.*')$/.test(line.value)) return;
  // The mark that comes next opens a quotation within, or is an apostrophe: the outer two were to hold the value.
  const [, mark = '', inner] = /^(["'])(.*)\1$/.exec(line.value) ?? [];
  const isPair =
    inner !== undefined &&
    /^[^"']*(?:(?<=\s)["'](?=\S)|(?<=[\p{L}\p{N}])'(?=[\p{L}\p{N}]))/u.test(
      inner.replaceAll(mark === '"' ? "'" : '"', '·'),
    );
  const repaired = isPair ? `${line.lead}${quoteYaml(inner)}${line.note}` : quoted(line);
  yield {
    message: isPair
      ? `${valueOf(line)} has quotation marks inside its quotation marks, so that its end is not clear.`
      : `${valueOf(line)} goes on after its quotation mark is closed.`,
    hint: isPair
      ? `Write: ${shortenLine(repaired)}`
      : `Put the whole value between quotation marks: ${shortenLine(repaired)}`,
    column: line.lead.length + 1,
    repaired,
  };
}

function* backslashes(line: Line): Generator<LineMistake> {
  const inner = /^"(.*)"$/.exec(line.value)?.[1];
  if (inner === undefined || !inner.includes('\\')) return;
  const repaired = `${line.lead}${quoteYaml(inner.replaceAll('\\"', '"'))}${line.note}`;
  yield {
    message: `Between double quotation marks, a backslash has a meaning of its own.`,
    hint: `Write: ${shortenLine(repaired)}`,
    column: line.lead.length + 1 + line.value.indexOf('\\'),
    repaired,
  };
}

function* needsQuotes(line: Line): Generator<LineMistake> {
  const { value } = line;
  if (value === '' || /^["']/.test(value)) return;
  const curly = /^[“”„«]([^“”„«»]*)[“”»]$/u.exec(value)?.[1];
  const repaired = curly === undefined ? quoted(line) : `${line.lead}${quoteYaml(curly)}${line.note}`;
  const colon = value.search(/:(?:\s|$)/);
  const hint = `Write: ${shortenLine(repaired)}`;
  if (/^[@`%&*!|>?,#\][{}-]/.test(value)) {
    const message = `${valueOf(line)} begins with "${value[0]}", which has a meaning of its own, so it needs quotation marks.`;
    yield { message, hint, column: line.lead.length + 1, repaired };
  } else if (colon !== -1 && line.key !== undefined) {
    const message =
      colon === value.length - 1
        ? `${valueOf(line)} ends with a colon, so it needs quotation marks.`
        : `${valueOf(line)} has a colon followed by a space, so it needs quotation marks.`;
    yield { message, hint, column: line.lead.length + colon + 1, repaired };
  }
}

function* openBrackets(line: Line): Generator<LineMistake> {
  const open = /^[[{]/.exec(line.value)?.[0];
  const close = open === '[' ? ']' : '}';
  if (open === undefined || line.value.includes(close)) return;
  const repaired = `${line.lead}${line.value}${close}${line.note}`;
  yield {
    message: `The bracket "${open}" is never closed.`,
    hint: `Write: ${shortenLine(repaired)}`,
    column: line.lead.length + 1,
    repaired,
  };
}

/** The ways in which a line may be indented too far or too little: it should begin where one around it begins. */
export function indentationMistakes(lines: readonly string[], index: number): LineMistake[] {
  const text = lines[index] ?? '';
  const indent = /^ */.exec(text)?.[0] ?? '';
  if (!beginsEntry(text)) return [];
  const others = [...lines.slice(0, index).reverse(), ...lines.slice(index + 1)].filter(beginsEntry);
  const widths = [...new Set(others.flatMap(entryWidths))].filter((width) => width !== indent.length);
  // Of two equally near ones, the sort keeps the one that stands nearer above.
  widths.sort((a, b) => Math.abs(a - indent.length) - Math.abs(b - indent.length));
  return widths.slice(0, 4).map((length) => {
    const width = ' '.repeat(length);
    const repaired = `${width}${text.slice(indent.length)}`;
    return {
      message: `This line is ${indent === '' ? 'not indented' : `indented by ${count(indent)}`}, which does not fit the lines around it.`,
      hint: `Write it ${width === '' ? 'without spaces' : `with ${count(width)}`} at its beginning: ${shortenLine(repaired)}`,
      column: 1,
      repaired,
    };
  });
}

/** Where an entry begins and, in a list, where the word behind its hyphen does. */
function entryWidths(line: string): number[] {
  const indent = /^ */.exec(line)?.[0].length ?? 0;
  const behindHyphen = /^ *- +/.exec(line)?.[0].length;
  return behindHyphen === undefined ? [indent] : [behindHyphen, indent];
}

function beginsEntry(text: string): boolean {
  return keyPattern.test(text) || /^ *- /.test(text);
}

function* noColon(lines: readonly string[], index: number): Generator<LineMistake> {
  const text = lines[index] ?? '';
  if (/:(?:\s|$)/.test(text) || /^(?:\s*- |-{3}|\.{3})/.test(text)) return;
  const message = 'This line has no colon, so it is not clear what it is.';
  const above = lines.slice(0, index).findLast((line) => line.trim() !== '');
  const continued = `${/^ */.exec(above ?? '')?.[0] ?? ''}  ${text.trim()}`;
  const [, word, rest] = /^\s*([\p{L}_-]{3,})\s+(.*)$/u.exec(text) ?? [];
  const asKey = word === undefined ? 'key: value' : `${word}: ${rest}`;
  if (above !== undefined && /:(?:\s|$)/.test(above)) {
    const isBare = /^\s*(?:- +)*[\p{L}_-]+:\s*$/u.test(above);
    yield {
      message,
      hint: isBare
        ? `Write it behind the colon of the line above: ${shortenLine(`${above.trim()} ${text.trim()}`)}`
        : `If it goes on from the line above, put ${count(/^ */.exec(continued)?.[0] ?? '')} before it; else write: ${shortenLine(asKey)}`,
      column: 1,
      repaired: continued,
    };
  }
  yield { message, hint: `Write: ${shortenLine(asKey)}`, column: 1, repaired: `# ${text}` };
}

function quoted(line: Line): string {
  return `${line.lead}${quoteYaml(line.value)}${line.note}`;
}

function count(indent: string): string {
  return indent.length === 1 ? 'one space' : `${indent.length} spaces`;
}
