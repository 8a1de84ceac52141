import type { Chapter } from '../model/chapter.ts';
import type { Anchor, Heading } from '../model/content.ts';
import { readAddress } from './book-path.ts';
import { nearest } from './nearest.ts';
import { shorten } from './quote.ts';
import { headingSlugger, slugify } from './slug.ts';
import { everyNode } from './walk.ts';
import { inlineText } from './words.ts';

/** Where a link leads once the whole book is known. */
export type LinkTarget =
  | { readonly kind: 'outside'; readonly url: string }
  | { readonly kind: 'inside'; readonly id: string }
  | { readonly kind: 'lost'; readonly reason: string; readonly hint: string };

/** The ids of one chapter: its own anchor, each heading's, and what a link's fragment may call them. */
export interface ChapterIds {
  readonly anchor: string;
  readonly headings: ReadonlyMap<Heading, string>;
  /** Only the anchors that a link can mean: of two with one name, the first. */
  readonly anchors: ReadonlyMap<Anchor, string>;
  readonly byFragment: ReadonlyMap<string, string>;
}

export interface LinkIndex {
  readonly idsByFile: ReadonlyMap<string, ChapterIds>;
  readonly resolve: (file: string, address: string) => LinkTarget;
}

/** Gives every chapter and heading its id, unique in the book, and finds what an address in a chapter leads to. */
export function indexLinks(chapters: readonly Chapter[]): LinkIndex {
  const taken = new Set<string>();
  const idsByFile = new Map<string, ChapterIds>();
  for (const chapter of chapters) idsByFile.set(chapter.file, chapterIds(chapter, taken));
  return { idsByFile, resolve: (file, address) => resolveLink(idsByFile, file, address) };
}

function chapterIds(chapter: Chapter, taken: Set<string>): ChapterIds {
  let anchor = `c-${chapter.id}`;
  for (let copy = 2; taken.has(anchor); copy += 1) anchor = `c-${chapter.id}-${copy}`;
  taken.add(anchor);
  const slugOf = headingSlugger();
  const headings = new Map<Heading, string>();
  const anchors = new Map<Anchor, string>();
  const byFragment = new Map<string, string>();
  const name = (fragment: string, id: string) => {
    if (fragment !== '' && !byFragment.has(fragment)) byFragment.set(fragment, id);
  };
  for (const node of everyNode(chapter.content)) {
    if (node.type === 'anchor' && !byFragment.has(node.id)) {
      anchors.set(node, uniqueId(anchor, slugify(node.id) || 'place', taken));
      name(node.id, anchors.get(node) ?? anchor);
    }
    if (node.type !== 'heading') continue;
    const slug = slugOf(inlineText(node.children));
    const id = uniqueId(anchor, node.id === undefined ? slug : slugify(node.id) || slug, taken);
    headings.set(node, id);
    if (node.id !== undefined) name(node.id, id);
    name(slug, id);
  }
  return { anchor, headings, anchors, byFragment };
}

function uniqueId(anchor: string, slug: string, taken: Set<string>): string {
  const clean = slug.replace(/^-+/, '') || 'part';
  let id = `${anchor}--${clean}`;
  for (let copy = 2; taken.has(id); copy += 1) id = `${anchor}--${clean}-${copy}`;
  taken.add(id);
  return id;
}

function resolveLink(idsByFile: ReadonlyMap<string, ChapterIds>, file: string, address: string): LinkTarget {
  const target = readAddress(file, address);
  switch (target.kind) {
    case 'outside':
      return target;
    case 'refused':
      return { kind: 'lost', reason: target.reason, hint: refusedHint(address) };
    case 'here':
      return resolveFragment(idsByFile.get(file), target.fragment, 'this chapter');
    case 'file': {
      const found = chapterNames(target.path).find((name) => idsByFile.has(name));
      if (found !== undefined) return resolveFragment(idsByFile.get(found), target.fragment, found);
      return lostFile(file, { path: target.path, address, files: [...idsByFile.keys()] });
    }
  }
}

/** What to do about an address that no book can have. */
export function refusedHint(address: string): string {
  if (/^\s*(?:["“”„]|%22)/i.test(address)) return 'Put the address before the title: [words](https://address "title").';
  const inner = /^\s*[([{<]+\s*([^()[\]{}<>\s]+)/.exec(address)?.[1];
  if (inner !== undefined) return `Take the inner brackets away: [words](${shorten(inner, 100)}).`;
  if (/^\s*(?:tel|sms|callto):/i.test(address)) return 'Write the number into the text, without a link.';
  if (/^\s*(?:file:|[a-z]:[\\/])/i.test(address)) {
    return 'It leads to a file on your own computer, which no reader has. Link to a page on the web, beginning with https://.';
  }
  if (/^[^/]*\/\/[^/]*[[\]<>{}]/.test(address)) {
    return 'Write the whole address, beginning with https://. If it only shows how such addresses look, put it between backticks.';
  }
  return 'Write the whole address, beginning with https://.';
}

// A published page's address (`other.html`, `other/`) means the chapter it was made from.
function chapterNames(path: string): string[] {
  const stem = path.replace(/\.html?$/, '');
  return [path, `${stem}.md`, `${stem}.markdown`, `${path}/index.md`, `${path}/README.md`];
}

function resolveFragment(ids: ChapterIds | undefined, fragment: string, where: string): LinkTarget {
  if (!ids) return { kind: 'lost', reason: 'there is no such chapter', hint: 'Check the file name.' };
  if (fragment === '' || fragment === 'top') return { kind: 'inside', id: ids.anchor };
  const id =
    ids.byFragment.get(fragment) ?? ids.byFragment.get(fragment.toLowerCase()) ?? ids.byFragment.get(slugify(fragment));
  if (id !== undefined) return { kind: 'inside', id };
  const similar = nearest(fragment, [...ids.byFragment.keys()]);
  const hint =
    similar === undefined
      ? 'Link to the chapter without the part from "#" on, or check how the heading is written.'
      : `Did you mean "#${similar}"?`;
  return { kind: 'lost', reason: `${where} has no heading "#${fragment}"`, hint };
}

interface Lost {
  readonly path: string;
  /** As written. */
  readonly address: string;
  readonly files: readonly string[];
}

function lostFile(from: string, { path, address, files }: Lost): LinkTarget {
  if (/^www\./i.test(address)) {
    return { kind: 'lost', reason: 'it does not begin with https://', hint: `Write https://${shorten(address, 100)}` };
  }
  if (/\.(?:jpe?g|png|gif|webp|svg)$/i.test(path)) {
    const shown = shorten(/\s|%20/.test(address) ? `<${address.replaceAll('%20', ' ')}>` : address, 100);
    const hint = `To show a picture, put an exclamation mark before its brackets: ![What it shows](${shown}). A link leads to a chapter or to the web.`;
    return { kind: 'lost', reason: 'no link can lead to a picture', hint };
  }
  const others = files.filter((file) => file !== from);
  // The folders are often right, and would make any two names seem alike.
  const name = nearest(nameOf(path), others.map(nameOf));
  const similar = name === undefined ? undefined : others.find((file) => nameOf(file) === name);
  const hint =
    similar === undefined
      ? "A link to another chapter gives that chapter's file name; a link to the web begins with https://."
      : `Did you mean "${pathFrom(from, similar)}"?`;
  return { kind: 'lost', reason: `there is no chapter "${path}"`, hint };
}

/** A path as seen from a file. */
function pathFrom(file: string, path: string): string {
  const [here, there] = [file.split('/').slice(0, -1), path.split('/')];
  const parted = here.findIndex((folder, index) => folder !== there[index]);
  const shared = parted === -1 ? here.length : parted;
  return [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/');
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
