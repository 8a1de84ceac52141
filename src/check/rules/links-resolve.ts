import { isUsualAddress } from '../../text/book-path.ts';
import { placeOf } from '../../text/place.ts';
import { shorten } from '../../text/quote.ts';
import { everyNode } from '../../text/walk.ts';
import { isInBrokenLink } from '../broken-links.ts';
import type { Rule } from '../rule.ts';

/** Every link leads somewhere: to the web, to another chapter, to a heading. */
export const linksResolve: Rule = function* ({ chapters, links }) {
  for (const chapter of chapters) {
    for (const node of everyNode(chapter.content)) {
      if (node.type !== 'link' || isUsualAddress(node.url)) continue;
      const target = links.resolve(chapter.file, node.url);
      if (target.kind !== 'lost' || isInBrokenLink(chapter, node)) continue;
      yield {
        severity: 'warning',
        message: `The link "${shorten(asTyped(node.url), 200)}" leads nowhere: ${target.reason}. Its words stay, without the link.`,
        hint: hintFor(node.url) ?? target.hint,
        file: chapter.file,
        ...placeOf(node.position),
      };
    }
  }
};

/** What the address itself tells of how it came about. */
function hintFor(url: string): string | undefined {
  if (/^(?:[“”„«]|%E2%80%9[CDE])/i.test(url)) return 'Take away the curly quotation marks around the address.';
  const [, isBack, number] = /^#_(?:ftn|edn)(ref)?(\d+)$/.exec(url) ?? [];
  if (number === undefined) return undefined;
  return isBack === undefined
    ? `A footnote that was copied from Word. Write [^${number}] in place of the whole link, and the note on a line of its own below the text: [^${number}]: The note.`
    : `A footnote that was copied from Word. In place of the link, begin the line of the note like this: [^${number}]: The note.`;
}

/** Parsing writes signs that no address has, such as curly quotation marks, as `%E2%80%9C`. */
function asTyped(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
