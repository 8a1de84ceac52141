import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decisionOn, withDecision, withEntry } from '../../src/collect/lock/change-lock.ts';
import { emptyLock, readLock } from '../../src/collect/lock/read-lock.ts';
import { lockAsText } from '../../src/collect/lock/write-lock.ts';
import type { Lock, LockEntry } from '../../src/model/collect.ts';
import { byCodePoints } from '../../src/text/code-point-order.ts';
import { source } from '../tiny-book.ts';

const oak: LockEntry = {
  chapter: 'oak',
  path: 'chapters/oak.md',
  source: 'origin',
  ref: 'refs/pull/12/head',
  commit: '1'.repeat(40),
  blob: 'a'.repeat(40),
  files: { 'chapters/acorn.png': '2'.repeat(40) },
  contributor: 'jane-doe',
  time: '2026-11-02T09:30:00Z',
  state: 'accepted',
};
const origin = { source: oak.source, ref: oak.ref, commit: oak.commit, blob: oak.blob };
const lock: Lock = {
  version: 1,
  sources: new Map([['origin', '2026-11-02T09:30:00Z']]),
  chapters: [oak],
  decisions: [{ chapter: 'elm', ...origin, decision: 'held' }],
};
const text = lockAsText(lock);
const read = (written: string) => readLock(source('gathering.lock', written));

describe('the lock', () => {
  it('is written to be read and compared', () => {
    expect(text).toBe(`# Which version of whose chapter is in this book. "gathering collect" reads and writes this file:
# commit it together with the chapters, and let the command change it, not your hand.
# "gathering log ID" tells what it says of a chapter.
version: 1
sources:
  origin: "2026-11-02T09:30:00Z"
chapters:
  oak:
    path: chapters/oak.md
    source: origin
    ref: refs/pull/12/head
    commit: "1111111111111111111111111111111111111111"
    blob: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
    files:
      chapters/acorn.png: "2222222222222222222222222222222222222222"
    contributor: jane-doe
    time: "2026-11-02T09:30:00Z"
    state: accepted
decisions:
  - chapter: elm
    source: origin
    ref: refs/pull/12/head
    commit: "1111111111111111111111111111111111111111"
    blob: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
    decision: held
`);
  });

  it('is read as it was written', () => {
    expect(read(text)).toEqual({ value: lock, diagnostics: [] });
  });

  it('says nothing where there is none', () => {
    expect(readLock(undefined)).toEqual({ value: emptyLock, diagnostics: [] });
  });

  it('is read as it was written, whatever the names are', () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      // Ids and paths are in form NFC everywhere.
      .map((written) => written.normalize('NFC'))
      .filter((written) => /^[\p{L}\p{N}\p{P}\p{S} ]+$/u.test(written) && written.trim() === written);
    const awkward = fc.constantFrom(
      'null',
      'constructor',
      '__proto__',
      '=',
      '=constructor',
      '1e5',
      '0',
      '10',
      '9',
      'yes',
      '~',
      '- a',
      '#',
      "it's",
      'a: b',
      '"',
      'https://x.example/a.git',
    );
    fc.assert(
      fc.property(fc.uniqueArray(fc.oneof(name, awkward), { minLength: 1, maxLength: 5 }), (names) => {
        const entries = names.map((chapter) => ({ ...oak, chapter, source: chapter, files: { [chapter]: oak.blob } }));
        const some = entries.reduce(withEntry, {
          ...lock,
          chapters: [],
          sources: new Map(names.map((each) => [each, oak.time])),
        });
        const again = read(lockAsText(some));
        expect(again.diagnostics).toEqual([]);
        expect(again.value?.chapters).toEqual([...entries].sort((a, b) => byCodePoints(a.chapter, b.chapter)));
        expect(lockAsText(again.value ?? emptyLock)).toBe(lockAsText(some));
      }),
      { examples: [[['#', '0', 'null', '10', '9']]] },
    );
  });

  it.each<[string, string, readonly string[]]>([
    ['a key that nobody knows', text.replace('    state:', '    stete: x\n    state:'), ['18: "stete"']],
    ['an id that is none', text.replace(/blob: a+/, 'blob: 12ab'), ['13: "blob" of "oak"']],
    ['a path that leads elsewhere', text.replace('chapters/oak.md', '../oak.md'), ['9: "path" of "oak"']],
    ['the same chapter twice', text.replace('decisions:', '  oak:\n    path: a.md\ndecisions:'), ['"oak"']],
    ['a newer version', text.replace('version: 1', 'version: 2'), ['4: The lock has version 2: a newer gathering']],
    ['no version', text.replace('version: 1\n', ''), ['"version" is missing.']],
    [
      'marks of a merge',
      text.replace('  oak:', '<<<<<<< HEAD\n  oak:\n=======\n  elm:\n>>>>>>> spring'),
      ['in lines 8 to 12'],
    ],
    ['another text', 'Dear editors,\nhere is my chapter.\n', ['1: ']],
    ['a list', '- oak\n', ['1: ']],
    ['a state that nobody knows', text.replace('state: accepted', 'state: lost'), ['"lost"']],
  ])('is not used with %s, and says where and why', (_name, written, parts) => {
    const { value, diagnostics } = read(written);
    expect(value).toBeUndefined();
    const told = diagnostics.map(({ message, place, hint }) => `${place?.line}: ${message} ${hint}`).join('\n');
    for (const part of parts) expect(told).toContain(part);
    expect(
      diagnostics.every(({ hint, severity, file }) => hint && severity === 'error' && file === 'gathering.lock'),
    ).toBe(true);
  });

  it('keeps a hold for every version of a ref, and a skip for one', () => {
    const version = { chapter: 'elm', ...origin };
    const later = { ...version, blob: 'b'.repeat(40) };
    expect([decisionOn(lock, version), decisionOn(lock, later)]).toEqual(['held', 'held']);
    const skipped = withDecision(lock, { ...version, decision: 'skipped' });
    expect(skipped.decisions).toHaveLength(1);
    expect([decisionOn(skipped, version), decisionOn(skipped, later)]).toEqual(['skipped', undefined]);
    const taken = withEntry(skipped, { ...oak, chapter: 'elm' });
    expect(decisionOn(taken, version)).toBeUndefined();
  });
});
