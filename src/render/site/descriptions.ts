import type {
  Manuscript,
  ManuscriptChapter,
  ManuscriptContributor,
  ManuscriptSection,
} from '../../model/manuscript.ts';
import { listNames } from '../../text/name-list.ts';
import { shorten } from '../../text/quote.ts';
import { blocksText } from '../../text/words.ts';
import { authorsOf as everyAuthor } from '../authors.ts';
import { fillText } from '../html/words.ts';
import { placesLine } from '../map/words.ts';
import { authorsOf } from './desk.ts';
import type { Desk } from './desk.ts';

/** Length of a description that search engines and link previews show whole. */
const mostLetters = 160;

/** What the editors say of the book, else how many people from where have written it. */
export function bookDescription({ manuscript }: Desk): string | undefined {
  const { description, subtitle } = manuscript.book;
  return described(description ?? subtitle ?? peopleAndPlaces(manuscript) ?? '');
}

/** `by 275 authors · from 24 places in 9 countries`; nothing for a book by one. */
export function peopleAndPlaces(manuscript: Manuscript): string | undefined {
  const parts = [authorsCount(manuscript), placesLine(manuscript)].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(' · ') : undefined;
}

/** `by 275 authors`; nothing where there are not several. */
export function authorsCount(manuscript: Manuscript): string | undefined {
  const count = everyAuthor(manuscript).length;
  return count > 1 ? fillText(manuscript.labels.authorsCount, { count }) : undefined;
}

/** The summary of a chapter, else its first words. */
export function chapterDescription({ summary, blocks }: ManuscriptChapter): string | undefined {
  return described(summary ?? blocksText(blocks));
}

/** The first words of a section's introduction, else who has written in it. */
export function sectionDescription({ intro, chapters }: ManuscriptSection, desk: Desk): string | undefined {
  const { labels } = desk.manuscript;
  const names = [...new Set(chapters.flatMap((chapter) => authorsOf(chapter, desk)))].map(({ name }) => name);
  const authors = names.length > 0 ? fillText(labels.by, { names: listNames(names, labels) }) : '';
  return described(blocksText(intro?.blocks ?? []) || authors);
}

/** What people say of themselves, else where they are and what they wrote. */
export function personDescription(person: ManuscriptContributor, desk: Desk): string | undefined {
  const { bio, affiliation, place, chapters } = person;
  const titles = chapters.flatMap((chapter) => desk.chapters.get(chapter)?.title ?? []);
  return described(blocksText(bio) || [affiliation, place, ...titles].filter(Boolean).join(' · '));
}

function described(text: string): string | undefined {
  return shorten(text, mostLetters) || undefined;
}
