import type { Checked, Diagnostic, Place, Severity } from '../model/checked.ts';
import { nearest } from './nearest.ts';
import { readIssues, valueAt, type Problem } from './schema-issues.ts';
import { keyName, namePath, sayWrong, wrongHint } from './schema-words.ts';
import type { YamlDocument, YamlMapping, YamlValue } from './yaml.ts';
import type * as z from './zod.ts';

export interface ValidateOptions {
  readonly file: string;
  /** How serious an unknown key is; `error` unless told. */
  readonly unknown?: Severity | 'off';
  /** What the keys belong to, as a person would say it: `a chapter`, `book.yml`. */
  readonly what: string;
  /** How to write a key that is missing, where "key: …" does not say it. */
  readonly hintForMissing?: Readonly<Record<string, string>>;
  /** Keys that belong into another one, by its name: a person's into `author`. */
  readonly inside?: Readonly<Record<string, ReadonlySet<string>>>;
}

type Path = readonly (string | number)[];

/**
 * Reads a document by a schema. Every mistake is a diagnostic at its line and column, in the author's own words. What
 * is wrong is left out and the rest read, so there is a value beside errors unless something required is missing.
 *
 * The schema's messages are phrases that go on from "must be": `a whole number`.
 */
export function validate<T>(
  schema: z.ZodType<T>,
  document: YamlDocument,
  options: ValidateOptions,
): Checked<T | undefined> {
  const diagnostics = new Map<string, Diagnostic>();
  const empty = new Set<string>();
  let value: YamlMapping = withoutEmpty(document.value, '', empty) as YamlMapping;
  // Each round takes at least one key away. A second one finds what the first mistake hid.
  for (let round = 0; round < 1000; round++) {
    const result = schema.safeParse(value, { reportInput: true });
    const problems = result.success ? [] : readIssues(result.error.issues, value);
    for (const problem of problems) {
      const diagnostic = diagnose(problem, { document, empty, options });
      if (diagnostic !== undefined) diagnostics.set(JSON.stringify(diagnostic), diagnostic);
      if (problem.kind === 'missing') empty.delete(problem.path.join('.'));
    }
    if (result.success) {
      // Whoever writes `summary: ""` says that there is none.
      const told = [...empty]
        .filter((path) => valueAt(document.value, path.split('.')) === null)
        // Of what stands in a wrong value, or lies below it by mistake, something else is told.
        .filter((path) => valueAt(value, path.split('.').slice(0, -1)) !== undefined)
        .filter((path) => !Object.keys(document.value).some((key) => belongsTo(path, key, options)))
        .map((path) => emptyValue(path, document, options));
      return { value: result.data, diagnostics: inOrder([...diagnostics.values(), ...told]) };
    }
    const pruned = prune(value, problems);
    if (pruned === undefined) break;
    value = pruned;
  }
  return { value: undefined, diagnostics: inOrder([...diagnostics.values()]) };
}

interface Context {
  readonly document: YamlDocument;
  readonly empty: ReadonlySet<string>;
  readonly options: ValidateOptions;
}

function diagnose(problem: Problem, { document, empty, options }: Context): Diagnostic | undefined {
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
  const above = keyAbove(path, document);
  const home =
    path.length === 1
      ? ([...empty].find((each) => belongsTo(each, key, options)) ?? groupAbove(key, document, options))
      : undefined;
  if (home !== undefined) {
    return {
      message: `${written} is not indented, so it does not belong to ${keyName([home], document)} and is left out.`,
      hint: `Put two spaces at the beginning of its line: it then belongs to ${keyName([home], document)} above it.`,
    };
  }
  const near = nearest(key, known);
  if (near !== undefined) return { message, hint: `Did you mean "${near}"?` };
  if (key.startsWith('-')) return { message, hint: 'Put a space behind the hyphen.' };
  // Words of a text that goes on from the line above, with a colon in them.
  if (/\s/.test(key) && above !== undefined) {
    const hint = `If it goes on from "${above}" above it, write all of that text on one line, between quotation marks. Else delete the line.`;
    return { message, hint };
  }
  return { message, hint: 'Delete the line, or look for the right word in the manual.' };
}

function belongsTo(home: string, key: string, { inside = {} }: ValidateOptions): boolean {
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
  const first = Object.keys(valueAt(document.value, [above]) ?? {})[0];
  const lineOf = (name: string) => document.keys.get(name)?.line ?? 0;
  return first !== undefined && lineOf(`${above}.${first}`) > lineOf(above) ? above : undefined;
}

/** The key that stands before another one in the same group. */
function keyAbove(path: Path, { keys }: YamlDocument): string | undefined {
  const group = path.slice(0, -1).join('.');
  const line = keys.get(path.join('.'))?.line ?? 0;
  const above = [...keys].filter(
    ([each, place]) => each.split('.').slice(0, -1).join('.') === group && place.line < line,
  );
  return above
    .toSorted(([, a], [, b]) => b.line - a.line)[0]?.[0]
    .split('.')
    .at(-1);
}

function emptyValue(path: string, document: YamlDocument, { file }: ValidateOptions): Diagnostic {
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

function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const at = ({ place }: Diagnostic) => (place?.line ?? 0) * 10_000 + Math.min(place?.column ?? 0, 9_999);
  return diagnostics.toSorted((a, b) => at(a) - at(b));
}

/** The value without lines `key:` and `key: ""`, which say nothing; their paths are added to `empty`. */
function withoutEmpty(value: YamlValue, path: string, empty: Set<string>): YamlValue {
  if (value === null || typeof value === 'string') return value;
  const inside = (step: string | number) => (path === '' ? String(step) : `${path}.${step}`);
  if (isList(value)) return value.map((child, index) => withoutEmpty(child, inside(index), empty));
  const kept = Object.create(null) as Record<string, YamlValue>;
  for (const [key, child] of Object.entries(value)) {
    if (child === null || (typeof child === 'string' && child.trim() === '')) empty.add(inside(key));
    else kept[key] = withoutEmpty(child, inside(key), empty);
  }
  return kept;
}

/** The value without what is wrong: the keys themselves, or what they are missing in. Nothing where all is wrong. */
function prune(value: YamlMapping, problems: readonly Problem[]): YamlMapping | undefined {
  let pruned: YamlValue = value;
  for (const { path } of problems) {
    const length = path.findLastIndex((_, index) => valueAt(value, path.slice(0, index + 1)) !== undefined) + 1;
    if (length === 0) return undefined;
    pruned = removeAt(pruned, path.slice(0, length)) ?? pruned;
  }
  return pruned as YamlMapping;
}

function removeAt(value: YamlValue | undefined, path: Path): YamlValue | undefined {
  const [step, ...rest] = path;
  if (step === undefined || value === null || typeof value !== 'object') return undefined;
  if (isList(value)) {
    const index = Number(step);
    if (value[index] === undefined) return undefined;
    // An entry that is taken out leaves a gap, so that the paths of the others stay true.
    const child = rest.length === 0 ? null : removeAt(value[index], rest);
    return child === undefined ? undefined : value.with(index, child);
  }
  if (value[step] === undefined) return undefined;
  const kept = Object.assign(Object.create(null) as Record<string, YamlValue>, value);
  if (rest.length === 0) delete kept[step];
  else {
    const child = removeAt(value[step], rest);
    if (child === undefined) return undefined;
    kept[step] = child;
  }
  return kept;
}

function isList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value);
}
