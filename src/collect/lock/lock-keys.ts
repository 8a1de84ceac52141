import { refusedKeys } from '../../text/yaml/nodes.ts';

/**
 * A name as a key of the lock: with `=` before it where it begins with `=` itself, or where the reader of YAML would
 * refuse it. A chapter may well be called "constructor".
 */
export function asKey(name: string): string {
  return refusedKeys.has(name) || name.startsWith('=') ? `=${name}` : name;
}

export function fromKey(key: string): string {
  return key.startsWith('=') ? key.slice(1) : key;
}

/** A record with its keys as they were meant; `Object.fromEntries` makes own properties of all of them. */
export function withNames<Value>(record: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [fromKey(key), value]));
}
