import type { Image } from '../../model/content.ts';
import type { ImageFile } from '../../model/source.ts';
import { readAddress } from '../../text/book-path.ts';
import { placeOf } from '../../text/place.ts';
import { everyBlock } from '../../text/walk.ts';
import { type PageMeasures, pageMeasures } from '../page-measures.ts';
import type { Rule } from '../rule.ts';
import { pictureAlone } from '../../text/pictures.ts';

/** What printers ask for: Lulu for pages (help.lulu.com, articles 64000255583 and 64000255590), KDP for covers. */
const WANTED = 300;
/** Half of it: the theme sets no picture with fewer, but makes it smaller (`natural-width` in content.typ). */
const LEAST = 150;

/** A picture has enough dots for the width of the page, where the book is printed. */
export const imagesAreSharp: Rule = function* ({ chapters, images, project }) {
  if (!project.outputs.some((output) => output === 'pdf' || output === 'print')) return;
  const measures = pageMeasures(project.print.trim);
  for (const chapter of chapters) {
    for (const image of figuresOf(chapter.content.blocks)) {
      const target = readAddress(chapter.file, image.url);
      const file = target.kind === 'file' ? images.get(target.path) : undefined;
      if (!file || file.mediaType === 'image/svg+xml') continue;
      const problem = tooFewDots(file, measures);
      if (problem) yield { ...problem, file: chapter.file, ...placeOf(image.position) };
    }
  }
};

/** Pictures that stand alone in their paragraph; one inside a line is as small as the letters. */
function* figuresOf(blocks: Parameters<typeof everyBlock>[0]): Generator<Image> {
  for (const node of everyBlock(blocks)) {
    if (node.type !== 'paragraph') continue;
    const picture = pictureAlone(node.children);
    if (picture !== undefined) yield picture;
  }
}

function tooFewDots({ path, width, height }: ImageFile, { textWidth, pictureHeight }: PageMeasures) {
  const fullWidth = Math.min(textWidth, (pictureHeight * width) / height);
  const dots = Math.floor(width / (fullWidth / 25.4));
  if (dots >= WANTED) return undefined;
  const wanted = Math.ceil((fullWidth / 25.4) * WANTED);
  const across = `The picture "${path}" is ${width} pixels wide`;
  const hint = `If you have it larger, send it with ${wanted} pixels or more; making this one larger does not help.`;
  if (dots >= LEAST) {
    return {
      severity: 'info' as const,
      message: `${across}: in print it has ${dots} dots an inch; ${WANTED} are sharp.`,
      hint,
    };
  }
  const printed = Math.round((width / LEAST) * 25.4);
  return {
    severity: 'warning' as const,
    message: `${across}, too few for the page. It is printed ${printed} mm wide instead of ${Math.round(fullWidth)}, and not sharp.`,
    hint,
  };
}
