// Longer than any honest part of one; without a bound, a long run of letters would take its square in time.
const before = /[\p{L}\p{N}._%+'-]{1,64}$/u;
const behind = /^@(?:[\p{L}\p{N}-]{1,63}\.){1,5}\p{L}{2,24}/u;

/** The first mail address in a text: `jane@example.org`. */
export function findMailAddress(text: string): string | undefined {
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const local = before.exec(text.slice(Math.max(0, at - 64), at))?.[0];
    const domain = behind.exec(text.slice(at, at + 400))?.[0];
    if (local !== undefined && domain !== undefined) return local.replace(/^[.'-]+/, '') + domain;
  }
  return undefined;
}
