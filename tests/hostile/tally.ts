import { afterAll, expect } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a hostile input may bring about, and must not. */
export type Harm = 'executions' | 'leaks' | 'outside writes' | 'connections' | 'crashes';

export interface Tally {
  /** So many inputs were tried. */
  readonly tried: (count: number) => void;
  readonly harm: (kind: Harm, what: string) => void;
  /** A proof that a machine without some program cannot give. */
  readonly notChecked: (what: string) => void;
  /** Fails with all that happened. */
  readonly expectNone: () => void;
}

/** Counts one class of hostile inputs, for the table that `run.js` prints. */
export function tallyOf(name: string): Tally {
  const counts = { inputs: 0, executions: 0, leaks: 0, 'outside writes': 0, connections: 0, crashes: 0 };
  const found: string[] = [];
  const missing: string[] = [];
  afterAll(() => {
    const folder = process.env['HOSTILE_TALLY'];
    const file = `${name.replaceAll(' ', '-')}.json`;
    if (folder) writeFileSync(join(folder, file), JSON.stringify({ name, counts, notChecked: missing }));
  });
  return {
    tried: (count) => (counts.inputs += count),
    harm: (kind, what) => {
      counts[kind] += 1;
      found.push(`${kind}: ${what}`);
    },
    notChecked: (what) => missing.push(what),
    expectNone: () => expect(found).toEqual([]),
  };
}
