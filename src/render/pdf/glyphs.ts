import type { Diagnostic } from '../../model/checked.ts';
import type { Manuscript } from '../../model/manuscript.ts';
import type { ThemeFonts } from './fonts.ts';

/** Which characters of the book no face of the theme has: each is named once for every place that uses it. */
export async function uncoveredGlyphs(manuscript: Manuscript, fonts: ThemeFonts): Promise<Diagnostic[]> {
  const { openSync } = await import('fontkit');
  const charactersOf = (file: string) => {
    const font = openSync(file);
    return new Set('characterSet' in font ? font.characterSet : []);
  };
  const [text, code, fallback] = [fonts.text, fonts.code, fonts.fallback].map((files) => files.map(charactersOf));
  const inAny = (faces: readonly ReadonlySet<number>[] | undefined, point: number) =>
    (faces ?? []).some((face) => face.has(point));
  const isCovered = (point: number) => (text ?? []).every((face) => face.has(point)) || inAny(fallback, point);
  const isCodeCovered = (point: number) => inAny(code, point) || isCovered(point);
  return [...usesOf(manuscript)].flatMap(({ words, code: isCode, place, file, isName }) => {
    const missing = new Set(
      [...words.normalize('NFC')].filter(
        (character) => isPrinted(character) && !(isCode ? isCodeCovered : isCovered)(character.codePointAt(0) ?? 0),
      ),
    );
    return [...missing].map((character): Diagnostic => {
      const problem = notCovered(character, place, file);
      // A name with a hole in it is the worst that we can do to a person.
      return isName ? { ...problem, severity: 'error' } : problem;
    });
  });
}

function notCovered(character: string, place: string, file: string | undefined): Diagnostic {
  const point = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return {
    rule: 'glyphs-are-covered',
    severity: 'warning',
    message: `No font of the PDF has the character "${character}" (U+${point}) of ${place}, so it would be missing there.`,
    hint: 'Write it in another way, or tell the editors, who can choose another font.',
    ...(file === undefined ? {} : { file }),
  };
}

// Joiners, variation selectors, spaces and marks of direction have no shape of their own.
function isPrinted(character: string): boolean {
  return !/[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}]/u.test(character);
}

interface Use {
  readonly words: string;
  readonly code: boolean;
  readonly place: string;
  readonly file?: string;
  /** Whether the words are a person's name. */
  readonly isName?: boolean;
}

function* usesOf({ book, labels, front, sections, back, contributors }: Manuscript): Generator<Use> {
  const { charity } = book;
  const facts = [
    book.title,
    book.subtitle,
    book.description,
    book.dedication,
    book.rights,
    book.licence,
    book.publisher,
    book.edition,
  ];
  const words = [...facts, charity?.name, charity?.statement, ...Object.values(labels)];
  yield { words: words.join(' '), code: false, place: 'the book' };
  for (const person of contributors) {
    yield { words: person.name, code: false, place: person.name, isName: true };
    const own = [person.place, person.affiliation, ...textsOf(person.bio, false)];
    yield { words: own.join(' '), code: false, place: person.name };
    yield { words: textsOf(person.bio, true).join(' '), code: true, place: person.name };
  }
  for (const section of sections) {
    yield {
      words: [section.title, ...textsOf(section.intro, false)].join(' '),
      code: false,
      place: `the section "${section.title}"`,
    };
  }
  for (const chapter of [...front, ...sections.flatMap((section) => section.chapters), ...back]) {
    const place = `"${chapter.title}"`;
    const tree = [chapter.blocks, chapter.notes];
    yield {
      words: [chapter.title, chapter.subtitle, ...textsOf(tree, false)].join(' '),
      code: false,
      place,
      file: chapter.file,
    };
    yield { words: textsOf(tree, true).join(' '), code: true, place, file: chapter.file };
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
