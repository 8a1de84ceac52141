import type { Diagnostic } from '../../model/checked.ts';
import type { Manuscript } from '../../model/manuscript.ts';
import type { Faces } from './font-faces.ts';
import { type Letters, lettersOf } from './font-packages.ts';
import type { ThemeFonts } from './fonts.ts';
import { nameLetters } from './name-letters.ts';
import { charactersInFont, isPrinted, markedLetters } from './letter-clusters.ts';

/**
 * Which characters of the book no face has, and which letters no face has together with their marks: the typesetter
 * takes a letter and its marks from one font, and where none has them all, shows neither. Each is named once for every
 * place that uses it.
 */
export function uncoveredGlyphs(
  manuscript: Manuscript,
  fonts: ThemeFonts,
  faces: ReadonlyMap<string, Faces>,
): Diagnostic[] {
  const [text = [], code = [], fallback = []] = [fonts.text, fonts.code, fonts.fallback].map((files) =>
    files.flatMap((file) => faces.get(file)?.characters ?? []),
  );
  const isIn = (letter: string) => (face: ReadonlySet<number>) => charactersInFont(letter, face) !== undefined;
  const isCovered = (letter: string) => text.every(isIn(letter)) || fallback.some(isIn(letter));
  const isCodeCovered = (letter: string) => code.some(isIn(letter)) || isCovered(letter);
  return [...usesOf(manuscript)].flatMap((use) => {
    const isShown = use.code ? isCodeCovered : isCovered;
    const words = use.words.normalize('NFC');
    const characters = [...new Set(words)].filter((character) => isPrinted(character) && !isShown(character));
    const letters = [...new Set(markedLetters(words))].filter(
      (letter) => !isShown(letter) && !characters.some((character) => letter.includes(character)),
    );
    return byLetters([...characters, ...letters], use).map((missing) => notCovered(missing, use));
  });
}

interface Missing extends Letters {
  readonly characters: readonly string[];
}

// A chapter in Thai without a Thai font is one problem, not forty.
function byLetters(missing: readonly string[], { language }: Use): Missing[] {
  const found = new Map<string, Missing>();
  for (const character of missing) {
    const letters = lettersOf(character, language);
    const key = letters.font ?? character;
    found.set(key, { ...letters, characters: [...(found.get(key)?.characters ?? []), character] });
  }
  return [...found.values()];
}

function notCovered({ characters, name, font }: Missing, { place, file }: Use): Diagnostic {
  const shown = characters.slice(0, 5).map((character) => `"${character}" (${codeOf(character)})`);
  const more = characters.length > 5 ? ` and ${characters.length - 5} more` : '';
  const many = characters.length > 1;
  return {
    rule: 'glyphs-are-covered',
    severity: 'error',
    message: `No font of the PDF has ${shown.join(', ')}${more}, ${name}, of ${place}, so ${many ? 'they' : 'it'} would be missing there.`,
    hint: hintFor(characters, font),
    ...(file === undefined ? {} : { file }),
  };
}

function hintFor(characters: readonly string[], font: string | undefined): string {
  const aFont = `put a font that has ${characters.length > 1 ? 'them' : 'it'} into the folder "fonts"`;
  if (font !== undefined) return `Run "npm install ${font}" beside book.yml, or ${aFont} there, as .ttf or .otf.`;
  // A name is not to be written in another way.
  const isWritten = characters.some((character) => /[\p{L}\p{M}]/u.test(character));
  const file = `${aFont} beside book.yml, as .ttf or .otf.`;
  return isWritten ? `${file[0]?.toUpperCase()}${file.slice(1)}` : `Write it in another way, or ${file}`;
}

function codeOf(character: string): string {
  const codes = [...character].map((one) => (one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0'));
  return codes.map((code) => `U+${code}`).join(' with ');
}

interface Use {
  readonly words: string;
  readonly code: boolean;
  readonly place: string;
  /** The chapter's, else the book's. */
  readonly language: string;
  readonly file?: string;
}

function* usesOf(manuscript: Manuscript): Generator<Use> {
  const { book, labels, front, sections, back, contributors, version } = manuscript;
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
  for (const chapter of [...front, ...sections.flatMap((section) => section.chapters), ...back]) {
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
