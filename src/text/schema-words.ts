import { nearest } from './nearest.ts';
import { shorten } from './quote.ts';
import type { Problem } from './schema-issues.ts';
import type { YamlDocument } from './yaml/yaml.ts';
import type { YamlValue } from './yaml/nodes.ts';

type Path = readonly (string | number)[];

/** A key as the author typed it, in quotes. */
export function keyName(path: Path, document: YamlDocument): string {
  return `"${shorten(document.typedKeys?.get(path.join('.')) ?? String(path.at(-1) ?? ''))}"`;
}

/** What a path leads to, as a person would say it: `"url" of entry 2 of "authors"`. */
export function namePath(path: Path, document: YamlDocument): string {
  const names = path.map((step, index) => {
    const number = Number(step);
    return Number.isInteger(number) && index > 0 ? `entry ${number + 1}` : keyName(path.slice(0, index + 1), document);
  });
  return names.reverse().join(' of ');
}

/** `"weight" must be a whole number, not "third".` */
export function sayWrong(name: string, { phrase, written }: Problem & { readonly kind: 'wrong' }): string {
  const capital = name.startsWith('entry') ? `E${name.slice(1)}` : name;
  return `${capital} must be ${phrase}, not ${sayValue(written)}.`;
}

function sayValue(value: YamlValue | undefined): string {
  if (typeof value === 'string') return `"${shorten(value)}"`;
  if (value === null || value === undefined) return 'nothing';
  if (!Array.isArray(value)) return 'a group of keys';
  const entries = value as readonly YamlValue[];
  const isShort = entries.length <= 3 && entries.every((entry) => typeof entry === 'string');
  return isShort ? shorten(`[${entries.join(', ')}]`) : 'a list';
}

/** What to do about a wrong value where the schema itself does not say. */
export function wrongHint({
  phrase,
  choices,
  written,
  hint,
}: Problem & { readonly kind: 'wrong' }): string | undefined {
  if (hint !== undefined) return hint;
  if (typeof written !== 'string') {
    if (/^a list/.test(phrase)) return 'Put a hyphen and a space before each entry, each on a line of its own.';
    if (/^a group/.test(phrase)) return undefined;
    const [only, ...others] = Array.isArray(written) ? (written as readonly YamlValue[]) : [];
    if (typeof only === 'string' && others.length === 0) {
      return `Brackets or hyphens make a list. Write it without them: ${shorten(only)}. If brackets are to be printed, put all of it between quotation marks.`;
    }
    return Array.isArray(written)
      ? 'Brackets or hyphens make a list. If it is meant as text, put it between quotation marks.'
      : 'Write it on the line of its key, behind the colon. If it has a colon or curly brackets in it, put it between quotation marks.';
  }
  if (choices !== undefined) {
    const near = nearest(written, choices);
    return near === undefined ? undefined : `Did you mean "${near}"?`;
  }
  if (/^a list/.test(phrase)) return 'Put a hyphen and a space before each entry, each on a line of its own.';
  if (/a group of keys/.test(phrase)) return 'Write each key on a line of its own below, with two spaces before it.';
  return undefined;
}

/** `"a", "b" or "c"` */
export function sayChoices(choices: readonly string[]): string {
  const quoted = choices.map((choice) => `"${choice}"`);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`;
}
