import { wordsOf } from './words.ts';

/** A page that can be found. */
export interface SearchDocument {
  /** Address, relative to the site's folder. */
  readonly href: string;
  readonly title: string;
  /** Who wrote it, or where a person is from: shown below the title. */
  readonly line: string;
  /** More words by which it is found: subtitle, keywords. */
  readonly about: string;
  readonly text: string;
}

/** What the search page loads first: every page, and which file holds which words. */
export interface SearchBook {
  /** Told to the other files, so that none of an older edition comes out of a browser's store. */
  readonly edition: string;
  /** Address, title, line, number of the file with its text. */
  readonly pages: readonly (readonly [href: string, title: string, line: string, text: number])[];
  /** The first word of each file of words. */
  readonly firsts: readonly string[];
}

/** By word: pages and weights in turn, each page as the step from the one before. */
export type WordTable = Readonly<Record<string, readonly number[]>>;

/** Files of some 24 KB: a search loads one or two of them. */
const fileLength = 24_000;
const weights = { title: 10, line: 8, about: 4, mostInText: 9 };

export interface SearchFiles {
  readonly pages: SearchBook['pages'];
  readonly firsts: readonly string[];
  readonly words: readonly WordTable[];
  /** By number of the page: its text. */
  readonly texts: readonly Readonly<Record<string, string>>[];
}

/** The words of all pages in files of an even size, by alphabet, and their texts for showing the place. */
export function searchFiles(documents: readonly SearchDocument[]): SearchFiles {
  const words = cut([...postings(documents)].sort(([one], [other]) => (one < other ? -1 : 1)));
  const texts = cut(documents.map(({ text }, index) => [String(index), text] as const));
  const textOf = new Map(texts.flatMap((file, number) => file.map(([index]) => [index, number] as const)));
  return {
    pages: documents.map(({ href, title, line }, index) => [href, title, line, textOf.get(String(index)) ?? 0]),
    firsts: words.map((file) => file[0]?.[0] ?? ''),
    words: words.map(table),
    texts: texts.map(table),
  };
}

function postings(documents: readonly SearchDocument[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  const latest = new Map<string, number>();
  documents.forEach((document, index) => {
    for (const [word, weight] of weightsOf(document)) {
      const list = found.get(word) ?? [];
      list.push(index - (latest.get(word) ?? 0), weight);
      latest.set(word, index);
      found.set(word, list);
    }
  });
  return found;
}

function weightsOf({ title, line, about, text }: SearchDocument): Map<string, number> {
  const found = new Map<string, number>();
  for (const { word } of wordsOf(text)) found.set(word, Math.min((found.get(word) ?? 0) + 1, weights.mostInText));
  for (const [words, weight] of [
    [title, weights.title],
    [line, weights.line],
    [about, weights.about],
  ] as const) {
    for (const word of new Set([...wordsOf(words)].map((one) => one.word))) {
      found.set(word, (found.get(word) ?? 0) + weight);
    }
  }
  return found;
}

function cut<Value>(entries: readonly (readonly [string, Value])[]): (readonly [string, Value])[][] {
  const files: (readonly [string, Value])[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const entry of entries) {
    const size = JSON.stringify(entry).length;
    if (length + size > fileLength) {
      files.push([]);
      length = 0;
    }
    files.at(-1)?.push(entry);
    length += size;
  }
  return files;
}

// Without a prototype: `constructor` and `__proto__` are words, too.
function table<Value>(entries: readonly (readonly [string, Value])[]): Record<string, Value> {
  const object = Object.create(null) as Record<string, Value>;
  for (const [key, value] of entries) object[key] = value;
  return object;
}
