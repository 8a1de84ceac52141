import type { Image } from '../../model/content.ts';
import { placeOf } from '../../text/place.ts';
import { everyNode } from '../../text/walk.ts';
import type { Rule } from '../rule.ts';

const hintForMarkdown =
  'Say in the square brackets what the picture shows, for people who cannot see it: ![Two oaks in snow](oaks.jpg).';

const hintForHtml =
  'Say in the tag what the picture shows, for people who cannot see it: <img src="oaks.jpg" alt="Two oaks in snow">.';

/** Every picture says in words what it shows. */
export const imagesHaveAltText: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    let lines: readonly string[] | undefined;
    for (const node of everyNode(chapter.content)) {
      if (node.type !== 'image') continue;
      const problem = problemWith(node.alt.trim(), fileName(node.url));
      if (problem === undefined) continue;
      lines ??= chapter.text.split('\n');
      const hint = isTag(lines, node) ? hintForHtml : hintForMarkdown;
      yield { severity: 'warning', message: problem, hint, file: chapter.file, ...placeOf(node.position) };
    }
  }
};

function isTag(lines: readonly string[], { position }: Image): boolean {
  if (!position) return false;
  const { line, column } = position.start;
  return lines[line - 1]?.[column - 1] === '<';
}

// A word that says no more than that there is a picture.
const empty =
  /^(?:an? |the |my )?(?:image|picture|photo|photograph|pic|img|screen ?shot|graphic|graph|figure|diagram|chart|logo|icon|alt(?: ?text)?|untitled|bild|foto|imagen|imagem|abbildung)[ \d.:#-]*$/i;
const pictureName = /^[^\s/]{1,200}\.(?:jpe?g|png|gif|webp|svg|tiff?|bmp|heic|avif)$/i;
const cameraName = /^(?:img|dsc[nf]?|pxl|image|screenshot)[-_ ]?\d[\d_ -]*$/i;

function problemWith(alt: string, name: string): string | undefined {
  const picture = `The picture "${name}"`;
  if (alt === '') return `${picture} has no words for people who cannot see it.`;
  const stem = name.replace(/\.[^.]+$/, '');
  const isName = pictureName.test(alt) || cameraName.test(alt) || alt === name || (alt === stem && /[-_\d]/.test(stem));
  if (isName) return `${picture} is described by a file name, "${alt}".`;
  return empty.test(alt) ? `${picture} is described as "${alt}" only.` : undefined;
}

function fileName(url: string): string {
  return url.split(/[?#]/, 1)[0]?.split('/').filter(Boolean).at(-1) ?? url;
}
