export interface CleanText {
  /** In Unicode form NFC, without what nobody sees and without what is refused. */
  readonly text: string;
  /** The first character that was taken out, in words. */
  readonly removed?: string;
  /** The first character that no title or name may have, in words. */
  readonly refused?: string;
}

// Unicode's names for what turns up: terminal escapes, "Trojan Source" overrides, remains of copy and paste.
const refusedCharacters: readonly (readonly [RegExp, string])[] = [
  [/[\u0000-\u0008\u000b-\u001f\u007f-\u0084\u0086-\u009f]/gu, 'a control character'],
  [/[\u202a-\u202e\u2066-\u2069]/gu, 'a mark that turns the direction of writing'],
];
const removedCharacters: readonly (readonly [RegExp, string])[] = [
  [/[\u200b\u2060\ufeff]/gu, 'a zero-width space'],
  [/(?<!\u{1f3f4}[\u{e0020}-\u{e007f}]*)[\u{e0000}-\u{e007f}]/gu, 'an invisible tag'],
  // Between letters of Persian or Hindi, and inside emoji, joiners change what one sees; elsewhere they only hide.
  [/(?<=^|[\s\p{N}\p{P}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])[\u200c\u200d]/gu, 'a zero-width joiner'],
  [/[\u200c\u200d](?=$|[\s\p{N}\p{P}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])/gu, 'a zero-width joiner'],
];

// Most values: nothing in them could be taken out.
const plain = /^[\t\n\x20-\x7e]*$/;

/** Makes a value of a title, a name or a key fit for print, terminals and comparison. */
export function cleanText(written: string): CleanText {
  if (plain.test(written)) return { text: written };
  const spaced = written.replace(/[\u0085\u2028\u2029]/gu, ' ');
  const refused = refusedCharacters.map((entry) => found(spaced, entry)).find((name) => name !== undefined);
  const removed = removedCharacters.map((entry) => found(spaced, entry)).find((name) => name !== undefined);
  // What is refused goes too: the value may be shown before the author has mended it.
  const text = [...removedCharacters, ...refusedCharacters]
    .reduce((rest, [pattern]) => rest.replace(pattern, ''), spaced)
    .normalize('NFC');
  return {
    text,
    ...(removed === undefined ? {} : { removed }),
    ...(refused === undefined ? {} : { refused }),
  };
}

function found(text: string, [pattern, name]: readonly [RegExp, string]): string | undefined {
  const index = text.search(pattern);
  if (index === -1) return undefined;
  return `${name}, U+${(text.codePointAt(index) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
