import { placeOfKey, type Rule } from '../rule.ts';
import { similarTexts } from '../similar-texts.ts';
import { blocksText } from '../../text/words.ts';

/** From this share of common phrases on, two texts are the same text. */
const SAME = 0.8;

/** No two chapters are nearly the same text, as when somebody sends a corrected version under another name. */
export const chaptersDiffer: Rule = function* ({ chapters }) {
  const compared = chapters.filter(({ kind }) => kind !== 'intro');
  const texts = compared.map(({ content }) => blocksText(content.blocks));
  for (const { index, like, share } of similarTexts(texts, SAME)) {
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
