import type { Diagnostic } from '../../model/checked.ts';
import { type Letters, lettersOf } from './font-packages.ts';
import type { ReadFonts } from './fonts.ts';
import { charactersInFont, isPrinted, markedLetters } from './letter-clusters.ts';
import type { ShownWords } from './shown-words.ts';

/**
 * Which characters no face has, and which letters no face has together with their marks: the typesetter
 * takes a letter and its marks from one font, and where none has them all, shows neither. Each is named once for every
 * place that uses it. `output` is what they would be missing in: `the PDF`.
 */
export function uncoveredGlyphs(
  shown: Iterable<ShownWords>,
  { fonts, faces: { value: faces } }: ReadFonts,
  output: string,
): Diagnostic[] {
  const [text = [], code = [], fallback = []] = [fonts.text, fonts.code, fonts.fallback].map((files) =>
    files.flatMap((file) => faces.get(file)?.characters ?? []),
  );
  const isIn = (letter: string) => (face: ReadonlySet<number>) => charactersInFont(letter, face) !== undefined;
  const isCovered = (letter: string) => text.every(isIn(letter)) || fallback.some(isIn(letter));
  const isCodeCovered = (letter: string) => code.some(isIn(letter)) || isCovered(letter);
  return [...shown].flatMap((use) => {
    const isShown = use.code ? isCodeCovered : isCovered;
    const words = use.words.normalize('NFC');
    const characters = [...new Set(words)].filter((character) => isPrinted(character) && !isShown(character));
    const letters = [...new Set(markedLetters(words))].filter(
      (letter) => !isShown(letter) && !characters.some((character) => letter.includes(character)),
    );
    return byLetters([...characters, ...letters], use).map((missing) => notCovered(missing, use, output));
  });
}

interface Missing {
  readonly characters: readonly string[];
  readonly letters: readonly Letters[];
  readonly font: string | undefined;
}

// A chapter in Thai without a Thai font is one problem, not forty.
function byLetters(missing: readonly string[], { language }: ShownWords): Missing[] {
  const found = new Map<string, Missing>();
  for (const character of missing) {
    const own = lettersOf(character, language);
    const { characters, letters } = found.get(own.font ?? character) ?? { characters: [], letters: [] };
    found.set(own.font ?? character, {
      characters: [...characters, character],
      letters: [...letters, own],
      font: own.font,
    });
  }
  return [...found.values()];
}

function notCovered({ characters, letters, font }: Missing, { place, file }: ShownWords, output: string): Diagnostic {
  const shown = characters.slice(0, 5).map((character) => `"${character}" (${codeOf(character)})`);
  const more = characters.length > 5 ? ` and ${characters.length - 5} more` : '';
  const many = characters.length > 1;
  return {
    rule: 'glyphs-are-covered',
    severity: 'error',
    message: `No font of ${output} has ${shown.join(', ')}${more}, ${kindsOf(letters)}, of ${place}, so ${many ? 'they' : 'it'} would be missing there.`,
    hint: hintFor(characters, font),
    ...(file === undefined ? {} : { file }),
  };
}

// One font has the Chinese characters of a Japanese text and its kana: "Chinese characters and Japanese letters".
function kindsOf(letters: readonly Letters[]): string {
  const kinds = [...new Set(letters.map(({ many }) => many))].map((kind) =>
    letters.filter(({ many }) => many === kind),
  );
  return kinds.map(([first, ...others]) => (others.length > 0 ? first?.many : first?.one)).join(' and ');
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
