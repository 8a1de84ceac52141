import type { ManuscriptChapter, ManuscriptContributor, ManuscriptSection } from '../../../model/manuscript.ts';
import { blocksText } from '../../../text/words.ts';
import { contentsPath, hrefBetween } from '../addresses.ts';
import { authorsOf } from '../desk.ts';
import type { Desk } from '../desk.ts';
import { searchPath } from '../addresses.ts';
import type { SearchDocument } from './index-files.ts';

/** All that can be found: chapters, introductions of sections, people. A chapter that is held back has no text yet. */
export function searchDocuments(desk: Desk): SearchDocument[] {
  const { front, sections, back, contributors } = desk.manuscript;
  return [
    ...front.flatMap((chapter) => chapterDocument(chapter, desk)),
    ...sections.flatMap((section) => [
      ...sectionDocument(section, desk),
      ...section.chapters.flatMap((chapter) => chapterDocument(chapter, desk)),
    ]),
    ...back.flatMap((chapter) => chapterDocument(chapter, desk)),
    ...contributors.map((person) => personDocument(person, desk)),
  ];
}

function chapterDocument(chapter: ManuscriptChapter, desk: Desk): SearchDocument[] {
  if (chapter.state === 'held') return [];
  const { anchor, title, subtitle, summary, keywords, blocks, notes } = chapter;
  const texts = [blocksText(blocks), ...notes.map((note) => blocksText(note.children))];
  return [
    {
      href: addressOf(anchor, desk),
      title,
      line: authorsOf(chapter, desk)
        .map(({ name }) => name)
        .join(', '),
      about: [subtitle, summary, ...keywords].filter(Boolean).join(' '),
      text: inOneLine(texts.join('\n')),
    },
  ];
}

function sectionDocument({ anchor, title, intro }: ManuscriptSection, desk: Desk): SearchDocument[] {
  if (title === '') return [];
  return [
    { href: addressOf(anchor, desk), title, line: '', about: '', text: inOneLine(blocksText(intro?.blocks ?? [])) },
  ];
}

function personDocument({ anchor, name, place, affiliation, bio }: ManuscriptContributor, desk: Desk): SearchDocument {
  const line = [affiliation, place].filter(Boolean).join(' · ');
  return { href: addressOf(anchor, desk), title: name, line, about: '', text: inOneLine(blocksText(bio)) };
}

function addressOf(anchor: string, { paths }: Desk): string {
  return hrefBetween(searchPath, paths.get(anchor) ?? contentsPath);
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
