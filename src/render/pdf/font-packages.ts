import { type EastAsian, eastAsianOf } from '../../text/east-asian.ts';

export interface Letters {
  /** As a person would call one of them: `a Thai letter`. */
  readonly one: string;
  /** And several: `Thai letters`. */
  readonly many: string;
  /** An npm package that has them as TTF, under the OFL. */
  readonly font?: string;
}

const packages: readonly (readonly [script: string, name: string, font: string])[] = [
  ['Hiragana', 'Japanese', 'noto-serif-jp'],
  ['Katakana', 'Japanese', 'noto-serif-jp'],
  ['Hangul', 'Korean', 'noto-serif-kr'],
  ['Bopomofo', 'Chinese', 'noto-serif-tc'],
  ['Devanagari', 'Devanagari', 'noto-serif-devanagari'],
  ['Bengali', 'Bengali', 'noto-serif-bengali'],
  ['Gurmukhi', 'Gurmukhi', 'noto-serif-gurmukhi'],
  ['Gujarati', 'Gujarati', 'noto-serif-gujarati'],
  ['Oriya', 'Odia', 'noto-serif-oriya'],
  ['Tamil', 'Tamil', 'noto-serif-tamil'],
  ['Telugu', 'Telugu', 'noto-serif-telugu'],
  ['Kannada', 'Kannada', 'noto-serif-kannada'],
  ['Malayalam', 'Malayalam', 'noto-serif-malayalam'],
  ['Sinhala', 'Sinhala', 'noto-serif-sinhala'],
  ['Thai', 'Thai', 'noto-serif-thai'],
  ['Lao', 'Lao', 'noto-serif-lao'],
  ['Khmer', 'Khmer', 'noto-serif-khmer'],
  ['Myanmar', 'Burmese', 'noto-serif-myanmar'],
  ['Tibetan', 'Tibetan', 'noto-serif-tibetan'],
  ['Georgian', 'Georgian', 'noto-serif-georgian'],
  ['Armenian', 'Armenian', 'noto-serif-armenian'],
  ['Ethiopic', 'Ethiopic', 'noto-serif-ethiopic'],
  ['Hebrew', 'Hebrew', 'noto-serif-hebrew'],
  ['Arabic', 'Arabic', 'noto-naskh-arabic'],
  ['Syriac', 'Syriac', 'noto-sans-syriac'],
  ['Thaana', 'Thaana', 'noto-sans-thaana'],
  ['Cherokee', 'Cherokee', 'noto-sans-cherokee'],
  ['Canadian_Aboriginal', 'Canadian Aboriginal', 'noto-sans-canadian-aboriginal'],
  ['Mongolian', 'Mongolian', 'noto-sans-mongolian'],
  ['Tifinagh', 'Tifinagh', 'noto-sans-tifinagh'],
  ['Nko', 'N’Ko', 'noto-sans-nko'],
  ['Adlam', 'Adlam', 'noto-sans-adlam'],
  ['Ol_Chiki', 'Ol Chiki', 'noto-sans-ol-chiki'],
  ['Meetei_Mayek', 'Meitei', 'noto-sans-meetei-mayek'],
  ['Javanese', 'Javanese', 'noto-sans-javanese'],
  ['Yi', 'Yi', 'noto-sans-yi'],
  ['Latin', 'Latin', 'noto-sans'],
  ['Greek', 'Greek', 'noto-sans'],
  ['Cyrillic', 'Cyrillic', 'noto-sans'],
  ['Egyptian_Hieroglyphs', 'Egyptian', 'noto-sans-egyptian-hieroglyphs'],
];
// Signs that several scripts share, such as the danda, come with the letters.
const known = ['Script', 'Script_Extensions'].flatMap((property) =>
  packages.map(([script, name, font]) => ({ test: new RegExp(`\\p{${property}=${script}}`, 'u'), name, font })),
);
const eastAsianPackages: Readonly<Record<EastAsian, string>> = {
  'zh-Hans': 'noto-serif-sc',
  'zh-Hant': 'noto-serif-tc',
  ja: 'noto-serif-jp',
  ko: 'noto-serif-kr',
};

/** What letters a character is of, and the font package that has them; `language` tells Chinese characters apart. */
export function lettersOf(character: string, language: string): Letters {
  // The wide signs of punctuation belong to no script, but are in the fonts for these.
  if (/\p{Script_Extensions=Han}|[\uFF01-\uFF65]/u.test(character)) {
    const font = eastAsianPackages[eastAsianOf(language) ?? 'zh-Hans'];
    const name = /\p{Script=Han}/u.test(character) ? 'Chinese character' : 'Chinese or Japanese sign';
    return { ...named(name), font: `@expo-google-fonts/${font}` };
  }
  const found = known.find(({ test }) => test.test(character));
  if (found !== undefined) {
    const { one, many } = named(`${found.name} letter`);
    const font = `@expo-google-fonts/${found.font}`;
    const isMarked = character.length > 1 && /\p{M}/u.test(character);
    return isMarked ? { one: `${one} with a mark`, many: `${many} with marks`, font } : { one, many, font };
  }
  if (/[\u0300-\u036F\u1AB0-\u1AFF\u1DC0-\u1DFF\uFE20-\uFE2F]/.test(character)) {
    const font = '@expo-google-fonts/noto-sans';
    return { one: 'a mark that stands at letters', many: 'marks that stand at letters', font };
  }
  if (/\p{Emoji_Presentation}/u.test(character)) return { one: 'an emoji', many: 'emoji' };
  return named(/\p{L}/u.test(character) ? 'letter' : 'sign');
}

function named(name: string): Letters {
  return { one: `${/^[AEIO]/.test(name) ? 'an' : 'a'} ${name}`, many: `${name}s` };
}
