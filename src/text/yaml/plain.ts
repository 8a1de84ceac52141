import type { Place } from '../../model/checked.ts';
import { cleanText } from '../clean-text.ts';
import type { YamlDocument, YamlOptions } from './yaml.ts';
import type { YamlValue } from './nodes.ts';

// Letters, digits, signs and spaces, on one line: nothing that YAML or an editor reads in a way of its own.
const sign = '[^\\p{C}\\p{Z}]| ';
const key = '([A-Za-z][A-Za-z0-9_-]{0,60})';
const scalar = `([\\p{L}\\p{N}/](?:${sign})*|'(?:(?!')(?:${sign}))*'|"(?:(?!["\\\\])(?:${sign}))*")`;
const pairLine = new RegExp(`^${key}:(?: ${scalar})?$`, 'u');
const itemLine = new RegExp(`^( {0,8})- ${scalar}$`, 'u');
const refused = new Set(['__proto__', 'constructor', 'prototype', 'null']);
/** A value that means nothing, or in which YAML would see a key or a note. */
const isOtherwise = /^null$|: | #|[: ]$/;

interface Reading {
  readonly value: Record<string, YamlValue>;
  readonly keys: Map<string, Place>;
  readonly values: Map<string, Place>;
  readonly maxKeys: number;
  /** The key above whose items are awaited. */
  open?: string | undefined;
  list?: { readonly name: string; readonly indent: number; readonly items: string[] } | undefined;
}

/**
 * Reads what most front matter is: `key: value` on a line, and lists of plain items; the same as the YAML library
 * makes of it, in a fifth of the time. Undefined for all else, mistakes too: those are for the library and `mendYaml`.
 */
export function readPlainYaml(
  text: string,
  { firstLine = 1, maxKeys = 10_000 }: YamlOptions,
): YamlDocument | undefined {
  const value = Object.create(null) as Record<string, YamlValue>;
  const reading: Reading = { value, keys: new Map(), values: new Map(), maxKeys };
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '') continue;
    if (!takePair(line, firstLine + index, reading) && !takeItem(line, firstLine + index, reading)) return undefined;
  }
  const { keys, values, open } = reading;
  return values.size === 0 || open !== undefined ? undefined : { value, keys, values };
}

function takePair(line: string, number: number, reading: Reading): boolean {
  const [, name, written] = pairLine.exec(line) ?? [];
  if (name === undefined || reading.open !== undefined || refused.has(name) || name in reading.value) return false;
  if (reading.keys.size >= reading.maxKeys) return false;
  reading.keys.set(name, onLine(number, 1, name.length));
  reading.list = undefined;
  if (written === undefined) {
    reading.open = name;
    return true;
  }
  const text = textOf(written);
  if (text === undefined) return false;
  reading.value[name] = text;
  const place = onLine(number, line.length - written.length + 1, written.length);
  reach(place, reading);
  reading.values.set(name, place);
  return true;
}

function takeItem(line: string, number: number, reading: Reading): boolean {
  const [, indent = '', written = ''] = itemLine.exec(line) ?? [];
  const text = textOf(written);
  if (text === undefined) return false;
  const place = onLine(number, line.length - written.length + 1, written.length);
  reach(place, reading);
  if (reading.open !== undefined) {
    reading.list = { name: reading.open, indent: indent.length, items: [] };
    reading.value[reading.open] = reading.list.items;
    reading.values.set(reading.open, onLine(number, indent.length + 1, 1));
    reading.open = undefined;
  }
  if (reading.list?.indent !== indent.length) return false;
  const { name, items } = reading.list;
  reading.values.set(name, spanning(reading.values.get(name) ?? place, place));
  reading.values.set(`${name}.${items.push(text) - 1}`, place);
  return true;
}

/** The whole goes from the first key to the last value. */
function reach(place: Place, { keys, values }: Reading): void {
  const [first = place] = values.has('') ? [values.get('')] : keys.values();
  values.set('', spanning(first, place));
}

/** The text of a scalar; undefined where it is none, means nothing, or has characters that must be reported. */
function textOf(written: string): string | undefined {
  const isQuoted = /^['"]/.test(written);
  if (written === '' || (!isQuoted && isOtherwise.test(written))) return undefined;
  const { text, removed, refused: unprintable } = cleanText(isQuoted ? written.slice(1, -1) : written);
  return removed === undefined && unprintable === undefined ? text : undefined;
}

function onLine(line: number, column: number, length: number): Place {
  return { line, column, endLine: line, endColumn: column + length };
}

function spanning({ line, column }: Place, { endLine, endColumn }: Place): Place {
  return {
    line,
    column,
    ...(endLine === undefined ? {} : { endLine }),
    ...(endColumn === undefined ? {} : { endColumn }),
  };
}
