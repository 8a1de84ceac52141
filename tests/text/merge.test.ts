import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mergeFile, type Texts } from '../../src/text/merge/merge-chapter.ts';

const chapter = (matter: string, body: string) => `---\n${matter}---\n\n${body}`;
const matter = 'title: Oak\nauthor:\n  name: Jane Doe\n  city: Sydney\n';
const paragraph = 'The old oak stands by the river. Nobody knows who planted it there. It is loved by the village.';
const body = `${paragraph}\n\nIn autumn its leaves turn brown.\n`;
const base = chapter(matter, body);
const merge = (ours: string, theirs: string, from = base) => mergeFile({ base: from, ours, theirs }, 'chapter');

describe('two versions of a chapter', () => {
  it.each<[string, string, string, string]>([
    [
      'changes in different paragraphs',
      base.replace('old oak', 'ancient oak'),
      base.replace('brown', 'gold'),
      base.replace('old oak', 'ancient oak').replace('brown', 'gold'),
    ],
    [
      'words of one paragraph that stand apart',
      base.replace('old oak', 'ancient oak'),
      base.replace('loved', 'adored'),
      base.replace('old oak', 'ancient oak').replace('loved', 'adored'),
    ],
    ['the same change', base.replace('old', 'ancient'), base.replace('old', 'ancient'), base.replace('old', 'ancient')],
    [
      'keys next to each other',
      base.replace('Sydney', 'Perth'),
      base.replace('Jane Doe', 'Jane A. Doe'),
      base.replace('Sydney', 'Perth').replace('Jane Doe', 'Jane A. Doe'),
    ],
    [
      'a key more on either side',
      base.replace('title: Oak\n', 'title: Oak\nsection: trees\n'),
      base.replace('title: Oak\n', 'title: Oak\nweight: 3\n'),
      base.replace('title: Oak\n', 'title: Oak\nweight: 3\nsection: trees\n'),
    ],
    [
      'a key that one side takes out',
      base.replace('  city: Sydney\n', ''),
      base.replace('Oak', 'Oaks'),
      base.replace('  city: Sydney\n', '').replace('Oak', 'Oaks'),
    ],
    [
      'line ends of Windows on our side',
      base.replace('old', 'ancient').replaceAll('\n', '\r\n'),
      base.replace('brown', 'gold'),
      base.replace('old', 'ancient').replace('brown', 'gold').replaceAll('\n', '\r\n'),
    ],
    [
      'line ends of Windows on their side',
      base.replace('old', 'ancient'),
      base.replace('brown', 'gold').replaceAll('\n', '\r\n'),
      base.replace('old', 'ancient').replace('brown', 'gold'),
    ],
    ['a byte order mark', `\ufeff${base}`, base.replace('brown', 'gold'), `\ufeff${base.replace('brown', 'gold')}`],
  ])('are put together: %s', (_name, ours, theirs, expected) => {
    expect(merge(ours, theirs)).toMatchObject({ text: expected, conflicts: [] });
  });

  it.each<[string, string, string, readonly unknown[]]>([
    [
      'the same word',
      base.replace('old', 'ancient'),
      base.replace('old', 'young'),
      [{ line: 8, ours: expect.stringContaining('ancient') }],
    ],
    [
      'words next to each other',
      base.replace('stands by', 'grew by'),
      base.replace('the river', 'a river'),
      [{ line: 8 }],
    ],
    [
      'the same key',
      base.replace('Oak', 'Oaks'),
      base.replace('Oak', 'The oak'),
      [{ line: 2, key: 'title', theirs: 'title: The oak' }],
    ],
    [
      'the same key of a group',
      base.replace('Sydney', 'Perth'),
      base.replace('Sydney', 'Hobart'),
      [{ line: 5, key: 'author.city' }],
    ],
    [
      'a paragraph that one deletes and one changes',
      base.replace(`${paragraph}\n\n`, ''),
      base.replace('old', 'young'),
      [{ line: 8, ours: '' }],
    ],
    [
      'a key that one deletes and one changes',
      base.replace('title: Oak\n', ''),
      base.replace('Oak', 'Elm'),
      [{ key: 'title', ours: '' }],
    ],
  ])('are in conflict: %s', (_name, ours, theirs, conflicts) => {
    expect(merge(ours, theirs)).toMatchObject({ text: undefined, conflicts });
  });

  it('says in which lines both changed words', () => {
    const theirs = base.replace('loved', 'adored').replace('title', 'section: trees\ntitle');
    const { text, inWords } = merge(base.replace('old oak', 'ancient oak'), theirs);
    expect(inWords.map((line) => text?.split('\n')[line - 1])).toEqual([
      paragraph.replace('old oak', 'ancient oak').replace('loved', 'adored'),
    ]);
  });

  it('takes no result whose front matter would say something else', () => {
    // Ours makes a note of the line below which theirs adds a key: as text they fit, as YAML they do not.
    const from = 'title: Oak\nsummary: |\n  one\n';
    const ours = 'title: Oak\nsummary: |\n  one\n  two\n';
    const theirs = 'title: Oak\nsummary: >\n  one\n';
    expect(mergeFile({ base: from, ours, theirs }, 'record').text).toBeUndefined();
  });

  it('gives up on texts that have nothing in common, and soon', () => {
    const words = (start: number) => Array.from({ length: 20_000 }, (_, index) => `w${start + index}\n`).join('');
    expect(mergeFile({ base: words(0), ours: words(1e6), theirs: words(2e6) }, 'text').conflicts).toHaveLength(1);
    expect(mergeFile({ base: words(0), ours: words(0), theirs: words(2e6) }, 'text').text).toBe(words(2e6));
  });
});

const word = fc.constantFrom('oak', 'elm', 'ash', 'yew', 'fir', 'the', 'of', 'a');
const text = fc
  .array(fc.array(word, { minLength: 1, maxLength: 14 }), { minLength: 1, maxLength: 6 })
  .map((lines) => lines.map((line) => `${line.join(' ')}\n`).join(''));
/** A text with some of its words changed, taken out or added to, each change with a word that tells whose it is. */
const edited = (from: string, who: string, seeds: readonly number[]) =>
  seeds.reduce((written, seed, index) => {
    const words = written.split(/(?<=[ \n])/);
    const at = seed % words.length;
    const old = words[at] ?? '';
    const mark = `${who}${index}`;
    const changed = [`${mark}${old.slice(-1)}`, '', `${old.trimEnd()} ${mark}${old.slice(-1)}`][seed % 3] ?? '';
    return words.with(at, changed).join('');
  }, from);
const seeds = fc.array(fc.nat(1000), { maxLength: 3 });
const versions = fc.tuple(text, seeds, seeds).map(([from, mine, yours]): Texts => ({
  base: from,
  ours: edited(from, 'ours', mine),
  theirs: edited(from, 'theirs', yours),
}));
const count = (written: string) => {
  const counts = new Map<string, number>();
  for (const each of written.match(/\S+/g) ?? []) counts.set(each, (counts.get(each) ?? 0) + 1);
  return counts;
};

describe('a merge without conflict', () => {
  it('has every word that either side wrote, none that either side deleted, and no other', () => {
    let clean = 0;
    fc.assert(
      fc.property(versions, ({ base: from, ours, theirs }) => {
        const { text: merged } = mergeFile({ base: from, ours, theirs }, 'text');
        if (merged === undefined) return;
        clean++;
        const [b, o, t, m] = [from, ours, theirs, merged].map(count) as [
          Map<string, number>,
          Map<string, number>,
          Map<string, number>,
          Map<string, number>,
        ];
        for (const each of new Set([...b.keys(), ...o.keys(), ...t.keys(), ...m.keys()])) {
          const of = (counts: Map<string, number>) => counts.get(each) ?? 0;
          // What both deleted or both wrote in the same place counts once.
          const [mine, yours] = [of(o) - of(b), of(t) - of(b)];
          const both = Math.sign(mine) === Math.sign(yours) ? Math.min(Math.abs(mine), Math.abs(yours)) : 0;
          const least = of(b) + mine + yours - (mine > 0 ? both : 0);
          const most = of(b) + mine + yours + (mine < 0 ? both : 0);
          if (each.startsWith('ours') || each.startsWith('theirs')) expect(of(m)).toBe(of(b) + mine + yours);
          expect(of(m)).toBeGreaterThanOrEqual(least);
          expect(of(m)).toBeLessThanOrEqual(most);
        }
      }),
      { numRuns: 2000 },
    );
    expect(clean).toBeGreaterThan(500);
  });

  it('is the same from either side, and a version that did not change gives way', () => {
    fc.assert(
      fc.property(versions, ({ base: from, ours, theirs }) => {
        const one = mergeFile({ base: from, ours, theirs }, 'text');
        const other = mergeFile({ base: from, ours: theirs, theirs: ours }, 'text');
        expect(one.text).toBe(other.text);
        expect(mergeFile({ base: from, ours: from, theirs }, 'text').text).toBe(theirs);
        expect(mergeFile({ base: from, ours, theirs: from }, 'text').text).toBe(ours);
        expect(mergeFile({ base: from, ours, theirs: ours }, 'text').text).toBe(ours);
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps the keys of both sides', () => {
    const keys = fc.dictionary(
      fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      fc.constantFrom('one', 'two', 'three', 'four'),
    );
    const yaml = (mapping: Record<string, string>) =>
      Object.entries(mapping)
        .map(([key, value]) => `${key}: ${value}\n`)
        .join('');
    fc.assert(
      fc.property(keys, keys, keys, (from, ours, theirs) => {
        const merged = mergeFile({ base: yaml(from), ours: yaml(ours), theirs: yaml(theirs) }, 'record');
        const expected: Record<string, string> = {};
        let conflicts = 0;
        for (const key of ['a', 'b', 'c', 'd', 'e']) {
          const [b, o, t] = [from[key], ours[key], theirs[key]];
          if (o !== t && o !== b && t !== b) conflicts++;
          const value = o === b ? t : o;
          if (value !== undefined) expected[key] = value;
        }
        expect(merged.conflicts).toHaveLength(conflicts);
        if (merged.text === undefined) return;
        const read: unknown = Object.fromEntries(
          merged.text
            .split('\n')
            .filter(Boolean)
            .map((line) => line.split(': ')),
        );
        expect(read).toEqual(expected);
      }),
    );
  });
});
