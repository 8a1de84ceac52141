// Longer than any honest part of one; without a bound, a long run of letters would take its square in time.
const before = /[\p{L}\p{N}._%+'-]{1,64}$/u;
const behind = /^@(?:[\p{L}\p{N}-]{1,63}\.){1,5}\p{L}{2,24}/u;

/** The first mail address in a text: `jane@example.org`. */
export function findMailAddress(text: string): string | undefined {
  for (const { start, end } of mailAddresses(text)) return text.slice(start, end);
  return undefined;
}

/** The text with `…` for each mail address: an author is told of it, but the world need not see it meanwhile. */
export function withoutMailAddresses(text: string): string {
  const kept: string[] = [];
  let end = 0;
  for (const address of mailAddresses(text)) {
    if (address.start >= end) kept.push(text.slice(end, address.start), '…');
    end = address.end;
  }
  return kept.join('') + text.slice(end);
}

function* mailAddresses(text: string): Generator<{ readonly start: number; readonly end: number }> {
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const local = before.exec(text.slice(Math.max(0, at - 64), at))?.[0].replace(/^[.'-]+/, '');
    const domain = behind.exec(text.slice(at, at + 400))?.[0];
    if (local !== undefined && domain !== undefined) yield { start: at - local.length, end: at + domain.length };
  }
}

/** The name of an identity of git's, which can be a mail address. */
export function publicName(name: string): string {
  const shown = withoutMailAddresses(name).trim();
  return /^[\s…<>]*$/u.test(shown) ? 'somebody without a name' : shown;
}
