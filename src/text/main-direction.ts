const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const letter = /\p{L}/u;

/** Which way most letters of a text are written; undefined where it has none. */
export function mainDirection(text: string): 'ltr' | 'rtl' | undefined {
  const letters = text.match(/\p{L}/gu) ?? [];
  if (letters.length === 0) return undefined;
  return letters.filter((found) => rightToLeft.test(found)).length * 2 > letters.length ? 'rtl' : 'ltr';
}

/** Which way the last letter of a text is written; undefined where it has none. */
export function lastDirection(text: string): 'ltr' | 'rtl' | undefined {
  const last = [...text].findLast((character) => letter.test(character));
  return last === undefined ? undefined : rightToLeft.test(last) ? 'rtl' : 'ltr';
}
