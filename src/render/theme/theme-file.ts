import type { Checked, Diagnostic } from '../../model/checked.ts';
import { decodeText } from '../../text/decode.ts';
import { about, boolean, mapping, scalar } from '../../text/schema-types.ts';
import { validate } from '../../text/schema.ts';
import * as z from '../../text/zod.ts';
import { parseYaml } from '../../text/yaml/yaml.ts';

const colour = () =>
  scalar<string>(
    'a colour such as "#b23a24"',
    (written) =>
      /^#?[0-9a-f]{6}$/i.test(written)
        ? `#${written.replace('#', '').toLowerCase()}`
        : {
            mustBe: 'a colour such as "#b23a24"',
            hint: 'Write # and six digits or letters from a to f, in quotation marks.',
          },
    { type: 'string', pattern: '^#?[0-9A-Fa-f]{6}$' },
  );

// It is written into style sheets and Word styles: letters, digits and spaces are all that names of fonts need.
const face = () =>
  scalar<string>(
    'the name of a font',
    (written) =>
      /^[\p{L}\p{N}][\p{L}\p{N} -]{0,60}$/u.test(written)
        ? written
        : { mustBe: 'the name of a font', hint: 'Write it as the font calls itself: EB Garamond.' },
    { type: 'string' },
  );

const length = (least: number, most: number, unit: string) => {
  const phrase = `a number from ${least} to ${most}, in ${unit}`;
  return scalar<number>(
    phrase,
    (written) => {
      const value = /^\d+(?:\.\d+)?$/.test(written) ? Number(written) : Number.NaN;
      return value >= least && value <= most ? value : { mustBe: phrase };
    },
    { type: 'number', minimum: least, maximum: most },
  );
};

const themeName = () =>
  scalar<string>('the name of a theme', (written) =>
    isThemeName(written) ? written : { mustBe: 'the name of a theme', hint: 'For example: age-of-conversation' },
  );

/** A theme's name is the name of its folder. */
export function isThemeName(name: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,59}$/.test(name);
}

/** `theme.yml`. A theme that extends another says only what is different. */
export const themeSchema = mapping({
  extends: about(
    themeName(),
    'The theme whose files and values count where this one has none.',
    'age-of-conversation',
  ).optional(),
  colours: about(
    mapping({
      ink: about(colour(), 'Text.', '#1d1b1a').optional(),
      soft: about(colour(), 'What is read second: places, captions, running heads.', '#5f5953').optional(),
      faint: about(colour(), 'Rules and frames, never text.', '#a89f94').optional(),
      accent: about(colour(), 'Numbers, links, names of sections.', '#b23a24').optional(),
      paper: about(colour(), 'The ground of screens, and the light colour of the cover.', '#f6f1e7').optional(),
      'accent-screen': about(colour(), 'The accent of an EPUB, on white and on black.', '#c44f38').optional(),
    }),
    'Colours, as # and six digits, in quotation marks.',
    { accent: '#0b5394' },
  ).optional(),
  faces: about(
    mapping({
      text: about(face(), "The authors' words and every title.", 'EB Garamond').optional(),
      small: about(face(), "What is not the authors' words: by-lines, folios, tables.", 'Alegreya Sans').optional(),
      code: about(face(), 'Code.', 'Source Code Pro').optional(),
      'office-text': about(face(), 'The text of a Word file; its readers need the font.', 'Georgia').optional(),
      'office-code': about(face(), 'The code of a Word file.', 'Consolas').optional(),
    }),
    'Fonts, as they call themselves.',
    { text: 'EB Garamond' },
  ).optional(),
  text: about(
    mapping({
      size: about(length(6, 24, 'points'), 'The size of the text on a page of 6 × 9 in.', 10.5).optional(),
      line: about(length(7, 40, 'points'), 'From one line to the next.', 13.2).optional(),
      indent: about(length(0, 4, 'sizes of the text'), 'The first line of a paragraph.', 1.15).optional(),
      between: about(length(0, 2, 'lines'), 'White between two paragraphs.', 0).optional(),
      justify: about(boolean(), 'Lines of equal length.', true).optional(),
      hyphenate: about(boolean(), 'Words may be divided.', true).optional(),
      code: about(length(0.5, 1.2, 'sizes of the text'), 'The size of code.', 0.81).optional(),
    }),
    'The text of the pages.',
    { size: 11, line: 14 },
  ).optional(),
  page: about(
    mapping({
      inside: about(length(5, 60, 'millimetres'), 'The margin at the spine.', 20.5).optional(),
      outside: about(length(5, 60, 'millimetres'), 'The margin at the edge.', 16).optional(),
      top: about(length(5, 60, 'millimetres'), 'The margin above the text.', 17.8).optional(),
      bottom: about(length(5, 80, 'millimetres'), 'The margin below the text.', 25.4).optional(),
    }),
    'The margins of a page of 6 × 9 in; other pages follow it.',
    { inside: 22, outside: 18 },
  ).optional(),
  parts: about(
    mapping({
      'lead-in': about(boolean(), "A chapter's first words are small capitals.", true).optional(),
      'small-capitals': about(boolean(), 'By-lines, running heads and the like are small capitals.', true).optional(),
      cards: about(boolean(), 'The author stands below the chapter, with place and site.', true).optional(),
      'qr-codes': about(boolean(), 'A code beside the author, for telephones.', true).optional(),
      'end-mark': about(boolean(), "The mark of the book follows a chapter's last word.", true).optional(),
      emblem: about(boolean(), 'The mark of the book.', true).optional(),
      'chapter-list': about(boolean(), 'A section opens with its chapters and their pages.', false).optional(),
    }),
    'What there is beside the text.',
    { emblem: false },
  ).optional(),
});

export type ThemeValues = Omit<z.output<typeof themeSchema>, 'extends'>;

/** What one `theme.yml` says. What is wrong in it is diagnosed and left out. */
export function readThemeFile(file: {
  readonly path: string;
  readonly bytes: Uint8Array;
}): Checked<{ readonly extends?: string; readonly values: ThemeValues }> {
  const nothing = (diagnostics: readonly Diagnostic[]) => ({ value: { values: {} }, diagnostics });
  const decoded = decodeText({ ...file, sha256: '' });
  if (decoded.value === undefined) return nothing(decoded.diagnostics);
  const parsed = parseYaml(decoded.value, { file: file.path, maxKeys: 200 });
  if (parsed.value === undefined) return nothing(parsed.diagnostics);
  const read = validate(themeSchema, parsed.value, { file: file.path, what: 'a theme' });
  const diagnostics = [...parsed.diagnostics, ...read.diagnostics];
  if (read.value === undefined) return nothing(diagnostics);
  const { extends: base, ...values } = read.value;
  return { value: { ...(base === undefined ? {} : { extends: base }), values }, diagnostics };
}
