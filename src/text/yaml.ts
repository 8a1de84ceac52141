import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  stringify,
  type Node,
  type Pair,
  type Scalar,
} from 'yaml';
import type { Checked, Diagnostic, Place } from '../model/checked.ts';
import { cleanText } from './clean-text.ts';
import { mendYaml, type SyntaxProblem } from './yaml-mistakes.ts';
import { readPlainYaml } from './yaml-plain.ts';
import * as problems from './yaml-problems.ts';
import type { KeysInside } from './yaml-strays.ts';

/** What YAML holds: the author's text, nothing (`title:`), lists and mappings. No number, no date, no truth value. */
export type YamlValue = string | null | readonly YamlValue[] | YamlMapping;

/** A mapping without prototype. */
export interface YamlMapping {
  readonly [key: string]: YamlValue;
}

/**
 * A mapping and where everything in it stands, by path: `title`, `author.0.url`; the whole has the path ''.
 * `keys` has the places of keys, `values` those of values.
 */
export interface YamlDocument {
  readonly value: YamlMapping;
  readonly keys: ReadonlyMap<string, Place>;
  readonly values: ReadonlyMap<string, Place>;
  /** Keys that were renamed (`renameKeys`), by new path: as the author typed them. */
  readonly typedKeys?: ReadonlyMap<string, string>;
}

export interface YamlOptions {
  readonly file: string;
  /** The line of the file on which the text begins; 1 unless told. */
  readonly firstLine?: number;
  /** Most keys in the whole document; 10,000 unless told. */
  readonly maxKeys?: number;
  /** What to do where a list or text stands instead of keys; unless told, what an author of a chapter should do. */
  readonly hintForNoKeys?: Partial<Readonly<Record<'list' | 'text', string>>>;
  /** Keys that belong into another one, so that lines which have lost their place are understood. */
  readonly inside?: KeysInside | undefined;
}

// Deeper than anyone writes, far from the depth at which recursion fails (some 3,000).
const maxDepth = 32;
export const refusedKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads a YAML mapping as text. Anchors, aliases, tags, merge keys and repeated keys are refused. The usual mistakes
 * are explained, each with the line as it should be, and the rest is read as if they were mended: `value` is there
 * beside errors wherever that worked, so that one slip does not hide the others.
 */
export function parseYaml(text: string, options: YamlOptions): Checked<YamlDocument | undefined> {
  const simple = readPlainYaml(text, options);
  if (simple !== undefined) return { value: simple, diagnostics: [] };
  const firstLine = options.firstLine ?? 1;
  let latest: Composed | undefined;
  const compile = (attempt: string) => {
    latest = compose(attempt);
    return latest.problems;
  };
  const mended = mendYaml(text, compile, options.inside);
  const diagnostics = mended.mistakes.map(({ message, hint, line, column }): Diagnostic => {
    const place = { line: line + firstLine - 1, column };
    return { rule: 'yaml-can-be-read', severity: 'error', message, hint, file: options.file, place };
  });
  if (mended.text === undefined || latest === undefined) return { value: undefined, diagnostics };
  const { contents, lineCounter, directive } = latest;
  const placeOf = (start: number, end: number): Place => {
    const from = lineCounter.linePos(start);
    const to = lineCounter.linePos(end);
    return {
      line: from.line + firstLine - 1,
      column: from.col,
      endLine: to.line + firstLine - 1,
      endColumn: to.col,
    };
  };
  const reading: Reading = {
    text: mended.text,
    maxKeys: options.maxKeys ?? 10_000,
    keys: new Map(),
    values: new Map(),
    seenKeys: 0,
    placeOf,
    report: (problem, place) => diagnostics.push({ ...problem, file: options.file, place }),
  };
  if (directive !== -1) reading.report(problems.usesDirective(), placeOf(directive, directive + 1));
  const value = readRoot(contents, reading, options.hintForNoKeys);
  return {
    value: value === undefined ? undefined : { value, keys: reading.keys, values: reading.values },
    diagnostics,
  };
}

/** Writes plain data as YAML. Every text stands in quotation marks, so that no reader takes `no` or `1.10` for anything else. */
export function stringifyYaml(value: unknown): string {
  return stringify(value, { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' });
}

interface Reading {
  readonly text: string;
  readonly maxKeys: number;
  readonly keys: Map<string, Place>;
  readonly values: Map<string, Place>;
  seenKeys: number;
  readonly placeOf: (start: number, end: number) => Place;
  readonly report: (problem: problems.YamlProblem, place: Place) => void;
}

interface Composed {
  readonly contents: Node | null;
  readonly lineCounter: LineCounter;
  /** Offset of a line that begins with `%`, or -1. */
  readonly directive: number;
  readonly problems: readonly SyntaxProblem[];
}

function compose(text: string): Composed {
  const lineCounter = new LineCounter();
  const directive = (/^(?:[ \t]*(?:#[^\n]*)?\n)*%/.exec(text)?.[0].length ?? 0) - 1;
  try {
    const { contents, errors } = parseDocument(text, {
      schema: 'failsafe',
      // Repeated keys are found below: the library's own check is quadratic (9 s for 20,000 keys).
      uniqueKeys: false,
      prettyErrors: false,
      // Warnings would be printed.
      logLevel: 'error',
      lineCounter,
    });
    const problems = errors.slice(0, 20).map(({ code, pos }): SyntaxProblem => {
      const { line, col } = lineCounter.linePos(pos[0]);
      return { code, line, column: col };
    });
    const hasNoKeys = problems.length === 0 && isScalar(contents) && contents.type === 'PLAIN' && !isNothing(contents);
    if (hasNoKeys) {
      const { line, col } = lineCounter.linePos(contents.range?.[0] ?? 0);
      problems.push({ code: 'NO_KEYS', line, column: col });
    }
    return { contents, lineCounter, directive, problems };
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    return { contents: null, lineCounter, directive, problems: [{ code: 'TOO_DEEP', line: 1, column: 1 }] };
  }
}

function readRoot(
  contents: Node | null,
  reading: Reading,
  hints: YamlOptions['hintForNoKeys'] = {},
): YamlMapping | undefined {
  if (contents === null || (isScalar(contents) && isNothing(contents))) return emptyMapping();
  const value = readNode(contents, '', 1, reading);
  if (isMap(contents)) return value as YamlMapping;
  if (!isAlias(contents)) {
    const what = isSeq(contents) ? 'list' : 'text';
    const problem = problems.isNoMapping(what, isSeq(contents) && contents.items.some(isMap));
    reading.report({ ...problem, hint: hints[what] ?? problem.hint ?? '' }, at(contents, reading));
  }
  return undefined;
}

function readNode(node: Node | null, path: string, depth: number, reading: Reading): YamlValue {
  if (node === null) return null;
  reading.values.set(path, at(node, reading));
  refuseFeatures(node, reading);
  if (isScalar(node)) return readScalar(node, reading);
  // It is refused, but not missing.
  if (isAlias(node)) return `*${node.source}`;
  if (depth > maxDepth) reading.report(problems.tooDeep(maxDepth), at(node, reading));
  else if (isMap(node)) return readMapping(node.items as Pair<Node, Node | null>[], path, depth, reading);
  else if (isSeq(node)) {
    return node.items.map((child, index) => readNode(child as Node | null, join(path, index), depth + 1, reading));
  }
  return null;
}

function readMapping(pairs: readonly Pair<Node, Node | null>[], path: string, depth: number, reading: Reading) {
  const mapping = emptyMapping();
  const firstLines = new Map<string, number>();
  for (const { key, value } of pairs) {
    const name = readKey(key, reading);
    if (name === undefined) continue;
    if (++reading.seenKeys > reading.maxKeys) {
      if (reading.seenKeys === reading.maxKeys + 1)
        reading.report(problems.tooManyKeys(reading.maxKeys), at(key, reading));
      continue;
    }
    const place = at(key, reading);
    const earlier = firstLines.get(name);
    if (earlier !== undefined) reading.report(problems.givenTwice(name, earlier, place.line), place);
    firstLines.set(name, earlier ?? place.line);
    reading.keys.set(join(path, name), place);
    mapping[name] = readNode(value, join(path, name), depth + 1, reading);
    if (isScalar(value) && value.type === 'PLAIN') warnOfLostText(name, value, reading);
  }
  return mapping;
}

function readKey(key: Node, reading: Reading): string | undefined {
  refuseFeatures(key, reading);
  if (!isScalar(key) || key.source === '<<') {
    reading.report(problems.keyIsNoWord(), at(key, reading));
    return undefined;
  }
  const written = readScalar(key, reading);
  if (written === null) {
    reading.report(problems.keyIsMissing(), at(key, reading));
    return undefined;
  }
  const name = written.trim();
  if (key.type === 'PLAIN' && name !== written) reading.report(problems.keyHasStrangeSpace(), at(key, reading));
  const word = key.type === 'PLAIN' ? /^([\p{L}_-]+):(?!\/\/)\S/u.exec(name)?.[1] : undefined;
  if (word !== undefined) {
    const [line = ''] = reading.text.slice(range(key, reading)[0] + word.length + 1).split('\n', 1);
    reading.report(problems.keyHasNoSpace(word, line.trim()), at(key, reading));
  }
  if (!refusedKeys.has(name)) return word ?? name;
  reading.report(problems.keyIsRefused(name), at(key, reading));
  return undefined;
}

/** The author's text, without what nobody sees; nothing for `key:`, `key: ~` and `key: null`. */
function readScalar(node: Scalar, reading: Reading): string | null {
  if (isNothing(node)) return null;
  const { text, removed, refused } = cleanText(String(node.value));
  if (refused !== undefined) reading.report(problems.unprintable(refused), at(node, reading));
  else if (removed !== undefined) reading.report(problems.unseen(removed), at(node, reading));
  return text;
}

function isNothing({ type, source }: Scalar): boolean {
  return type === 'PLAIN' && ['', '~', 'null'].includes(source ?? '');
}

function refuseFeatures(node: Node, reading: Reading): void {
  if (isAlias(node)) {
    reading.report(problems.usesReference(node.source), at(node, reading));
    return;
  }
  if (node.anchor !== undefined) reading.report(problems.usesAnchor(node.anchor), propertyOf(node, '&', reading));
  if (node.tag !== undefined) reading.report(problems.usesTag(), propertyOf(node, '!', reading));
}

/** `title: Rule #1` ends before the `#` for YAML, and `title: “Yes”` keeps its marks: hardly what was meant. */
function warnOfLostText(name: string, value: Scalar, reading: Reading): void {
  const [start, end] = range(value, reading);
  const written = reading.text.slice(start, end);
  const lost = /^[ \t]*(#[^\s#][^\n]*)/.exec(reading.text.slice(end))?.[1];
  const curly = /^[“”„«]([^“”„«»]*)[“”»]$/u.exec(written)?.[1];
  if (lost !== undefined) reading.report(problems.endsBeforeNote(name, written, lost), reading.placeOf(end, end));
  else if (curly !== undefined) reading.report(problems.hasCurlyQuotes(name, curly), at(value, reading));
}

/** The place of an anchor or a tag, which stand before the value that they belong to. */
function propertyOf(node: Node, sign: '&' | '!', { text, placeOf }: Reading): Place {
  const end = node.range?.[0] ?? 0;
  const line = text.lastIndexOf('\n', end - 1) + 1;
  const found = text.slice(line, end).search(sign === '&' ? /&\S/ : /!/);
  const start = found < 0 ? end : line + found;
  return placeOf(start, start + (/^\S+/.exec(text.slice(start))?.[0].length ?? 1));
}

function at(node: Node, reading: Reading): Place {
  return reading.placeOf(...range(node, reading));
}

/** Offsets of a node without the spaces and line ends behind it. */
function range(node: Node, { text }: Reading): [number, number] {
  const [start, end] = node.range ?? [0, 0];
  return [start, start + text.slice(start, end).trimEnd().length];
}

function join(path: string, step: string | number): string {
  return path === '' ? String(step) : `${path}.${step}`;
}

function emptyMapping(): Record<string, YamlValue> {
  return Object.create(null) as Record<string, YamlValue>;
}
