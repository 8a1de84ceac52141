import type { Checked, Diagnostic, Place } from '../model/checked.ts';
import type { YamlDocument } from './yaml/yaml.ts';
import type { YamlMapping, YamlValue } from './yaml/nodes.ts';

/** The keys that a group of keys has, and the other names under which people write them. */
export interface KeyWords {
  readonly known: readonly string[];
  readonly aliases: Readonly<Record<string, string>>;
  /** Keys whose values are put together where several names for them are there. */
  readonly merged?: readonly string[];
}

/**
 * A document with its keys under our own names: aliases first, then capitals, hyphens and underscores do not count.
 * `wordsAt` tells the words of the group at a path (with our names), or nothing to leave its keys as they are.
 */
export function renameKeys(
  document: YamlDocument,
  file: string,
  wordsAt: (path: string) => KeyWords | undefined,
): Checked<YamlDocument> {
  const copying: Copying = {
    document,
    wordsAt,
    file,
    keys: new Map(),
    values: new Map(),
    typedKeys: new Map(document.typedKeys),
    diagnostics: [],
  };
  const value = copy(document.value, '', '', copying) as YamlMapping;
  const { keys, values, typedKeys, diagnostics } = copying;
  return { value: { value, keys, values, typedKeys }, diagnostics };
}

interface Copying {
  readonly document: YamlDocument;
  readonly wordsAt: (path: string) => KeyWords | undefined;
  readonly file: string;
  readonly keys: Map<string, Place>;
  readonly values: Map<string, Place>;
  readonly typedKeys: Map<string, string>;
  readonly diagnostics: Diagnostic[];
}

function copy(value: YamlValue, from: string, to: string, copying: Copying): YamlValue {
  keep(copying.values, to, copying.document.values.get(from));
  if (value === null || typeof value === 'string') return value;
  if (Array.isArray(value)) {
    return value.map((child: YamlValue, index) => copy(child, join(from, index), join(to, index), copying));
  }
  return copyMapping(value as YamlMapping, from, to, copying);
}

function copyMapping(mapping: YamlMapping, from: string, to: string, copying: Copying): YamlMapping {
  const words = copying.wordsAt(to);
  const entries = Object.keys(mapping).map((typed) => ({ typed, key: words ? ourName(typed, words) : typed }));
  // A key under its own name goes before its other names.
  const ordered = [
    ...entries.filter(({ typed, key }) => typed === key),
    ...entries.filter(({ typed, key }) => typed !== key),
  ];
  const copied = Object.create(null) as Record<string, YamlValue>;
  for (const { typed, key } of ordered) {
    const value = mapping[typed] ?? null;
    const before = copied[key];
    const paths = { from: join(from, typed), to: join(to, key) };
    if (before === undefined || before === null) {
      keep(copying.keys, paths.to, copying.document.keys.get(paths.from));
      if (typed !== key) copying.typedKeys.set(paths.to, typed);
      copied[key] = copy(value, paths.from, paths.to, copying);
    } else if (words?.merged?.includes(key)) {
      copied[key] = merge(before, value, paths, copying);
    } else if (value !== null) {
      copying.diagnostics.push(notUsed(typed, copying.typedKeys.get(paths.to) ?? key, paths.from, copying));
    }
  }
  return copied;
}

function merge(before: YamlValue, value: YamlValue, paths: { from: string; to: string }, copying: Copying): YamlValue {
  const first = Array.isArray(before) ? (before as readonly YamlValue[]) : [before];
  if (!Array.isArray(before)) keep(copying.values, join(paths.to, 0), copying.values.get(paths.to));
  const isList = Array.isArray(value);
  const added = isList ? (value as readonly YamlValue[]) : [value];
  const copies = added.map((child, index) =>
    copy(child, isList ? join(paths.from, index) : paths.from, join(paths.to, first.length + index), copying),
  );
  return [...first, ...copies];
}

function ourName(typed: string, { known, aliases }: KeyWords): string {
  if (known.includes(typed)) return typed;
  const sameWord = (name: string) => plain(name) === plain(typed);
  const alias = Object.hasOwn(aliases, typed) ? typed : Object.keys(aliases).find(sameWord);
  return (alias === undefined ? known.find(sameWord) : aliases[alias]) ?? typed;
}

function notUsed(typed: string, used: string, path: string, { document, file }: Copying): Diagnostic {
  const place = document.keys.get(path);
  return {
    rule: 'keys-are-given-once',
    severity: 'info',
    message: `"${typed}" is left out, because "${used}" means the same and is there too.`,
    hint: 'Delete one of the two lines.',
    file,
    ...(place === undefined ? {} : { place }),
  };
}

function plain(key: string): string {
  return key.toLowerCase().replace(/[-_ ]/g, '');
}

function join(path: string, step: string | number): string {
  return path === '' ? String(step) : `${path}.${step}`;
}

function keep(places: Map<string, Place>, path: string, place: Place | undefined): void {
  if (place !== undefined) places.set(path, place);
}
