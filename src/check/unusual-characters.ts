import type { Severity } from '../model/checked.ts';

/** A kind of character that readers cannot see, or that no font can show. */
export interface UnusualCharacter {
  readonly sign: RegExp;
  readonly name: string;
  readonly severity: Severity;
  /** What it does to the book, as a sentence. */
  readonly effect: string;
  readonly hint: string;
  /** A text that holds this needs the character. */
  readonly isUsualIn?: RegExp;
}

const retype = 'Delete the word around this place and type it anew.';
const hebrewOrArabic = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const withoutSpaces =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Javanese}\p{Script=Balinese}]/u;

// What Windows-1252 has at 0x80–0x9f; text that was saved twice in the wrong encoding has the numbers instead.
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** The worst first. Code points and their meaning: Unicode 16, chapter 23. */
export const unusualCharacters: readonly UnusualCharacter[] = [
  {
    sign: /[\u202d\u202e]/gu,
    name: 'a character that turns the text round',
    severity: 'warning',
    effect: 'What one reads is not what is written.',
    hint: retype,
  },
  {
    sign: /[\u061c\u200e\u200f\u202a-\u202c\u2066-\u2069]/gu,
    name: 'a mark for the direction of writing',
    severity: 'warning',
    effect: 'It cannot be seen, and no word here is written from right to left.',
    hint: retype,
    isUsualIn: hebrewOrArabic,
  },
  {
    sign: /\ufffd/gu,
    name: 'the sign for a letter that got lost',
    severity: 'warning',
    effect: 'The file was once saved in another encoding than it was written in.',
    hint: 'Put in the letter that was meant.',
  },
  {
    sign: /[\u0080-\u009f]/gu,
    name: 'a control character',
    severity: 'warning',
    effect: 'It cannot be printed.',
    hint: 'Put in the character that was meant.',
  },
  {
    sign: /[\u0000-\u0008\u000b-\u001f\u007f]/gu,
    name: 'a control character',
    severity: 'warning',
    effect: 'It cannot be printed.',
    hint: retype,
  },
  {
    sign: /[\ue000-\uf8ff\u{f0000}-\u{10fffd}]/gu,
    name: 'a character of one font alone',
    severity: 'warning',
    effect: 'No other font can show it, so readers see an empty box.',
    hint: 'Put in the sign that was meant; Word writes bullets and arrows of its Symbol fonts in this way.',
  },
  {
    sign: /\ufffc/gu,
    name: 'the place of a picture that did not come along',
    severity: 'warning',
    effect: 'A picture, or another thing that is not text, was lost when the text was pasted.',
    hint: 'Delete the sign, and put the picture in as ![what it shows](file.jpg).',
  },
  {
    sign: /[\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff]/gu,
    name: 'a character that no text may have',
    severity: 'warning',
    effect: 'It cannot be printed.',
    hint: retype,
  },
  {
    // The flags of England, Scotland and Wales are written with tags.
    sign: /(?<!\u{1f3f4}[\u{e0020}-\u{e007e}]{0,8})[\u{e0000}-\u{e007f}]/gu,
    name: 'an invisible tag',
    severity: 'warning',
    effect: 'It can hide words that only machines read.',
    hint: retype,
  },
  {
    sign: /[\u200b\u2060\ufeff]/gu,
    name: 'a space without width',
    severity: 'info',
    effect: 'It cannot be seen; it comes along when text is pasted from the web.',
    hint: retype,
    isUsualIn: withoutSpaces,
  },
  {
    // Joiners belong between letters of Persian or Hindi and inside emoji; beside these letters they only hide.
    sign: /(?<=^|[\s\p{N}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])[\u200c\u200d]|[\u200c\u200d](?=$|[\s\p{N}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])/gu,
    name: 'a joiner without width',
    severity: 'info',
    effect: 'It cannot be seen, and the letters here do not need it.',
    hint: retype,
    isUsualIn: hebrewOrArabic,
  },
  {
    sign: /\u00ad/gu,
    name: 'a soft hyphen',
    severity: 'info',
    effect: 'It is seen only where a line ends there; the book hyphenates by itself.',
    hint: 'Nothing need be done. Searching for the word does not find it while the hyphen is there.',
  },
  {
    sign: /[\u2028\u2029]/gu,
    name: 'a line end of another kind',
    severity: 'info',
    effect: 'It cannot be seen and ends no line here.',
    hint: 'Put a plain line end in its place, or two for a new paragraph.',
  },
  {
    sign: /[\u034f\u115f\u1160\u17b4\u17b5\u180e\u2061-\u2064\u206a-\u206f\u3164\uffa0]/gu,
    name: 'a character without shape',
    severity: 'info',
    effect: 'It cannot be seen.',
    hint: retype,
    isUsualIn: /[\p{Script=Hangul}\p{Script=Mongolian}\p{Script=Khmer}]/u,
  },
];

/** The kind and the code point: `a soft hyphen (U+00AD)`. */
export function nameOf({ name }: UnusualCharacter, point: number): string {
  const code = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
  const meant = point >= 0x80 && point <= 0x9f ? windows[point - 0x80] : undefined;
  return meant === undefined || /[\u0080-\u009f]/.test(meant)
    ? `${name} (${code})`
    : `${name} (${code}), in place of "${meant}" perhaps`;
}
