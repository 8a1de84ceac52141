import type { Diagnostic, Place, Severity } from '../model/checked.ts';
import { nearest } from './nearest.ts';
import { type Problem, valueAt } from './schema-issues.ts';
import { keyName, namePath, sayWrong, wrongHint } from './schema-words.ts';
import type { YamlDocument } from './yaml/yaml.ts';

export interface ValidateOptions {
  readonly file: string;
  /** How serious an unknown key is; `error` unless told. */
  readonly unknown?: Severity | 'off';
  /** What the keys belong to, as a person would say it: `a chapter`, `book.yml`. */
  readonly what: string;
  /** How to write a key that is missing, where "key: …" does not say it. */
  readonly hintForMissing?: Readonly<Record<string, string>>;
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
  const isInside = path.length > 1 && !Number.isInteger(Number(path.at(-2)));
  const where = isInside ? ', with as many spaces at its beginning as the lines around it have' : '';
  const add = hints?.[path.join('.')] ?? `Add a line${where}: ${path.at(-1)}: …`;
  return Number(path.at(-2)) > 0
    ? `If this line belongs to the entry above it, write a space in place of its hyphen. Else a${add.slice(1)}`
    : add;
}

/** What a key that is not known here may have been meant as. */
function explainUnknown(
  { path, known }: Problem & { readonly kind: 'unknown' },
  { document, options }: Context,
): { readonly message: string; readonly hint: string } {
  const written = keyName(path, document);
  const key = String(path.at(-1));
  const owner = path.length === 1 ? options.what : namePath(path.slice(0, -1), document);
  const message = `${written} is not a key of ${owner}, so it is left out.`;
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

/** The key that stands last before another one. */
function lastKeyBefore(path: Path, { keys }: YamlDocument): string | undefined {
  const line = keys.get(path.join('.'))?.line ?? 0;
  return [...keys]
    .filter(([, place]) => place.line < line)
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
