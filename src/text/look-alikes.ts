/**
 * Letters that look like Latin ones in common typefaces: from https://www.unicode.org/Public/security/latest/confusables.txt
 * (UTS #39), those of the scripts in which people write names.
 */
const lookAlikes: Readonly<Record<string, readonly [letters: string, latin: string]>> = {
  Cyrillic: ['АВЕЅІЈКМНОРСТУХԌԚԜѴавеѕіјорсухһԁԛԝѵүӏгьЬ', 'ABESlJKMHOPCTYXGQWVaвesijopcyxhdqwvylrbb'],
  Greek: ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹαινορυγϲϳ', 'ABEZHlKMNOPTYXCaivopuycj'],
  Armenian: ['ՍՕՏցհոօզսյք', 'UOSghnoquJf'],
};

const scripts = {
  Latin: /\p{Script=Latin}/u,
  Cyrillic: /\p{Script=Cyrillic}/u,
  Greek: /\p{Script=Greek}/u,
  Armenian: /\p{Script=Armenian}/u,
} as const;
type Script = keyof typeof scripts;

const toLatin = new Map(
  Object.values(lookAlikes).flatMap(([letters, latin]) =>
    [...letters].map((letter, index): [string, string] => [letter, [...latin][index] ?? letter]),
  ),
);

/** What a text looks like: two texts with the same skeleton can be taken for each other (UTS #39, section 4). */
export function skeleton(text: string): string {
  return [...text.normalize('NFKD')]
    .map((letter) => toLatin.get(letter) ?? letter)
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/[I1|]/g, 'l')
    .replace(/0/g, 'O')
    .replace(/m/g, 'rn')
    .replace(/[ıɩ]/g, 'i')
    .replace(/ɑ/g, 'a')
    .replace(/ɡ/g, 'g')
    .replace(/[\p{Cf}\u034f]/gu, '')
    .normalize('NFD');
}

/** A letter that stands in a word of another script and looks as if it belonged there. */
export interface Intruder {
  readonly letter: string;
  readonly script: Script;
  readonly word: string;
  readonly wordScript: Script;
}

/** The first look-alike letter in a text. Words in different scripts side by side are fine: `Иван (Ivan)`. */
export function findIntruder(text: string): Intruder | undefined {
  if (basicLatin.test(text)) return undefined;
  for (const [word] of text.matchAll(/[\p{L}\p{M}]+/gu)) {
    const letters = [...word.normalize('NFC')].flatMap((letter) => {
      const script = scriptOf(letter);
      return script === undefined ? [] : [{ letter, script }];
    });
    const counts = new Map<Script, number>();
    for (const { script } of letters) counts.set(script, (counts.get(script) ?? 0) + 1);
    if (counts.size < 2) continue;
    const [wordScript] = [...counts].reduce((most, next) => (next[1] > most[1] ? next : most));
    const intruder = letters.find(({ letter, script }) => script !== wordScript && hasDouble(letter, script));
    if (intruder) return { ...intruder, word, wordScript };
  }
  return undefined;
}

const basicLatin = /^[\u0020-\u007e]*$/;

function scriptOf(letter: string): Script | undefined {
  return (Object.keys(scripts) as Script[]).find((script) => scripts[script].test(letter));
}

const latinDoubles = new Set(toLatin.values());

function hasDouble(letter: string, script: Script): boolean {
  const [base = letter] = letter.normalize('NFD');
  return script === 'Latin' ? latinDoubles.has(base) || base === 'I' : toLatin.has(base);
}
