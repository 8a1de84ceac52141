import type { Place } from '../../model/checked.ts';
import { creditRoles } from '../../model/contributor.ts';
import { matterAliases, matterKeys, personWords } from '../../text/front-matter-words.ts';
import { splitFrontMatter } from '../../text/front-matter.ts';
import { editDistance } from '../../text/nearest.ts';
import type { Edit, Fix, FixInput } from './fix.ts';

/** `titel` → `title`: a key with one or two letters wrong, where only one key can be meant. */
export const keyNames: Fix = {
  mends: 'problem',
  keeps: 'body',
  edits: (input) =>
    keysOf(input).flatMap(({ key, path, place, siblings }) => {
      const words = wordsAt(path, input.aliases);
      const meant = words === undefined || known(key, words) !== undefined ? undefined : theOneMeant(key, words);
      if (meant === undefined || siblings.some((other) => known(other, words ?? {}) === meant)) return [];
      return [edit(place, key, meant, `"${key}" is now "${meant}".`)];
    }),
};

/** Whether a word is a key of a chapter or a person, or can mean nothing else. */
export function isKeyWord(key: string, aliases: Words): boolean {
  return [['key'], ['author', 'key']].some((path) => {
    const words = wordsAt(path, aliases) ?? {};
    return known(key, words) !== undefined || theOneMeant(key, words) !== undefined;
  });
}

/** `title : Oak` → `title: Oak`. */
export const keySpaces: Fix = {
  mends: 'form',
  keeps: 'body',
  edits: (input) => {
    const lines = input.text.split('\n');
    return keysOf(input).flatMap(({ key, path, place }) => {
      const words = wordsAt(path, input.aliases);
      const rest = lines[place.line - 1]?.slice(place.column - 1 + key.length) ?? '';
      const spaces = /^[ \t]+(?=:(?:\s|$))/.exec(rest)?.[0] ?? '';
      if (spaces === '' || words === undefined || known(key, words) === undefined) return [];
      return [edit(place, key + spaces, key, `No space stands before the colon of "${key}".`)];
    });
  },
};

interface Key {
  readonly key: string;
  readonly path: readonly string[];
  readonly place: Place;
  /** The other keys of its group. */
  readonly siblings: readonly string[];
}

/** The keys that stand in the text as they are read: not those between quotation marks. */
function keysOf({ text, chapter }: FixInput): Key[] {
  const { value, diagnostics } = splitFrontMatter(chapter.file, text);
  // Where YAML was mended to be read, places may be those of the mended text.
  if (value.matter === undefined || diagnostics.some(({ rule }) => rule === 'yaml-can-be-read')) return [];
  const lines = text.split('\n');
  const paths = [...value.matter.keys].map(([path, place]) => ({ path: path.split('.'), place }));
  return paths.flatMap(({ path, place }) => {
    const key = path.at(-1) ?? '';
    const isPlain = lines[place.line - 1]?.startsWith(key, place.column - 1) ?? false;
    const group = path.slice(0, -1).join('.');
    const siblings = paths
      .filter((other) => other.path !== path && other.path.slice(0, -1).join('.') === group)
      .map((other) => other.path.at(-1) ?? '');
    return isPlain ? [{ key, path, place, siblings }] : [];
  });
}

const people: ReadonlySet<string> = new Set(['author', ...creditRoles]);

type Words = Readonly<Record<string, string>>;

/** Every name of a key → our name, for the group that a path is in. */
function wordsAt(path: readonly string[], aliases: Words): Words | undefined {
  const chapterWords = { ...own(matterKeys), ...matterAliases, ...aliases };
  if (path.length === 1) return chapterWords;
  const [first = '', ...rest] = path;
  const group = known(first, chapterWords) ?? theOneMeant(first, chapterWords);
  const isPerson = group !== undefined && people.has(group) && /^(?:\d+\.)?[^.]+$/.test(rest.join('.'));
  return isPerson ? { ...own([...personWords.known, 'id']), ...personWords.aliases } : undefined;
}

function own(keys: readonly string[]): Words {
  return Object.fromEntries(keys.map((key) => [key, key]));
}

/** Our name of a key; capitals, hyphens and underscores do not count. */
function known(key: string, words: Words): string | undefined {
  return Object.entries(words).find(([name]) => plain(name) === plain(key))?.[1];
}

function theOneMeant(key: string, words: Words): string | undefined {
  const typed = plain(key);
  // As `nearest`: a third of the letters may be wrong, and never more than two.
  const farthest = Math.min(2, Math.floor(typed.length / 3));
  if (typed.length < 4 || typed.length > 40) return undefined;
  const distances = Object.entries(words).map(([name, meant]) => ({
    meant,
    distance: editDistance(typed, plain(name)),
  }));
  const least = Math.min(...distances.map(({ distance }) => distance));
  const meant = new Set(distances.filter(({ distance }) => distance === least).map((each) => each.meant));
  return least <= farthest && meant.size === 1 ? [...meant][0] : undefined;
}

function plain(word: string): string {
  return word.toLowerCase().replace(/[-_ ]/g, '');
}

function edit({ line, column }: Place, written: string, text: string, says: string): Edit {
  return { line, column, endColumn: column + written.length, text, says };
}
