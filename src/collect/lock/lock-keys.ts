// The reader of YAML refuses these as keys, whatever they stand for; a chapter may well be called "constructor".
const refused = new Set(['__proto__', 'constructor', 'prototype']);

/** A name as a key of the lock: with `=` before it where it could not be one, or begins with `=` itself. */
export function asKey(name: string): string {
  return refused.has(name) || name.startsWith('=') ? `=${name}` : name;
}

export function fromKey(key: string): string {
  return key.startsWith('=') ? key.slice(1) : key;
}

/** A record with its keys as they were meant; `Object.fromEntries` makes own properties of all of them. */
export function withNames<Value>(record: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [fromKey(key), value]));
}
