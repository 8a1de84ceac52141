import { placeOf } from '../../text/place.ts';
import { everyNode } from '../../text/walk.ts';
import type { Rule } from '../rule.ts';

/** Every link leads somewhere: to the web, to another chapter, to a heading. */
export const linksResolve: Rule = function* ({ chapters, links }) {
  for (const chapter of chapters) {
    for (const node of everyNode(chapter.content)) {
      if (node.type !== 'link') continue;
      const target = links.resolve(chapter.file, node.url);
      if (target.kind !== 'lost') continue;
      yield {
        severity: 'warning',
        message: `The link "${node.url}" leads nowhere: ${target.reason}. Its words stay, without the link.`,
        hint: target.hint,
        file: chapter.file,
        ...placeOf(node.position),
      };
    }
  }
};
