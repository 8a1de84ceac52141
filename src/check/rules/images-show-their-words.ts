import type { Image } from '../../model/content.ts';
import { pictureWords } from '../../text/picture-words.ts';
import { pictureAlone } from '../../text/pictures.ts';
import { placeOf } from '../../text/place.ts';
import { everyNode } from '../../text/walk.ts';
import type { Rule } from '../rule.ts';

/** What an author writes below a picture is printed: only a picture on lines of its own has room for it. */
export const imagesShowTheirWords: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    const alone = new Set<Image | undefined>();
    for (const node of everyNode(chapter.content)) {
      if (node.type === 'paragraph') alone.add(pictureAlone(node.children));
      if (node.type !== 'image' || alone.has(node)) continue;
      const { caption, credit } = pictureWords(node.title);
      const words = credit ?? caption;
      if (words === undefined) continue;
      yield {
        severity: credit === undefined ? 'info' : 'warning',
        message: `"${words}" is not printed, for its picture stands in a line of text, in a link or in a table.`,
        hint: 'Put the picture on a line of its own, with an empty line above and below, or write these words into the text.',
        file: chapter.file,
        ...placeOf(node.position),
      };
    }
  }
};
