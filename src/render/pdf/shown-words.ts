import type { Manuscript, ManuscriptChapter } from '../../model/manuscript.ts';
import { nameLetters } from './name-letters.ts';
import { allChapters } from '../all-chapters.ts';

/** Words that the theme's faces are to show. */
export interface ShownWords {
  readonly words: string;
  readonly code: boolean;
  /** Whose they are, for messages. */
  readonly place: string;
  /** The chapter's, else the book's. */
  readonly language: string;
  readonly file?: string;
}

/** All words of the book. */
export function* wordsOfBook(manuscript: Manuscript): Generator<ShownWords> {
  const { book, labels, sections, contributors, version } = manuscript;
  const { charity, language } = book;
  const facts = [
    book.title,
    book.subtitle,
    book.description,
    book.blurb,
    book.dedication,
    book.rights,
    book.licence,
    book.publisher,
    book.edition,
  ];
  const words = [...facts, charity?.name, charity?.statement, ...Object.values(labels), version];
  yield { words: words.join(' '), code: false, place: 'the book', language };
  const lettersOf = nameLetters(manuscript);
  for (const person of contributors) {
    const letters = lettersOf(person) ?? language;
    const own = [person.name, person.place, person.affiliation, ...textsOf(person.bio, false)];
    yield { words: own.join(' '), code: false, place: person.name, language: letters };
    yield { words: textsOf(person.bio, true).join(' '), code: true, place: person.name, language: letters };
  }
  for (const section of sections) {
    yield {
      words: [section.title, ...textsOf(section.intro, false)].join(' '),
      code: false,
      place: `the section "${section.title}"`,
      language,
    };
  }
  for (const chapter of allChapters(manuscript)) {
    const place = `"${chapter.title}"`;
    const tree = [chapter.blocks, chapter.notes];
    yield {
      words: [chapter.title, chapter.subtitle, ...textsOf(tree, false)].join(' '),
      code: false,
      place,
      language: chapter.language,
      file: chapter.file,
    };
    yield { words: textsOf(tree, true).join(' '), code: true, place, language: chapter.language, file: chapter.file };
  }
}

/** What the drawn cover shows: the book's title and everybody's name. */
export function* wordsOnCover(manuscript: Manuscript): Generator<ShownWords> {
  const { book, contributors } = manuscript;
  const { title, subtitle, language } = book;
  yield { words: [title, subtitle].join(' '), code: false, place: 'the book', language };
  const lettersOf = nameLetters(manuscript);
  for (const person of contributors) {
    yield { words: person.name, code: false, place: person.name, language: lettersOf(person) ?? language };
  }
}

/** What the picture of a chapter for link previews shows: its title and its authors, and that of the book. */
export function wordsOnPreview(
  { title, authors, language }: ManuscriptChapter,
  { book, contributors }: Manuscript,
): ShownWords[] {
  const names = contributors.filter(({ anchor }) => authors.includes(anchor)).map(({ name }) => name);
  return [{ words: [title, ...names, book.title].join(' '), code: false, place: `"${title}"`, language }];
}

function textsOf(node: unknown, code: boolean): string[] {
  if (Array.isArray(node)) return node.flatMap((child) => textsOf(child, code));
  if (typeof node !== 'object' || node === null) return [];
  const isCode = 'type' in node && (node.type === 'code' || node.type === 'inlineCode');
  const own = 'value' in node && typeof node.value === 'string' && isCode === code ? [node.value] : [];
  const captions =
    !code && 'type' in node && node.type === 'image' && 'title' in node && typeof node.title === 'string'
      ? [node.title]
      : [];
  const inner = ['children', 'blocks'].flatMap((key) => textsOf((node as Record<string, unknown>)[key], code));
  return [...own, ...captions, ...inner];
}
