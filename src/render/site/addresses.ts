import type { Manuscript } from '../../model/manuscript.ts';
import { allChapters } from '../all-chapters.ts';

export const coverPath = 'index.html';
export const contentsPath = 'contents.html';
export const contributorsPath = 'contributors/index.html';
export const searchPath = 'search.html';
export const sharePath = 'share.html';
export const mapPath = 'map.html';
export const missingPath = '404.html';
export const blogrollPath = 'blogroll.opml';
export const feedPath = 'feed.xml';

// Windows opens a device instead of a file of these names, whatever their ending.
const reserved = /^(?:index|con|prn|aux|nul|com\d|lpt\d)$/i;
// File systems take 255 bytes a name; this leaves room for the ending and for what others append.
const longestName = 200;

/** The page of each chapter, section and person, by anchor: a path inside the site's folder, in Unicode form NFC. */
export function pagePaths(manuscript: Manuscript): Map<string, string> {
  const { sections, contributors } = manuscript;
  const paths = new Map<string, string>();
  const taken = new Set<string>();
  const place = (anchor: string, folder: string, id: string) => {
    let path = `${folder}/${fileName(id)}.html`;
    for (let copy = 2; taken.has(path); copy += 1) path = `${folder}/${fileName(id)}_${copy}.html`;
    taken.add(path);
    paths.set(anchor, path);
  };
  for (const chapter of allChapters(manuscript)) {
    place(chapter.anchor, 'chapters', chapter.id);
  }
  for (const section of sections) {
    // The one section of a book without sections has no page of its own.
    if (section.title === '') paths.set(section.anchor, contentsPath);
    // Chapters without a section stand in one without id, but never without anchor.
    else place(section.anchor, 'sections', section.anchor.slice('s-'.length));
  }
  for (const person of contributors) place(person.anchor, 'contributors', person.id);
  return paths;
}

function fileName(id: string): string {
  let name = id.normalize('NFC');
  // No id has an underscore, so that these stay apart from every other.
  if (reserved.test(name)) name = `${name}_`;
  const encoder = new TextEncoder();
  while (encoder.encode(name).length > longestName) name = [...name].slice(0, -1).join('');
  return name;
}

/** A relative address from one page to another file of the site, percent-encoded: `../chapters/%CE%B1.html#id`. */
export function hrefBetween(from: string, to: string, fragment = ''): string {
  const hash = fragment === '' ? '' : `#${encodeURIComponent(fragment)}`;
  if (from === to && hash !== '') return hash;
  const here = from.split('/').slice(0, -1);
  const there = to.split('/');
  let shared = 0;
  while (shared < here.length && here[shared] === there[shared]) shared += 1;
  const up = here.slice(shared).map(() => '..');
  return [...up, ...there.slice(shared).map(encodeURIComponent)].join('/') + hash;
}

/** The whole address of a file of the site, where the site's own is known. */
export function addressOnline(site: string, path: string): string {
  const folder = site.replace(/\/+$/, '');
  return path === coverPath ? `${folder}/` : `${folder}/${hrefBetween('', path)}`;
}
