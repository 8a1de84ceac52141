/** One instruction of a page: `/c0 cs`, `0.5 0.5 1 scn`. `start` and `end` are its bytes, operands included. */
export interface Instruction {
  readonly operator: string;
  /** Numbers and names (with their `/`); strings, arrays and dictionaries as they stand. */
  readonly operands: readonly (number | string)[];
  readonly start: number;
  readonly end: number;
}

/** Reads the instructions of a page, one after the other. Bytes that are none are passed over. */
export function* readInstructions(bytes: Uint8Array): Generator<Instruction> {
  let operands: (number | string)[] = [];
  let start = 0;
  let at = 0;
  for (;;) {
    at = skipSpace(bytes, at);
    if (at >= bytes.length) return;
    if (operands.length === 0) start = at;
    const end = Math.max(endOfToken(bytes, at), at + 1);
    const token = latin(bytes.subarray(at, end));
    at = end;
    const value = operandOf(token);
    if (value !== undefined) {
      operands.push(value);
      continue;
    }
    // The bytes of a picture inside the page follow ID; they may look like anything.
    if (token === 'ID') at = endOfInlineImage(bytes, at);
    yield { operator: token, operands, start, end: at };
    operands = [];
  }
}

function operandOf(token: string): number | string | undefined {
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(token)) return Number(token);
  if (/^[/([<]/.test(token) || token === 'true' || token === 'false' || token === 'null') return token;
  return undefined;
}

const space = new Set([0, 9, 10, 12, 13, 32]);
const delimiter = new Set([...'()<>[]{}/%'].map((character) => character.charCodeAt(0)));

function skipSpace(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length) {
    if (space.has(bytes[at] ?? 0)) at += 1;
    else if (bytes[at] === 0x25) while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at += 1;
    else break;
  }
  return at;
}

function endOfToken(bytes: Uint8Array, from: number): number {
  const first = String.fromCharCode(bytes[from] ?? 0);
  if (first === '(') return endOfString(bytes, from);
  if (first === '[') return endOfGroup(bytes, from, ']');
  if (first === '<') {
    if (bytes[from + 1] === 0x3c) return endOfGroup(bytes, from + 1, '>') + 1;
    const close = bytes.indexOf(0x3e, from);
    return close < 0 ? bytes.length : close + 1;
  }
  let at = first === '/' ? from + 1 : from;
  while (at < bytes.length && !space.has(bytes[at] ?? 0) && !delimiter.has(bytes[at] ?? 0)) at += 1;
  return at;
}

function endOfString(bytes: Uint8Array, from: number): number {
  let depth = 0;
  for (let at = from; at < bytes.length; at += 1) {
    if (bytes[at] === 0x5c) at += 1;
    else if (bytes[at] === 0x28) depth += 1;
    else if (bytes[at] === 0x29 && --depth === 0) return at + 1;
  }
  return bytes.length;
}

// From an opening [ or <<, with all that is nested in it.
function endOfGroup(bytes: Uint8Array, from: number, close: string): number {
  let at = from + 1;
  for (;;) {
    at = skipSpace(bytes, at);
    if (at >= bytes.length) return bytes.length;
    if (bytes[at] === close.charCodeAt(0)) return at + 1;
    at = Math.max(endOfToken(bytes, at), at + 1);
  }
}

function endOfInlineImage(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 2 < bytes.length; at += 1) {
    const isEnd = bytes[at + 1] === 0x45 && bytes[at + 2] === 0x49 && space.has(bytes[at] ?? 0);
    if (isEnd && (at + 3 >= bytes.length || space.has(bytes[at + 3] ?? 0))) return at + 3;
  }
  return bytes.length;
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 60_000));
}
