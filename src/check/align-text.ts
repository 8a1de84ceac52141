/**
 * Where each UTF-16 unit of a text stands in the Markdown that it was read from, and behind them where its end is:
 * behind backslashes, in place of `&nbsp;` and the like, and where a line ends, within quotations too. Undefined where
 * the two do not go together, as where the Markdown holds more than this text.
 */
export function alignText(text: string, source: string): readonly number[] | undefined {
  const places: number[] = [];
  let at = 0;
  while (places.length < text.length) {
    const here = places.length;
    const unit = text[here] ?? '';
    const entity = source[at] === '&' ? matchAt(/&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/y) : '';
    const lineEnd = unit === ' ' || unit === '\n' ? matchAt(/[ \t]*\n[ \t>]*/y) : '';
    if (entity !== '' && !text.startsWith(entity, here)) {
      // Nearly all stand for one sign; after one of two, the next unit does not fit.
      places.push(...Array<number>(String.fromCodePoint(text.codePointAt(here) ?? 0).length).fill(at));
      at += entity.length;
    } else if (lineEnd !== '') {
      places.push(at);
      at += lineEnd.length;
    } else if (source[at] === unit) {
      places.push(at++);
    } else if (source[at] === '\\' && source[at + 1] === unit) {
      at++;
    } else {
      return undefined;
    }
  }
  return [...places, at];

  function matchAt(pattern: RegExp): string {
    pattern.lastIndex = at;
    return pattern.exec(source)?.[0] ?? '';
  }
}
