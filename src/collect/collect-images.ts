import type { ImageFile } from '../model/source.ts';
import { lookAtImage, type LookedAt } from './image-type.ts';
import type { Material } from './material.ts';
import type { ReadEnd } from './read-regular.ts';

/** Why a picture cannot be in the book. */
export interface ImageProblem {
  readonly message: string;
  readonly hint: string;
}

export interface CollectedImages {
  /** By path as asked for. */
  readonly images: ReadonlyMap<string, ImageFile>;
  /** By path as asked for; every path is in one of the two. */
  readonly problems: ReadonlyMap<string, ImageProblem>;
}

/** 20 MiB, 12,000 pixels a side, 40 megapixels: a PNG of 560 KB and 144 megapixels took Typst 1.2 GB of memory. */
export const imageLimits = { bytes: 20 * 2 ** 20, side: 12_000, pixels: 40_000_000 };

/**
 * Read the pictures that the book shows. Only regular files inside the book's folder are opened; the type is what the
 * bytes say.
 *
 * @param paths relative to the book's folder, with `/`, as chapters mean them: percent signs decoded, `..` worked out
 */
export async function collectImages(material: Material, paths: readonly string[]): Promise<CollectedImages> {
  const images = new Map<string, ImageFile>();
  const problems = new Map<string, ImageProblem>();
  const stored = new Map<string, string>();
  for (const path of new Set(paths)) {
    const place = isInside(path) ? await material.find(path) : undefined;
    if (place?.outcome === 'found') stored.set(path, place.path);
    else if (place === undefined) problems.set(path, leadsOut);
    else problems.set(path, place.outcome === 'missing' ? missing : otherCase(place.path));
  }
  const ends = await material.read([...new Set(stored.values())], imageLimits.bytes);
  for (const [path, place] of stored) {
    const image = imageFrom(path, ends.get(place) ?? { outcome: 'missing' });
    if ('bytes' in image) images.set(path, image);
    else problems.set(path, image);
  }
  return { images, problems };
}

function imageFrom(path: string, end: ReadEnd): ImageFile | ImageProblem {
  switch (end.outcome) {
    case 'read': {
      const seen = lookAtImage(end.bytes);
      if (seen.outcome !== 'image') return notUsable(seen.outcome);
      if (isTooBig(seen)) return tooManyPixels(seen);
      const { mediaType, width, height } = seen;
      return { path: path.normalize('NFC'), bytes: end.bytes, sha256: end.sha256, mediaType, width, height };
    }
    case 'tooLarge':
      return tooManyBytes(end.size);
    case 'symlink':
      return {
        message: 'The picture is a link to another file. Links are not followed.',
        hint: 'Put the picture itself in its place.',
      };
    case 'missing':
      return missing;
    case 'notAFile':
    case 'repository':
      return {
        message: 'This is not a file but a folder.',
        hint: 'Write the name of the picture in that folder, too.',
      };
    case 'lfsPointer':
      return {
        message: 'Here stands only the note where Git LFS keeps the picture, not the picture itself.',
        hint: 'Take the picture out of Git LFS and send it as a plain file.',
      };
    case 'unreadable':
      return { message: 'The picture cannot be opened.', hint: 'Its rights may keep it closed.' };
  }
}

function isInside(path: string): boolean {
  const parts = path.split('/');
  return (
    !/[\\\p{Cc}]|^[a-z][a-z0-9+.-]*:/iu.test(path) && !parts.some((part) => ['', '.', '..', '.git'].includes(part))
  );
}

function isTooBig({ width, height }: { width: number; height: number }): boolean {
  return Math.max(width, height) > imageLimits.side || width * height > imageLimits.pixels;
}

const leadsOut: ImageProblem = {
  message: "The path of the picture leads out of the book's folder.",
  hint: 'Send the picture along in the same folder, and write the name of its file alone, such as oak.jpg.',
};

const missing: ImageProblem = {
  message: 'There is no such picture.',
  hint: 'Send the picture along under exactly this name, ending included; or correct the name here; or take the picture out of the text.',
};

function otherCase(path: string): ImageProblem {
  return {
    message: `The picture is called "${path}": its name differs in capital letters.`,
    hint: 'Write the name exactly as the file has it. Some machines find it anyway, others do not.',
  };
}

function notUsable(outcome: Exclude<LookedAt['outcome'], 'image'>): ImageProblem {
  switch (outcome) {
    case 'unknown':
      return {
        message: 'This file is not a picture that a book can show, whatever its name says.',
        hint: 'Save it as PNG or JPEG.',
      };
    case 'broken':
      return {
        message: 'The picture is damaged; the file may have been cut off on its way.',
        hint: 'Open it in a picture program, save it again as PNG or JPEG, and send that.',
      };
    case 'svgNotPlain':
      return {
        message: 'This SVG drawing holds more than shapes and words, such as styles, links, scripts or other pictures.',
        hint: 'Save it as PNG, about 2,000 pixels wide.',
      };
  }
}

function tooManyPixels({ width, height }: { width: number; height: number }): ImageProblem {
  const most = imageLimits.pixels / 1_000_000;
  return {
    message: `The picture has ${width} × ${height} pixels; ${most} million in all and ${imageLimits.side} a side is the most.`,
    hint: 'Make it smaller: 2,500 pixels are enough for a whole page.',
  };
}

function tooManyBytes(size: number): ImageProblem {
  const megabytes = (bytes: number) => (bytes / 2 ** 20).toFixed(0);
  return {
    message: `The picture has ${megabytes(size)} MB; ${megabytes(imageLimits.bytes)} MB is the most.`,
    hint: 'Make it smaller, or save it as JPEG: 2,500 pixels are enough for a whole page.',
  };
}
