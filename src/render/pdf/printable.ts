/** One line of text: control characters become spaces, and runs that no line could hold may be broken. */
export function printable(value: string): string {
  return breakable(oneLine(value), 32);
}

// U+2060, which lets no line end where it stands and prints nothing.
const joiner = '\u2060';

/**
 * Prose: no line begins with a dash, which stays with the word before it. One that opens ("dijo él —y rió—") goes with
 * the word behind it. `isInside` where other words of the paragraph stand before.
 */
export function prose(value: string, isInside: boolean): string {
  const joined = printable(value)
    .replace(/(?<=\S)(?=[—–])/gu, joiner)
    .replace(/(?<=\S) (?=[—–](?:\s|$))/gu, '\u00A0');
  return isInside && /^[—–]/u.test(joined) ? joiner + joined : joined;
}

/** A title: no line begins with a dash that stands between two of its parts. */
export function titleWords(value: string): string {
  return printable(value).replace(/(?<=\S) (?=[—–-] )/gu, '\u00A0');
}

/** One line that is not printed, as a PDF's own words about itself. */
export function oneLine(value: string): string {
  return value.replace(/[\u0000-\u001F\u007F-\u009F\u2028\u2029]+/g, ' ');
}

// A line of code on the narrowest page of the themes holds about this many characters.
const codeLine = 60;

/** Lines of code: tabs and line ends stay. */
export function codeText(value: string): string {
  return breakable(value.replace(/[\u0000-\u0008\u000B-\u001F\u007F]+/g, ''), codeLine);
}

// U+200B lets a line end there and prints nothing. Scripts without spaces break by themselves.
function breakable(value: string, longest: number): string {
  return value.replace(new RegExp(`[!-~\\u00C0-\\u024F]{${longest + 1},}`, 'g'), (run) =>
    run.replace(
      new RegExp(`[/?&=._,;:-](?=[^/?&=._,;:-])|[^/?&=._,;:-]{${longest}}(?=[^/?&=._,;:-])`, 'g'),
      '$&\u200B',
    ),
  );
}
