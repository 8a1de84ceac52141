import { isUsualAddress } from '../../text/book-path.ts';
import { placeOf } from '../../text/place.ts';
import { shorten } from '../../text/quote.ts';
import { everyNode } from '../../text/walk.ts';
import type { Rule } from '../rule.ts';

/** Every link leads somewhere: to the web, to another chapter, to a heading. */
export const linksResolve: Rule = function* ({ chapters, links }) {
  for (const chapter of chapters) {
    for (const node of everyNode(chapter.content)) {
      if (node.type !== 'link' || isUsualAddress(node.url)) continue;
      const target = links.resolve(chapter.file, node.url);
      if (target.kind !== 'lost') continue;
      yield {
        severity: 'warning',
        message: `The link "${shorten(asTyped(node.url), 200)}" leads nowhere: ${target.reason}. Its words stay, without the link.`,
        hint: /^(?:[“”„«]|%E2%80%9[CDE])/i.test(node.url)
          ? 'Take away the curly quotation marks around the address.'
          : target.hint,
        file: chapter.file,
        ...placeOf(node.position),
      };
    }
  }
};

/** Parsing writes signs that no address has, such as curly quotation marks, as `%E2%80%9C`. */
function asTyped(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
