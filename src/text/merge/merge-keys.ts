import { shorten } from '../quote.ts';
import { parseYaml } from '../yaml/yaml.ts';
import type { YamlMapping, YamlValue } from '../yaml/nodes.ts';
import { lines, type MergeConflict, type Merged, mergeLines, type Texts } from './merge-lines.ts';

/**
 * Merges YAML key by key: two sides may change keys that stand in lines next to each other, but not the same one. The
 * result is read again, and taken only if every key has the value of the side that changed it.
 */
export function mergeKeys(texts: Texts, firstLine = 1): Merged {
  const conflicts: MergeConflict[] = [];
  const byKey = mergeMapping(texts, { firstLine, path: '', conflicts });
  if (conflicts.length > 0) return { text: undefined, inWords: [], conflicts };
  const merged = byKey === undefined ? mergeLines(texts, firstLine) : { text: byKey, inWords: [], conflicts };
  if (merged.text === undefined || isTrue(texts, merged.text)) return merged;
  const conflict = { line: firstLine, ours: shorten(texts.ours), theirs: shorten(texts.theirs) };
  return { text: undefined, inWords: [], conflicts: [conflict] };
}

interface Place {
  readonly firstLine: number;
  readonly path: string;
  readonly conflicts: MergeConflict[];
}

/** Undefined where one of the texts is not written as lines of the form "key: …". */
function mergeMapping(texts: Texts, place: Place): string | undefined {
  const [base, ours, theirs] = [takeApart(texts.base), takeApart(texts.ours), takeApart(texts.theirs)];
  if (base === undefined || ours === undefined || theirs === undefined) return undefined;
  let merged = '';
  let line = place.firstLine;
  for (const key of keysInOrder([...ours.keys()], [...theirs.keys()])) {
    const [before, mine, yours] = [base.get(key), ours.get(key), theirs.get(key)];
    const path = place.path === '' ? key : `${place.path}.${key}`;
    merged += mergeBlock(before, mine, yours, { ...place, path, firstLine: line }) ?? '';
    line += mine === undefined ? 0 : lines(mine).length;
  }
  return merged;
}

type Block = string | undefined;

function mergeBlock(base: Block, ours: Block, theirs: Block, place: Place): Block {
  if (ours === theirs || theirs === base) return ours;
  if (ours === base) return theirs;
  const inside = mergeInside(base, ours, theirs, place);
  if (inside !== undefined) return inside;
  const shown = (block: Block) => shorten(block ?? '');
  place.conflicts.push({ line: place.firstLine, key: place.path, ours: shown(ours), theirs: shown(theirs) });
  return ours;
}

/** Both changed what stands below a key. */
function mergeInside(base: Block, ours: Block, theirs: Block, place: Place): Block {
  if (base === undefined || ours === undefined || theirs === undefined) return undefined;
  const [head = ''] = lines(ours);
  const isGroup = (block: string) => lines(block)[0] === head && /:[ \t]*\n$/.test(head);
  if (place.path === '' || ![base, ours, theirs].every(isGroup)) return undefined;
  const below = (block: string) => block.slice(head.length);
  const texts = { base: below(base), ours: below(ours), theirs: below(theirs) };
  const known = place.conflicts.length;
  const merged = mergeMapping(texts, { ...place, firstLine: place.firstLine + 1 });
  return merged === undefined && place.conflicts.length === known ? undefined : head + (merged ?? texts.ours);
}

/** Key → its lines, with the notes and empty lines below it. What stands above the first key has the key ''. */
function takeApart(text: string): Map<string, string> | undefined {
  const blocks = new Map<string, string>();
  const all = lines(text);
  const indent = /^ */.exec(all.find((line) => /^[ \t]*[^\s#]/.test(line)) ?? '')?.[0] ?? '';
  let key = '';
  for (const line of all) {
    const isOfBlock = /^\s*(?:#|$)/.test(line) || line.startsWith(`${indent} `) || line.startsWith(`${indent}- `);
    const found = line.startsWith(indent)
      ? /^([\p{L}_][\p{L}\p{N}_-]*):\s/u.exec(line.slice(indent.length))?.[1]
      : undefined;
    if (found === undefined && (!isOfBlock || (key === '' && !/^\s*(?:#|$)/.test(line)))) return undefined;
    if (found !== undefined && blocks.has(found)) return undefined;
    key = found ?? key;
    blocks.set(key, (blocks.get(key) ?? '') + line);
  }
  return blocks;
}

/** Ours; what only the other side has comes behind the key that it follows there. */
function keysInOrder(ours: readonly string[], theirs: readonly string[]): string[] {
  const keys = [...ours];
  for (const [index, key] of theirs.entries()) {
    if (keys.includes(key)) continue;
    const before = theirs.slice(0, index).findLast((other) => keys.includes(other));
    keys.splice(before === undefined ? 0 : keys.indexOf(before) + 1, 0, key);
  }
  return keys;
}

/** Whether the merged text says of each key what the side says that changed it. */
function isTrue({ base, ours, theirs }: Texts, merged: string): boolean {
  const [before, mine, yours, result] = [base, ours, theirs, merged].map(valueOf);
  // What cannot be read on both sides cannot be worse afterwards, and is told as a problem of the chapter.
  if (before === undefined || mine === undefined || yours === undefined)
    return mine === undefined || yours === undefined;
  const expected = mergeValues(before, mine, yours);
  return result !== undefined && expected !== undefined && isEqual(expected.value, result);
}

function valueOf(text: string): YamlMapping | undefined {
  const { value, diagnostics } = parseYaml(text, { file: '' });
  return diagnostics.some(({ severity }) => severity === 'error') ? undefined : value?.value;
}

type Value = YamlValue | undefined;

function mergeValues(base: Value, ours: Value, theirs: Value): { readonly value: Value } | undefined {
  if (isEqual(ours, theirs) || isEqual(theirs, base)) return { value: ours };
  if (isEqual(ours, base)) return { value: theirs };
  if (!isMapping(ours) || !isMapping(theirs) || !isMapping(base)) return undefined;
  const merged: Record<string, YamlValue> = Object.create(null) as Record<string, YamlValue>;
  for (const key of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const of = mergeValues(base[key], ours[key], theirs[key]);
    if (of === undefined) return undefined;
    if (of.value !== undefined) merged[key] = of.value;
  }
  return { value: merged };
}

function isMapping(value: Value): value is YamlMapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEqual(one: Value, other: Value): boolean {
  if (isMapping(one) && isMapping(other)) {
    const keys = Object.keys(one);
    return keys.length === Object.keys(other).length && keys.every((key) => isEqual(one[key], other[key]));
  }
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((value: YamlValue, index) => isEqual(value, other[index] as Value));
  }
  return one === other;
}
