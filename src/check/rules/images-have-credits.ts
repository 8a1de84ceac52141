import { pictureWords } from '../../text/picture-words.ts';
import { placeOf } from '../../text/place.ts';
import { everyNode } from '../../text/walk.ts';
import type { Rule } from '../rule.ts';

/** Every picture says whose it is. Only some books want that: `book.yml` asks for it. */
export const imagesHaveCredits: Rule = function* ({ chapters, project }) {
  if (!project.rules.has('images-have-credits')) return;
  for (const chapter of chapters) {
    for (const node of everyNode(chapter.content)) {
      if (node.type !== 'image') continue;
      const { caption = '', credit } = pictureWords(node.title);
      if (credit !== undefined) continue;
      const words = `"${caption}${caption === '' ? '' : ' '}| Photo: Ana Example"`;
      yield {
        severity: 'warning',
        message: `It is not said whose picture "${node.url}" is.`,
        hint: `Write it behind a bar, in quotation marks behind the file: ![What it shows](${node.url} ${words}).`,
        file: chapter.file,
        ...placeOf(node.position),
      };
    }
  }
};
