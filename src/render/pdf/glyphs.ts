import type { Diagnostic } from '../../model/checked.ts';
import type { Manuscript } from '../../model/manuscript.ts';
import type { Faces } from './font-faces.ts';
import { type Letters, lettersOf } from './font-packages.ts';
import type { ThemeFonts } from './fonts.ts';

/** Which characters of the book no face has: each is named once for every place that uses it. */
export function uncoveredGlyphs(
  manuscript: Manuscript,
  fonts: ThemeFonts,
  faces: ReadonlyMap<string, Faces>,
): Diagnostic[] {
  const [text, code, fallback] = [fonts.text, fonts.code, fonts.fallback].map((files) =>
    files.flatMap((file) => faces.get(file)?.characters ?? []),
  );
  const inAny = (found: readonly ReadonlySet<number>[] | undefined, point: number) =>
    (found ?? []).some((face) => face.has(point));
  const isCovered = (point: number) => (text ?? []).every((face) => face.has(point)) || inAny(fallback, point);
  const isCodeCovered = (point: number) => inAny(code, point) || isCovered(point);
  return [...usesOf(manuscript)].flatMap((use) => {
    const missing = new Set(
      [...use.words.normalize('NFC')].filter(
        (character) => isPrinted(character) && !(use.code ? isCodeCovered : isCovered)(character.codePointAt(0) ?? 0),
      ),
    );
    return byLetters([...missing], use).map((letters) => notCovered(letters, use));
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
    hint:
      font === undefined
        ? 'Write it in another way, or put a font that has it into the folder "fonts" beside book.yml, as .ttf or .otf.'
        : `Run "npm install ${font}" beside book.yml, or put a font that has ${many ? 'them' : 'it'} into the folder "fonts" there, as .ttf or .otf.`,
    ...(file === undefined ? {} : { file }),
  };
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

// Joiners, variation selectors, spaces and marks of direction have no shape of their own.
function isPrinted(character: string): boolean {
  return !/[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}]/u.test(character);
}

interface Use {
  readonly words: string;
  readonly code: boolean;
  readonly place: string;
  /** The chapter's, else the book's. */
  readonly language: string;
  readonly file?: string;
}

function* usesOf({ book, labels, front, sections, back, contributors, version }: Manuscript): Generator<Use> {
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
  for (const person of contributors) {
    const own = [person.name, person.place, person.affiliation, ...textsOf(person.bio, false)];
    yield { words: own.join(' '), code: false, place: person.name, language };
    yield { words: textsOf(person.bio, true).join(' '), code: true, place: person.name, language };
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
