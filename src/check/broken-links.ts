import type { Chapter } from '../model/chapter.ts';
import type { Place } from '../model/checked.ts';
import type { Content, Link } from '../model/content.ts';
import { shorten } from '../text/quote.ts';
import { findInText, textNodes } from './find-in-text.ts';

/** What was meant as a link and stays text. */
export interface BrokenLink {
  readonly place: Place | undefined;
  readonly message: string;
  readonly hint: string;
}

const rewrite = 'Write it as [words](https://address), without spaces between the brackets or in the address.';

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
    mark: /\][ ]?\{$/,
    sign: /\[[^[\]^][^[\]]{0,100}\][ ]?\{$/g,
    what: 'Curly brackets stand around the address of a link, where round ones belong',
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

// Two rules ask for the same.
const found = new WeakMap<Content, readonly BrokenLink[]>();

/** What was meant as a link in a chapter, kind by kind. */
export function brokenLinks(chapter: Chapter): readonly BrokenLink[] {
  const known = found.get(chapter.content);
  if (known) return known;
  const texts = textNodes(chapter.content);
  const present = patterns.filter(({ mark }) => texts.some(({ value }) => mark.test(value)));
  const links = present.flatMap(({ sign, what, hint, except }) =>
    [...findInText(chapter, sign)].flatMap(({ match, place }): BrokenLink[] => {
      if (except?.test(match[0])) return [];
      const message = `${what}: "${shorten(match[0])}".`;
      const hintHere = hint === rewrite ? hintFor(chapter, place) : hint;
      return [{ message, hint: hintHere, place }];
    }),
  );
  found.set(chapter.content, links);
  return links;
}

/** Whether an address became a link by itself within brackets that make none: of these, one thing is told. */
export function isInBrokenLink(chapter: Chapter, { position, children, url }: Link): boolean {
  const [only] = children;
  if (!position || only?.type !== 'text' || !url.endsWith(only.value)) return false;
  const { line, column } = position.start;
  return brokenLinks(chapter).some(
    ({ place }) => place?.endLine === line && place.column <= column && (place.endColumn ?? 0) >= column,
  );
}

/** What to do about brackets that make no link, by what stands in them. */
function hintFor({ text }: Chapter, place: Place | undefined): string {
  if (place === undefined) return rewrite;
  const lines = text.split('\n', place.line);
  const line = lines[place.line - 1] ?? '';
  const rest = line.slice(place.column - 1, place.column + 1000);
  const isPicture = line[place.column - 2] === '!';
  if (/^\[[^[\]]*\]\(\S+\s+"[^"]*"[^()]*"\s*\)/.test(rest)) {
    return `In the title behind the address, quotation marks stand inside quotation marks. Put single ones around the whole title: [words](https://address 'The "best" page').`;
  }
  const spaced = /^\[[^[\]]*\]\(([^()<>"]*\S\s+\S[^()<>"]*)\)/.exec(rest)?.[1];
  if (isPicture && spaced !== undefined) {
    return `A space stands in the name of the picture. Put the name between angle brackets: ![What it shows](<${shorten(spaced)}>).`;
  }
  if (spaced !== undefined) {
    if (/^[a-z]+:(?!\/)/i.test(spaced))
      return `Take the space out of the address: ${shorten(spaced.replaceAll(' ', ''))}`;
    return /^[a-z]+:/i.test(spaced)
      ? 'A space stands in the address. Open the page in your browser and copy the address from there: it has %20 in place of a space.'
      : `A space stands in the address. Put it between angle brackets: [words](<${shorten(spaced)}>).`;
  }
  const apart = /^(\[[^[\]]*\])[ ]+(\([^()\s]*\))/.exec(rest);
  if (apart) return `Take the space away: ${shorten(`${apart[1]}${apart[2]}`, 200)}`;
  return isBelowHtml(lines) ? `${rewrite} Below a line of HTML, leave an empty line first.` : rewrite;
}

/** Whether a tag begins a line of the same paragraph, so that all of it is taken as HTML. */
function isBelowHtml(lines: readonly string[]): boolean {
  const start = lines.findLastIndex((line) => line.trim() === '') + 1;
  return lines.slice(start).some((line) => /^\s*</.test(line));
}
