import type { Rule } from '../rule.ts';
import { authorIsGiven } from './author-is-given.ts';
import { chapterIsFinished } from './chapter-is-finished.ts';
import { chapterIsNotEmpty } from './chapter-is-not-empty.ts';
import { idsAreUnique } from './ids-are-unique.ts';
import { imagesAreLocal } from './images-are-local.ts';
import { imagesExist } from './images-exist.ts';
import { linksResolve } from './links-resolve.ts';
import { notesAreUsed } from './notes-are-used.ts';
import { sectionIsKnown } from './section-is-known.ts';
import { titleIsGiven } from './title-is-given.ts';
import { wordsWithinLimits } from './words-within-limits.ts';

/** Every rule over the book, by its name. Names are for ever: a search for one must always find it. */
export const rules: Readonly<Record<string, Rule>> = {
  'title-is-given': titleIsGiven,
  'author-is-given': authorIsGiven,
  'section-is-known': sectionIsKnown,
  'ids-are-unique': idsAreUnique,
  'chapter-is-not-empty': chapterIsNotEmpty,
  'chapter-is-finished': chapterIsFinished,
  'words-within-limits': wordsWithinLimits,
  'images-exist': imagesExist,
  'images-are-local': imagesAreLocal,
  'links-resolve': linksResolve,
  'notes-are-used': notesAreUsed,
};

/** Rules of taste and judgement, which a chapter may set aside for itself with `ignore:` in its front matter. */
export const ignorable: ReadonlySet<string> = new Set(['images-are-local', 'notes-are-used']);
