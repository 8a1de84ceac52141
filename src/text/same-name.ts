import { slugify } from './slug.ts';

/** What stays of a name when case, marks, punctuation, the order of words and initials do not count. */
export interface NameParts {
  /** The full words in alphabetical order: `doe jane`. Empty where there are fewer than two. */
  readonly key: string;
  /** Single letters in alphabetical order: `m`. */
  readonly initials: string;
}

export function nameParts(name: string): NameParts {
  const words = slugify(name).split('-').filter(Boolean);
  const full = words.filter((word) => [...word].length > 1);
  const initials = words.filter((word) => [...word].length === 1);
  return full.length < 2
    ? { key: '', initials: '' }
    : { key: full.toSorted().join(' '), initials: initials.toSorted().join('') };
}

/** Whether two names are most likely one person's: `José M. Núñez` and `Nunez, Jose`, but not `John A. Ray` and `John B. Ray`. */
export function areSameName(one: NameParts, other: NameParts): boolean {
  const initialsAgree = one.initials === other.initials || one.initials === '' || other.initials === '';
  return one.key !== '' && one.key === other.key && initialsAgree;
}

// Below that, too many real names differ by one letter: Ann and Anna Lee.
const shortest = 10;

/**
 * The forms under which two names meet that differ by one letter more, less, other, or by two swapped: the name itself,
 * and the name with each of its letters but the first left out. Empty for short names and those with digits.
 */
export function spellings(name: string): readonly string[] {
  const letters = [...slugify(name)];
  if (letters.length < shortest || /\p{N}/u.test(name)) return [];
  return [letters.join(''), ...letters.slice(1).map((_, index) => letters.toSpliced(index + 1, 1).join(''))];
}
