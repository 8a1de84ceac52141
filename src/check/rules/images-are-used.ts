import { fileName } from '../picked-up.ts';
import type { Rule } from '../rule.ts';

const picture = /\.(?:png|jpe?g|gif|webp|svg|tiff?|bmp|heic|avif|psd)$/i;

/** Every picture in the folder is shown somewhere; one that is not may have been forgotten in its chapter. */
export const imagesAreUsed: Rule = function* ({ files, images, imageProblems, chapters, project }) {
  // A picture whose name is written with other capitals is a problem of another rule.
  const used = new Set([...images.keys(), ...imageProblems.keys()].map((path) => path.toLowerCase()));
  const unread = chapters.filter(({ readable }) => !readable).map(({ text }) => text);
  for (const file of files) {
    if (!picture.test(file) || used.has(file.toLowerCase()) || file.startsWith(`${project.theme}/`)) continue;
    if (unread.some((text) => text.includes(fileName(file)))) continue;
    yield {
      severity: 'info',
      message: 'No chapter, person or cover shows this picture.',
      hint: `To show it, write in a chapter beside it: ![What one sees](${fileName(file)}). Otherwise delete it.`,
      file,
    };
  }
};
