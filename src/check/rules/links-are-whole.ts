import type { Chapter } from '../../model/chapter.ts';
import type { Place } from '../../model/checked.ts';
import type { Link } from '../../model/content.ts';
import { isUsualAddress, readAddress } from '../../text/book-path.ts';
import { placeOf } from '../../text/place.ts';
import { shorten } from '../../text/quote.ts';
import { everyNode } from '../../text/walk.ts';
import { findInText, textNodes } from '../find-in-text.ts';
import type { Rule } from '../rule.ts';

type Problem = ReturnType<Rule> extends Iterable<infer T> ? T : never;

/** Addresses and the brackets of links are written so that they work. */
export const linksAreWhole: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    for (const node of everyNode(chapter.content)) {
      if (node.type !== 'link') continue;
      const reason = problemWith(chapter.file, node);
      if (reason === undefined) continue;
      const message = `The link "${shorten(node.url, 100)}" cannot work: ${reason}.`;
      const hint = 'Open the page in your browser and copy the address from there.';
      yield { severity: 'warning', message, hint, file: chapter.file, ...placeOf(node.position) };
    }
    yield* brokenInText(chapter);
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

const rewrite =
  'Write it as [words](https://address), without spaces between the brackets or in the address. Below a line of HTML, an empty line comes first.';

interface Broken {
  /** What every text with the sign has; most texts have nothing of it. */
  readonly mark: RegExp;
  readonly sign: RegExp;
  readonly what: string;
  readonly hint: string;
  /** What looks like it, but is right. */
  readonly except?: RegExp;
}

/** What was meant as a link and stays text. An address in it has become a link by itself, so a text may end there. */
const patterns: readonly Broken[] = [
  {
    mark: /\]\([ ]?"/,
    sign: /(?:\[[^[\]]{1,80})?\]\([ ]?"[^"[\]]{0,300}"\)/g,
    what: 'This link has no address',
    hint: 'Put the address behind the opening bracket: [words](https://address).',
  },
  {
    mark: /\]\(/,
    sign: /(?:\[[^[\]]{1,80})?\]\((?![ ]?"[^"[\]]{0,300}"\))[^[\]\n)]{0,60}/g,
    what: 'The brackets of a link stand here, but they make none',
    hint: rewrite,
  },
  {
    mark: /\[[^[\]]*\($/,
    sign: /\[[^[\]]{1,100}\($/g,
    what: 'The first bracket of a link is never closed',
    hint: rewrite,
  },
  {
    mark: /\][ ]{1,3}\($/,
    sign: /\[[^[\]^\d][^[\]]{0,100}\][ ]{1,3}\($/g,
    what: 'A space stands between the words and the address of a link',
    hint: rewrite,
  },
  {
    mark: /\)\[$/,
    sign: /\([^()]{1,100}\)\[$/g,
    what: 'The brackets of a link are the wrong way round',
    hint: rewrite,
  },
  {
    mark: /t[tp]s?[:;/]/i,
    sign: /(?<![\p{L}\p{N}/])(?:h{1,2}t{1,4}ps?|ttps?|hptts?)(?::\/{0,3}|;\/\/|\/\/)(?<=\/)[^\s)\]]{0,200}/giu,
    what: 'This is not a whole address',
    hint: 'An address begins with https:// and has no space in it.',
    except: /^https?:\/\/[^\s/.]+\.[^\s/]/i,
  },
];

function* brokenInText(chapter: Chapter): Generator<Problem> {
  const texts = textNodes(chapter.content);
  const present = patterns.filter(({ mark }) => texts.some(({ value }) => mark.test(value)));
  for (const { sign, what, hint, except } of present) {
    for (const { match, place } of findInText(chapter, sign)) {
      if (except?.test(match[0])) continue;
      yield {
        severity: 'warning',
        message: `${what}: "${shorten(match[0])}".`,
        hint: hint === rewrite ? hintFor(chapter, place) : hint,
        file: chapter.file,
        ...(place ? { place } : {}),
      };
    }
  }
}

/** What to do about brackets that make no link, by what stands in them. */
function hintFor({ text }: Chapter, place: Place | undefined): string {
  if (place === undefined) return rewrite;
  const line = text.split('\n', place.line)[place.line - 1] ?? '';
  const rest = line.slice(place.column - 1, place.column + 1000);
  const isPicture = line[place.column - 2] === '!';
  if (/^\[[^[\]]*\]\(\S+\s+"[^"]*"[^()]*"\s*\)/.test(rest)) {
    return `In the title behind the address, quotation marks stand inside quotation marks. Put single ones around the whole title: [words](https://address 'The "best" page').`;
  }
  const spaced = /^\[[^[\]]*\]\(([^()<>"]*\S\s+\S[^()<>"]*)\)/.exec(rest)?.[1];
  if (isPicture && spaced !== undefined) {
    return `A space stands in the name of the picture. Put the name between angle brackets: ![What it shows](<${shorten(spaced)}>).`;
  }
  return rewrite;
}
