import type { ManuscriptChapter, ManuscriptImage, ManuscriptSection } from '../model/manuscript.ts';
import type { ImageFile } from '../model/source.ts';
import { everyNode } from '../text/walk.ts';

const extensions: Readonly<Record<ImageFile['mediaType'], string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/svg+xml': 'svg',
};

/** The pictures by path. The author's file name never reaches a disk: a picture is named by what is in it. */
export function nameImages(images: ReadonlyMap<string, ImageFile>): Map<string, ManuscriptImage> {
  const named = new Map<string, ManuscriptImage>();
  for (const [path, { bytes, sha256, mediaType, width, height }] of images) {
    const name = `images/${sha256.slice(0, 16)}.${extensions[mediaType]}`;
    named.set(path, { name, bytes, sha256, mediaType, width, height });
  }
  return named;
}

/** The names of the pictures that stand in the texts. */
export function* shownImages(
  chapters: readonly ManuscriptChapter[],
  sections: readonly ManuscriptSection[],
): Generator<string> {
  const intros = sections.flatMap(({ intro }) => (intro ? [intro] : []));
  for (const content of [...chapters, ...intros]) {
    for (const node of everyNode(content)) if (node.type === 'image') yield node.url;
  }
}
