import type { Diagnostic } from '../../model/checked.ts';
import type { Manuscript } from '../../model/manuscript.ts';
import { hasForbidden, withoutForbidden } from './words.ts';
import { allChapters } from '../all-chapters.ts';

/** A warning for each text with characters that XML cannot hold; they are left out of the output. */
export function forbiddenTexts(manuscript: Manuscript): Diagnostic[] {
  const { sections, contributors, book } = manuscript;
  const chapters = allChapters(manuscript);
  return [
    ...(holdsForbidden(book) ? [warning('What the book says of itself holds')] : []),
    ...sections
      .filter(({ title, intro }) => holdsForbidden([title, intro]))
      .map(({ title }) => warning(`"${title}" holds`)),
    ...chapters.filter(holdsForbidden).map(({ title, file }) => warning(`"${title}" holds`, file)),
    ...contributors.filter(holdsForbidden).map(({ name }) => warning(`What "${name}" says of themselves holds`)),
  ];
}

function warning(subject: string, file?: string): Diagnostic {
  return {
    rule: 'pandoc-can-write-it',
    severity: 'warning',
    message: `${withoutForbidden(subject)} control characters, which this kind of file cannot hold. They are left out.`,
    hint: 'They mostly come with text pasted from another program. Retype the places where words are missing a letter.',
    ...(file === undefined ? {} : { file }),
  };
}

function holdsForbidden(value: unknown): boolean {
  if (typeof value === 'string') return hasForbidden(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsForbidden);
}
