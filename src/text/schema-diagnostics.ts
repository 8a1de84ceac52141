import type { Diagnostic, Place, Severity } from '../model/checked.ts';
import { nearest } from './nearest.ts';
import { type Problem, valueAt } from './schema-issues.ts';
import { keyName, namePath, sayWrong, wrongHint } from './schema-words.ts';
import type { KeysInside } from './yaml/strays.ts';
import type { YamlDocument } from './yaml/yaml.ts';

export interface ValidateOptions {
  readonly file: string;
  /** How serious an unknown key is; `error` unless told. */
  readonly unknown?: Severity | 'off';
  /** What the keys belong to, as a person would say it: `a chapter`, `book.yml`. */
  readonly what: string;
  /** How to write a key that is missing, where "key: …" does not say it. */
  readonly hintForMissing?: Readonly<Record<string, string>>;
  /** Keys that belong into another one, by its name: a person's into `author`. */
  readonly inside?: KeysInside;
  /** What to do about a key that is none here, but that many people write. */
  readonly hintForUnknown?: (key: string) => string | undefined;
}

type Path = readonly (string | number)[];

/** What a problem is told with. */
export interface Context {
  readonly document: YamlDocument;
  readonly empty: ReadonlySet<string>;
  readonly options: ValidateOptions;
}

/** A problem in the words of whoever wrote the document, at its place; nothing where it is not told. */
export function diagnose(problem: Problem, { document, empty, options }: Context): Diagnostic | undefined {
  const { file } = options;
  const path = problem.path.join('.');
  const name = namePath(problem.path, document);
  if (problem.kind === 'unknown') {
    const severity = options.unknown ?? 'error';
    if (severity === 'off') return undefined;
    const unknown = explainUnknown(problem, { document, empty, options });
    return { rule: 'keys-are-known', severity, ...unknown, file, ...placed(document.keys.get(path)) };
  }
  if (problem.kind === 'missing') {
    const isEmpty = empty.has(path);
    // It was there, but wrong, and has been told.
    if (!isEmpty && valueAt(document.value, problem.path) !== undefined) return undefined;
    const message = isEmpty ? `${name} has no value.` : `${name} is missing.`;
    const hint = isEmpty ? 'Write it behind the colon, on the same line.' : hintForMissing(problem.path, options);
    const place = isEmpty
      ? document.keys.get(path)
      : (nearestPlace(document, problem.path.slice(0, -1), 'start') ?? { line: 1, column: 1 });
    return { rule: 'needed-keys-are-given', severity: 'error', message, hint, file, ...placed(place) };
  }
  const hint = wrongHint(problem);
  return {
    rule: 'values-fit',
    severity: 'error',
    message: sayWrong(name, problem),
    ...(hint === undefined ? {} : { hint }),
    file,
    ...placed(nearestPlace(document, problem.path)),
  };
}

function hintForMissing(path: Path, { hintForMissing: hints }: ValidateOptions): string {
  const add = hints?.[path.join('.')] ?? `Add a line: ${path.at(-1)}: …`;
  return Number(path.at(-2)) > 0
    ? `If this line belongs to the entry above it, write a space in place of its hyphen. Else a${add.slice(1)}`
    : add;
}

/** What a key that is not known here may have been meant as. */
function explainUnknown(
  { path, known }: Problem & { readonly kind: 'unknown' },
  { document, empty, options }: Context,
): { readonly message: string; readonly hint: string } {
  const written = keyName(path, document);
  const key = String(path.at(-1));
  const owner = path.length === 1 ? options.what : namePath(path.slice(0, -1), document);
  const message = `${written} is not a key of ${owner}, so it is left out.`;
  const home =
    path.length === 1
      ? ([...empty].find((each) => belongsTo(each, key, options)) ?? groupAbove(key, document, options))
      : undefined;
  if (home !== undefined) {
    const name = keyName([home], document);
    return {
      message: `${written} is not indented, so it does not belong to ${name} and is left out.`,
      hint: `Put ${indentInside(home, document)} at the beginning of its line: it then belongs to ${name} above it.`,
    };
  }
  const near = nearest(key, known);
  if (near !== undefined) return { message, hint: `Did you mean "${near}"?` };
  if (key.startsWith('-')) return { message, hint: 'Put a space behind the hyphen.' };
  // Words of a text that goes on from the line above, with a colon in them.
  const before = lastKeyBefore(path, document);
  if (/\s/.test(key) && before !== undefined) {
    const hint = `If it goes on from "${before}" above it, write all of that text on one line, between quotation marks. Else delete the line.`;
    return { message, hint };
  }
  return {
    message,
    hint: options.hintForUnknown?.(key) ?? 'Delete the line, or look for the right word in the manual.',
  };
}

/** Whether a key belongs into the group of keys `home`. */
export function belongsTo(home: string, key: string, { inside = {} }: ValidateOptions): boolean {
  return inside[home]?.has(key.toLowerCase()) ?? false;
}

/** The group right above a key, written line by line, to which it would belong if it were indented. */
function groupAbove(key: string, document: YamlDocument, options: ValidateOptions): string | undefined {
  let above = keyAbove([key], document);
  const homes = Object.keys(options.inside ?? {});
  while (above !== undefined && !homes.includes(above)) {
    const stray = above;
    above = homes.some((home) => belongsTo(home, stray, options)) ? keyAbove([stray], document) : undefined;
  }
  if (above === undefined || !belongsTo(above, key, options)) return undefined;
  const first = lastEntryIn(above, document);
  return first !== undefined && first.line > (document.keys.get(above)?.line ?? 0) ? above : undefined;
}

/** Where the keys of a group begin, or those of the last entry of a list. */
function lastEntryIn(home: string, { value, keys }: YamlDocument): Place | undefined {
  const written = valueAt(value, [home]);
  const path = Array.isArray(written) ? `${home}.${written.length - 1}` : home;
  return [...keys].find(([key]) => key.startsWith(`${path}.`))?.[1];
}

function indentInside(home: string, document: YamlDocument): string {
  const width = (lastEntryIn(home, document)?.column ?? 3) - 1;
  return width === 2 ? 'two spaces' : width === 1 ? 'one space' : `${width} spaces`;
}

/** The key that stands before another one in the same group. */
function keyAbove(path: Path, document: YamlDocument): string | undefined {
  const groupOf = (key: string) => key.split('.').slice(0, -1).join('.');
  const group = groupOf(path.join('.'));
  return lastKeyBefore(path, document, (key) => groupOf(key) === group);
}

/** The key that stands last before another one, of those that count. */
function lastKeyBefore(
  path: Path,
  { keys }: YamlDocument,
  counts: (key: string) => boolean = () => true,
): string | undefined {
  const line = keys.get(path.join('.'))?.line ?? 0;
  return [...keys]
    .filter(([key, place]) => place.line < line && counts(key))
    .toSorted(([, a], [, b]) => b.line - a.line || b.column - a.column)[0]?.[0]
    .split('.')
    .at(-1);
}

/** Of a key without a value. */
export function emptyValue(path: string, document: YamlDocument, { file }: ValidateOptions): Diagnostic {
  const name = namePath(path.split('.'), document);
  return {
    rule: 'values-are-given',
    severity: 'info',
    message: `${name} has no value, so it is left out.`,
    hint: 'Write a value behind the colon, or delete the line.',
    file,
    ...placed(document.keys.get(path)),
  };
}

/** The place of a value, or of what it stands in where it has none of its own. */
function nearestPlace(document: YamlDocument, path: Path, part: 'whole' | 'start' = 'whole'): Place | undefined {
  for (let length = path.length; length >= 0; length--) {
    const key = path.slice(0, length).join('.');
    const place = document.values.get(key) ?? document.keys.get(key);
    if (place !== undefined) {
      return part === 'whole' && length === path.length ? place : { line: place.line, column: place.column };
    }
  }
  return undefined;
}

function placed(place: Place | undefined): { place?: Place } {
  return place === undefined ? {} : { place };
}
