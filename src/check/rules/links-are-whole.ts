import type { Link } from '../../model/content.ts';
import { isUsualAddress, readAddress } from '../../text/book-path.ts';
import { placeOf } from '../../text/place.ts';
import { shorten } from '../../text/quote.ts';
import { everyNode } from '../../text/walk.ts';
import { brokenLinks, isInBrokenLink } from '../broken-links.ts';
import type { Rule } from '../rule.ts';

/** Addresses and the brackets of links are written so that they work. */
export const linksAreWhole: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    for (const node of everyNode(chapter.content)) {
      if (node.type !== 'link') continue;
      const reason = problemWith(chapter.file, node);
      if (reason === undefined || isInBrokenLink(chapter, node)) continue;
      const message = `The link "${shorten(node.url, 100)}" cannot work: ${reason}.`;
      const hint = 'Open the page in your browser and copy the address from there.';
      yield { severity: 'warning', message, hint, file: chapter.file, ...placeOf(node.position) };
    }
    for (const { place, ...broken } of brokenLinks(chapter)) {
      yield { severity: 'warning', ...broken, file: chapter.file, ...(place ? { place } : {}) };
    }
  }
};

/** Why an address that can be read leads nowhere; `links-resolve` has those that cannot be read. */
function problemWith(file: string, { url }: Link): string | undefined {
  if (isUsualAddress(url)) return undefined;
  if (url.trim() === '#') return 'it has only a "#"';
  const target = readAddress(file, url);
  if (target.kind !== 'outside' || !/^https?:/i.test(target.url)) return undefined;
  if (/^https?:\/*https?[:/]/i.test(target.url)) return '"http" stands twice in it';
  if (!/^https?:\/\//i.test(target.url)) return 'it needs two slashes after the colon';
  const host = /^https?:\/\/(?:[^/?#@]*@)?([^/?#:]*|\[[^\]]*\])/i.exec(target.url)?.[1] ?? '';
  if (/^\[|^\d+(?:\.\d+){3}$/.test(host)) return undefined;
  if (/^www\.[^.]*$/i.test(host)) return `"${host}" has no ending such as ".org"`;
  if (!host.includes('.')) return `"${host}" is no name of a site; one has a dot, as in "example.org"`;
  if (/\.\.|^\.|[,;]/.test(host)) return `"${host}" has a dot or comma too many`;
  return undefined;
}
