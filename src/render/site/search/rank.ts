import type { WordTable } from './index-files.ts';
import { wordsOf } from './words.ts';

/** What a reader looks for. */
export function queryWords(query: string): string[] {
  const words = [...wordsOf(query)].map(({ word }) => word);
  // The last letter of a row without spaces is in the pair before it.
  const whole = words.filter((word, index) => [...word].length > 1 || !(words[index - 1] ?? '').endsWith(word));
  return [...new Set(whole)].slice(0, 12);
}

/** Numbers of the files that hold words which begin like this one. `firsts` are the first words of each file. */
export function filesWith(word: string, firsts: readonly string[]): number[] {
  const start = stem(word);
  const before = firsts.filter((first) => first <= start).length - 1;
  const numbers: number[] = [];
  for (let number = Math.max(before, 0); number < firsts.length; number += 1) {
    const first = firsts[number] ?? '';
    if (number > before && !first.startsWith(start)) break;
    numbers.push(number);
  }
  return numbers;
}

/** How well a word of the book answers a word that was looked for. */
function likeness(found: string, wanted: string): number {
  if (found === wanted) return 1;
  if (found.startsWith(wanted)) return 0.6;
  // `listening` also finds `listen` and `listens`, in any language whose words change at their ends.
  return found.length <= wanted.length + 1 && found.startsWith(stem(wanted)) ? 0.3 : 0;
}

function stem(word: string): string {
  return word.length < 6 ? word : word.slice(0, Math.max(5, word.length - 3));
}

/**
 * Pages by how well they answer, best first: those with all words; where there is none, those with the most of them.
 * A rare word counts more than one that is everywhere.
 */
export function rankedPages(words: readonly string[], tables: readonly WordTable[], pageCount: number): number[] {
  const scores = new Map<number, { score: number; matched: number }>();
  for (const word of words) {
    const best = bestByPage(word, tables);
    const rarity = Math.log(1 + pageCount / (best.size + 1));
    for (const [page, weight] of best) {
      const { score, matched } = scores.get(page) ?? { score: 0, matched: 0 };
      scores.set(page, { score: score + rarity * (weight / (weight + 3)), matched: matched + 1 });
    }
  }
  const most = Math.max(0, ...[...scores.values()].map(({ matched }) => matched));
  return [...scores]
    .filter(([, { matched }]) => matched === most)
    .sort(([one, a], [other, b]) => b.score - a.score || one - other)
    .map(([page]) => page);
}

function bestByPage(wanted: string, tables: readonly WordTable[]): Map<number, number> {
  const best = new Map<number, number>();
  for (const table of tables) {
    for (const [found, list] of Object.entries(table)) {
      const like = likeness(found, wanted);
      if (like === 0) continue;
      let page = 0;
      for (let index = 0; index < list.length; index += 2) {
        page += list[index] ?? 0;
        best.set(page, Math.max(best.get(page) ?? 0, like * (list[index + 1] ?? 0)));
      }
    }
  }
  return best;
}

/** A piece of an excerpt; `isMatch` where it is what was looked for. */
export interface ExcerptPiece {
  readonly text: string;
  readonly isMatch: boolean;
}

const excerptLength = 220;

/** The place of a text where most of the words stand close together; its beginning where none does. */
export function excerptOf(text: string, words: readonly string[]): ExcerptPiece[] {
  const matches = [...wordsOf(text)].flatMap(({ word, start, end }) => {
    const wanted = words.find((one) => likeness(word, one) > 0);
    return wanted === undefined ? [] : [{ wanted, start, end }];
  });
  const first = bestStart(matches);
  const from = first <= 60 ? 0 : spaceAfter(text, first - 60);
  const to = from + excerptLength >= text.length ? text.length : spaceBefore(text, from + excerptLength);
  const pieces: ExcerptPiece[] = [{ text: from > 0 ? '… ' : '', isMatch: false }];
  let place = from;
  for (const { start, end } of matches.filter((match) => match.start >= from && match.end <= to)) {
    if (start > place) pieces.push({ text: text.slice(place, start), isMatch: false });
    if (end > place) pieces.push({ text: text.slice(Math.max(start, place), end), isMatch: true });
    place = Math.max(place, end);
  }
  pieces.push({ text: text.slice(place, to) + (to < text.length ? ' …' : ''), isMatch: false });
  return pieces.filter((piece) => piece.text !== '');
}

function bestStart(matches: readonly { readonly wanted: string; readonly start: number }[]): number {
  let [best, most] = [0, 0];
  matches.forEach(({ start }, index) => {
    const near = new Set<string>();
    for (
      let next = index;
      next < matches.length && (matches[next]?.start ?? 0) < start + excerptLength - 60;
      next += 1
    ) {
      near.add(matches[next]?.wanted ?? '');
    }
    if (near.size > most) [best, most] = [start, near.size];
  });
  return best;
}

// Text without spaces is cut where it must be, though never through a letter of two halves.
function spaceAfter(text: string, place: number): number {
  const space = text.indexOf(' ', place);
  return space >= 0 && space < place + 40 ? space + 1 : wholeLetter(text, place);
}

function spaceBefore(text: string, place: number): number {
  const space = text.lastIndexOf(' ', place);
  return space > place - 40 ? space : wholeLetter(text, place);
}

function wholeLetter(text: string, place: number): number {
  const code = text.charCodeAt(place);
  return code >= 0xdc00 && code <= 0xdfff ? place + 1 : place;
}
