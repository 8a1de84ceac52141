import type { Chapter } from '../../model/chapter.ts';
import type { Content } from '../../model/content.ts';
import { blocksText } from '../../text/words.ts';
import { placeOfKey, type Rule } from '../rule.ts';
import { phrasesOf, similarTexts } from '../similar-texts.ts';

/** From this share of common phrases on, two texts are the same text. */
const SAME = 0.8;

/** No two chapters are nearly the same text, as when somebody sends a corrected version under another name. */
export const chaptersDiffer: Rule = function* ({ chapters }) {
  const compared = chapters.filter(({ kind }) => kind !== 'intro');
  for (const { index, like, share } of similarTexts(compared.map(countPhrases), SAME)) {
    const [chapter, other] = [compared[index], compared[like]];
    if (!chapter || !other) continue;
    const same = share === 1 ? 'the same text' : 'nearly the same text';
    yield {
      severity: 'warning',
      message: `This chapter and ${other.file} are ${same}: they share ${Math.floor(share * 100)} % of their phrases.`,
      hint: 'Was it sent twice? Keep the newer one and delete the other.',
      file: chapter.file,
      place: placeOfKey(chapter, 'title'),
    };
  }
};

const counted = new WeakMap<Content, Uint32Array>();

/** The phrases of a chapter. They are kept, so that they can be counted while other chapters are still being read. */
export function countPhrases({ content }: Chapter): Uint32Array {
  const known = counted.get(content);
  if (known) return known;
  const phrases = phrasesOf(blocksText(content.blocks));
  counted.set(content, phrases);
  return phrases;
}
