import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Scalar } from 'yaml';
import type { Place } from '../../model/checked.ts';
import { cleanText } from '../clean-text.ts';
import * as problems from './problems.ts';

/** What YAML holds: the author's text, nothing (`title:`), lists and mappings. No number, no date, no truth value. */
export type YamlValue = string | null | readonly YamlValue[] | YamlMapping;

/** A mapping without prototype. */
export interface YamlMapping {
  readonly [key: string]: YamlValue;
}

/** What to do where a list or text stands instead of keys. */
export type HintForNoKeys = Partial<Readonly<Record<'list' | 'text', string>>>;

// Deeper than anyone writes, far from the depth at which recursion fails (some 3,000).
const maxDepth = 32;
export const refusedKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** A document on its way from the nodes of the library `yaml` to plain values. */
export interface Reading {
  readonly text: string;
  readonly maxKeys: number;
  readonly keys: Map<string, Place>;
  readonly values: Map<string, Place>;
  seenKeys: number;
  readonly placeOf: (start: number, end: number) => Place;
  readonly report: (problem: problems.YamlProblem, place: Place) => void;
}

/** What a document holds, if that is a mapping; else, and of all that is refused in it, there is a report. */
export function readRoot(contents: Node | null, reading: Reading, hints: HintForNoKeys = {}): YamlMapping | undefined {
  if (contents === null || (isScalar(contents) && isNoValue(contents))) return emptyMapping();
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
  if (isNoValue(node)) return null;
  const { text, removed, refused } = cleanText(String(node.value));
  if (refused !== undefined) reading.report(problems.unprintable(refused), at(node, reading));
  else if (removed !== undefined) reading.report(problems.unseen(removed), at(node, reading));
  return text;
}

/** Whether nothing is given: `key:`, `key: ~` or `key: null`. */
export function isNoValue({ type, source }: Scalar): boolean {
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
