import { describe, expect, it } from '@jest/globals';
import { folderOfGlob, globMatcher } from '../../src/text/glob.ts';
import { findIntruder, skeleton } from '../../src/text/look-alikes.ts';
import { findMailAddress } from '../../src/text/mail-address.ts';
import { readOrcid } from '../../src/text/orcid.ts';
import { areSameName, nameParts, spellings } from '../../src/text/same-name.ts';

describe('globMatcher', () => {
  it.each([
    ['chapters/ash.md', 'chapters/**/*.md', true],
    ['chapters/a/b/ash.md', 'chapters/**/*.md', true],
    ['chapters/ash.md', 'chapters/*.md', true],
    ['chapters/a/ash.md', 'chapters/*.md', false],
    ['chapters/ash.MD', 'chapters/*.md', false],
    ['chapters/ashxmd', 'chapters/*.md', false],
    ['a/b/c', '**', true],
    ['ash.yaml', '*.{yml,yaml}', true],
    ['ash.yo', '*.{yml,yaml}', false],
    ['ash1.md', 'ash[0-9].md', true],
    ['ash1.md', 'ash[!0-9].md', false],
    ['ash1.md', 'ash?.md', true],
    ['.ash.md', '*.md', false],
  ])('%s by %s: %s', (path, pattern, found) => expect(globMatcher([pattern])(path)).toBe(found));

  it('can pass over capitals', () =>
    expect(globMatcher(['chapters/*.md'], { ignoreCase: true })('Chapters/ash.md')).toBe(true));

  it.each([
    ['chapters/**/*.md', 'chapters'],
    ['a/b/*.md', 'a/b'],
    ['**/*.md', ''],
    ['*.md', ''],
    ['a/{b,c}/*.md', 'a'],
    ['a/b/ash.md', 'a/b'],
  ])('begins %s in "%s"', (pattern, folder) => expect(folderOfGlob(pattern)).toBe(folder));
});

describe('look-alikes', () => {
  it.each([
    ['Jane Doe', 'Jаnе Dоe'],
    ['Paul', 'Раul'],
    ['Ian Lee', 'lan Lee'],
    ['Bernard', 'Bemard'],
    ['Oscar', 'Οscar'],
    ['Jane Doe', 'Ｊａｎｅ Ｄｏｅ'],
    ['Jane Doe', 'Ja\u200dne Doe'],
  ])('%s and %s look the same', (one, other) => expect(skeleton(one)).toBe(skeleton(other)));

  it.each([
    ['Jane', 'Jana'],
    ['José', 'Jose'],
    ['Иван', 'Ivan'],
  ])('%s and %s do not', (one, other) => expect(skeleton(one)).not.toBe(skeleton(other)));

  it.each<[string, string | undefined]>([
    ['Jаne Doe', 'а'],
    ['Ивaн', 'a'],
    ['Иван (Ivan)', undefined],
    ['Łukasz Żółć', undefined],
    ['µTorrent Ω', undefined],
  ])('in %s finds %s', (name, letter) => expect(findIntruder(name)?.letter).toBe(letter));
});

describe('findMailAddress', () => {
  it.each<[string, string | undefined]>([
    ['Write to jane.doe+book@ash.example, please.', 'jane.doe+book@ash.example'],
    ['<jane@a.ash.example>', 'jane@a.ash.example'],
    ['@jane on ash.example', undefined],
    ['a @ b, or jane@home', undefined],
    ['Joe @joe and eva@ash.example', 'eva@ash.example'],
    ['https://ash.example/@eva', undefined],
  ])('in %j finds %s', (text, address) => expect(findMailAddress(text)).toBe(address));

  it('takes no time for a long run of letters', () => {
    const start = performance.now();
    expect(findMailAddress(`${'a'.repeat(200_000)}${'@'.repeat(20_000)}`)).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

describe('readOrcid', () => {
  // The first is ORCID's own example, the second has the check digit X.
  it.each([
    ['0000-0002-1825-0097', '0000-0002-1825-0097'],
    ['https://orcid.org/0000-0002-1694-233x', '0000-0002-1694-233X'],
    ['0000000218250097', '0000-0002-1825-0097'],
    ['ORCID: 0000 0002 1825 0097', '0000-0002-1825-0097'],
  ])('reads %s', (written, orcid) => expect(readOrcid(written)).toBe(orcid));

  it.each([
    ['0000-0002-1825-0098', 'an ORCID iD whose digits fit together'],
    ['0000-0002-1852-0097', 'an ORCID iD whose digits fit together'],
    ['0000-0002-1825', 'an ORCID iD'],
    ['jane-doe', 'an ORCID iD'],
  ])('refuses %s', (written, mustBe) => expect(readOrcid(written)).toMatchObject({ mustBe }));
});

describe('names', () => {
  it.each([
    ['Jane Doe', 'DOE, Jane', true],
    ['José Núñez', 'Jose Nunez', true],
    ['Jane M. Doe', 'Jane Doe', true],
    ['J. R. Doe Smith', 'J.R. Doe-Smith', true],
    ['John A. Ray', 'John B. Ray', false],
    ['John Doe', 'John Doe Jr.', false],
    ['Madonna', 'M. Madonna', false],
    ['Иван Петров', 'петров иван', true],
  ])('%s and %s: one person is %s', (one, other, same) =>
    expect(areSameName(nameParts(one), nameParts(other))).toBe(same),
  );

  it.each([
    ['Jacqueline Snee', 'Jaqueline Snee', true],
    ['Jacqueline Snee', 'Jacquelien Snee', true],
    ['Jacqueline Snee', 'Jacqualine Snee', true],
    ['Jacqueline Snee', 'Jaquelin Snee', false],
    ['Harold Jennings', 'Garold Jennings', false],
    ['Ann Lee', 'Anna Lee', false],
  ])('%s and %s meet: %s', (one, other, meet) =>
    expect(spellings(one).some((form) => spellings(other).includes(form))).toBe(meet),
  );
});
