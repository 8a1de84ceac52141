// What Unicode does not take apart into a letter and its mark.
const plainLetters: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
  // 臺北 and 台北, 臺中 and 台中.
  臺: '台',
};

/** A town's name as it is looked up: `Saint-Étienne` and `St. Etienne` are the same, whatever marks and capitals. */
export function townKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[łøđðħıæœßþ臺]/g, (letter) => plainLetters[letter] ?? letter)
    .replace(/['’ʼʻ`´]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^st (?=.)/, 'saint ')
    .replace(/^ste (?=.)/, 'sainte ')
    .normalize('NFC');
}
