import type { Checked, Diagnostic, Place, Severity } from '../model/checked.ts';
import { shorten } from './quote.ts';
import { keyName } from './schema-words.ts';
import type { YamlValue } from './yaml/nodes.ts';
import type { KeysInside } from './yaml/strays.ts';
import type { YamlDocument } from './yaml/yaml.ts';

export interface StrayOptions {
  readonly file: string;
  /** Keys that belong into another one, by its name: a person's into `author`. */
  readonly inside: KeysInside;
  /** How serious a key is that is not known, or `off` where any may be there. */
  readonly unknown: Severity | 'off';
}

/** Other systems have these words at the margin for what is no person's: a page's address, its picture. */
const ofPagesToo: ReadonlySet<string> = new Set(['url', 'link', 'image', 'about']);

/**
 * The lines of a person that have lost the spaces at their beginning, told once for all of them. Below an empty
 * `author:` there is no doubt what they belong to, so they are read as if they were indented; others are taken away.
 */
export function gatherStrays(document: YamlDocument, options: StrayOptions): Checked<YamlDocument> {
  const diagnostics: Diagnostic[] = [];
  let gathered = document;
  for (const home of Object.keys(options.inside)) {
    const run = runBelow(home, gathered, options);
    if (run === undefined) continue;
    const isEmpty = isNothing(gathered.value[home] ?? null);
    if (!isEmpty && options.unknown === 'off') continue;
    const problem = isEmpty ? belowNothing(run, document) : outside(run, document);
    if (problem === undefined) continue;
    const severity = isEmpty || options.unknown === 'off' ? 'error' : options.unknown;
    diagnostics.push({ severity, ...problem, file: options.file, place: run.place });
    gathered = isEmpty ? moved(gathered, run) : without(gathered, run.keys);
  }
  return { value: gathered, diagnostics };
}

/** Keys at the margin, one after the other right below the one that they belong into. */
interface Run {
  readonly home: string;
  readonly keys: readonly string[];
  /** Where the first of the keys stands. */
  readonly place: Place;
  readonly lastLine: number;
}

function runBelow(home: string, { value, keys, values }: YamlDocument, { inside }: StrayOptions): Run | undefined {
  if (!Object.hasOwn(value, home)) return undefined;
  const lines = Object.keys(value)
    .flatMap((key) => {
      const place = keys.get(key);
      return place === undefined ? [] : [{ key, place }];
    })
    .toSorted((a, b) => a.place.line - b.place.line);
  const below = lines.slice(lines.findIndex(({ key }) => key === home) + 1);
  const end = below.findIndex(({ key }) => !inside[home]?.has(key.toLowerCase()));
  const run = end === -1 ? below : below.slice(0, end);
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last || run.every(({ key }) => ofPagesToo.has(key.toLowerCase()))) return undefined;
  const { line, endLine = line, endColumn } = values.get(last.key) ?? last.place;
  // A text over several lines ends where the next line begins.
  const lastLine = endColumn === 1 ? endLine - 1 : endLine;
  return { home, keys: run.map(({ key }) => key), place: first.place, lastLine };
}

type Problem = Pick<Diagnostic, 'rule' | 'message' | 'hint'>;

/** `author:`, then `name: Jane Doe` at the margin. */
function belowNothing(run: Run, document: YamlDocument): Problem {
  return {
    rule: 'yaml-can-be-read',
    message: `${notIndented(run, document)}.`,
    hint: `Put two spaces at the beginning of ${theseLines(run)}.`,
  };
}

/** `  name: Jane Doe` or `author: Jane Doe`, then `city: Sydney` at the margin. */
function outside(run: Run, document: YamlDocument): Problem | undefined {
  const value = document.value[run.home];
  const name = keyName([run.home], document);
  const homeLine = document.keys.get(run.home)?.line ?? 0;
  if (typeof value === 'string') {
    const bare = name.slice(1, -1);
    return {
      rule: 'keys-are-known',
      message: `Behind "${bare}:" stands a name alone, so ${linesOf(run)} cannot belong to it and ${verb(run, 'is', 'are')} left out.`,
      hint: `Leave "${bare}:" alone on line ${homeLine}, write "name: ${shorten(value)}" on a line of its own below it, and put two spaces at the beginning of that line and of ${theseLines(run)}.`,
    };
  }
  const first = lastEntryIn(run.home, document);
  if (first === undefined || first.line <= homeLine) return undefined;
  return {
    rule: 'keys-are-known',
    message: `${notIndented(run, document)} and ${verb(run, 'is', 'are')} left out.`,
    hint: `Put ${spaces(first.column - 1)} at the beginning of ${theseLines(run)}.`,
  };
}

function notIndented(run: Run, document: YamlDocument): string {
  const lines = linesOf(run);
  const does = verb(run, 'it does', 'they do');
  return `L${lines.slice(1)} ${verb(run, 'is', 'are')} not indented, so ${does} not belong to ${keyName([run.home], document)} above ${verb(run, 'it', 'them')}`;
}

/** `line 5`, `lines 5 to 9` */
function linesOf({ place: { line }, lastLine }: Run): string {
  if (line === lastLine) return `line ${line}`;
  return lastLine === line + 1 ? `lines ${line} and ${lastLine}` : `lines ${line} to ${lastLine}`;
}

function theseLines(run: Run): string {
  return verb(run, `line ${run.place.line}`, `each of the ${linesOf(run)}`);
}

function verb({ place: { line }, lastLine }: Run, one: string, several: string): string {
  return line === lastLine ? one : several;
}

function spaces(width: number): string {
  return width === 2 ? 'two spaces' : width === 1 ? 'one space' : `${width} spaces`;
}

/** Where the keys of a group begin, or those of the last entry of a list. */
function lastEntryIn(home: string, { value, keys }: YamlDocument): Place | undefined {
  const written = value[home];
  const path = Array.isArray(written) ? `${home}.${written.length - 1}` : home;
  return [...keys].find(([key]) => key.startsWith(`${path}.`))?.[1];
}

function isNothing(value: YamlValue): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '');
}

/** The document as it would be if the lines were indented. */
function moved(document: YamlDocument, { home, keys, place }: Run): YamlDocument {
  const top = without(document, keys);
  const inner = Object.create(null) as Record<string, YamlValue>;
  for (const key of keys) inner[key] = document.value[key] ?? null;
  const newPath = (path: string) =>
    keys.some((key) => path === key || path.startsWith(`${key}.`)) ? `${home}.${path}` : path;
  const renamed = <T>(map: ReadonlyMap<string, T>) => new Map([...map].map(([path, each]) => [newPath(path), each]));
  const value = Object.assign(Object.create(null) as Record<string, YamlValue>, top.value, { [home]: inner });
  const { keys: places, values, typedKeys } = document;
  const all = renamed(values).set(home, place);
  const typed = typedKeys === undefined ? {} : { typedKeys: renamed(typedKeys) };
  return { value, keys: renamed(places), values: all, ...typed };
}

function without(document: YamlDocument, keys: readonly string[]): YamlDocument {
  const value = Object.assign(Object.create(null) as Record<string, YamlValue>, document.value);
  for (const key of keys) delete value[key];
  return { ...document, value };
}
