import { quoteYaml, shortenLine } from '../quote.ts';

/** Keys that belong into another one, by its name: a person's into `author`. */
export type KeysInside = Readonly<Record<string, ReadonlySet<string>>>;

/** Lines that do not go together. */
export interface Strays {
  readonly message: string;
  readonly hint: string;
  /** Index of the first line that `repaired` stands for. */
  readonly from: number;
  /** From 1, in the line that the message is about. */
  readonly column: number;
  readonly repaired: readonly string[];
  /** Index of the line that the message is about, where it is not the first. */
  readonly at?: number;
}

interface KeyLine {
  readonly indent: number;
  readonly key: string;
  readonly value: string;
}

function keyLine(text: string | undefined): KeyLine | undefined {
  const [, indent = '', key, value = ''] =
    /^( *)([\p{L}_][\p{L}\p{N}_-]*):(?=\s|$)\s*(.*?)\s*$/u.exec(text ?? '') ?? [];
  return key === undefined ? undefined : { indent: indent.length, key: key.toLowerCase(), value };
}

/**
 * What is wrong around an indented line that tells of a person, where those above it do not go with it: they have lost
 * their spaces, or the person's name stands behind `author:`. Only who knows which keys are a person's can tell.
 */
export function strayLines(lines: readonly string[], index: number, inside: KeysInside): Strays[] {
  const line = keyLine(lines[index]);
  if (line === undefined || line.indent === 0) return [];
  return Object.entries(inside)
    .filter(([, keys]) => keys.has(line.key))
    .flatMap(([home, keys]) => [
      ...withoutIndent(lines, index, { home, keys, indent: line.indent }),
      ...belowAName(lines, index, { home, keys, indent: line.indent }),
    ]);
}

/** `  bio: I write.`, then `And I paint: oaks` at the margin: words of a text, with a colon in them. */
export function textThatGoesOn(lines: readonly string[], index: number): Strays[] {
  const [, words = ''] = /^ *(\p{L}[^:]*):\s/u.exec(lines[index] ?? '') ?? [];
  const above = keyLine(lines[index - 1]);
  if (words.split(/\s+/).length < 3 || above === undefined || !/^[\p{L}\p{N}]/u.test(above.value)) return [];
  const whole = `${above.value} ${lines[index]?.trim() ?? ''}`;
  return [
    {
      message: `This line seems to go on from "${above.key}" above it.`,
      hint: `Write all of it on one line: ${shortenLine(`${above.key}: ${quoteYaml(whole)}`)}`,
      from: index - 1,
      at: index,
      column: 1,
      repaired: [`${' '.repeat(above.indent)}${above.key}: ${quoteYaml(whole)}`, '#'],
    },
  ];
}

interface Home {
  readonly home: string;
  readonly keys: ReadonlySet<string>;
  readonly indent: number;
}

/** `author:`, then `name: Jane` at the margin, then `  city: Sydney`. */
function withoutIndent(lines: readonly string[], index: number, { home, keys, indent }: Home): Strays[] {
  const isStray = (line: KeyLine | undefined) => line?.indent === 0 && keys.has(line.key);
  let from = index;
  while (isStray(keyLine(lines[from - 1]))) from--;
  const above = keyLine(lines[from - 1]);
  const isBegun = above?.indent === indent || (above?.indent === 0 && isHome(above.key, home) && above.value === '');
  if (from === index || !isBegun) return [];
  const number = index - from;
  const written = lines.slice(from, index).flatMap((text) => keyLine(text)?.key ?? []);
  const rest = number === 2 ? ' and of the next' : ` and of the ${number - 1} below it`;
  return [
    {
      message: `"${written[0]}" is not indented, so it does not belong to "${home}" above it.`,
      hint: `Put ${spaces(indent)} at the beginning of this line${number === 1 ? '' : rest}.`,
      from,
      column: 1,
      repaired: lines.slice(from, index).map((text) => ' '.repeat(indent) + text),
    },
  ];
}

/** `author: Jane`, then `  city: Sydney`. */
function belowAName(lines: readonly string[], index: number, { home, keys, indent }: Home): Strays[] {
  const above = keyLine(lines[index - 1]);
  if (above?.indent !== 0 || !isHome(above.key, home) || !/^[\p{L}"'“]/u.test(above.value)) return [];
  let end = index + 1;
  for (let line = keyLine(lines[end]); line?.indent === indent && keys.has(line.key); line = keyLine(lines[end])) end++;
  return [
    {
      message: `The name stands behind "${above.key}:", so nothing more about the person can stand below it.`,
      hint: `Leave "${above.key}:" alone on the line above, and write the name on a line of its own between the two: ${' '.repeat(indent)}${shortenLine(`name: ${above.value}`)}`,
      from: index,
      column: indent + 1,
      // They cannot be read where they stand; of what is lost with them nothing more is to be said.
      repaired: lines.slice(index, end).map((text) => `# ${text}`),
    },
  ];
}

/** `authors` is an `author`. */
function isHome(key: string, home: string): boolean {
  return key === home || key === `${home}s`;
}

function spaces(indent: number): string {
  return indent === 1 ? 'one space' : `${indent} spaces`;
}
