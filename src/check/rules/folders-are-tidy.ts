import { fileName } from '../picked-up.ts';
import type { Rule } from '../rule.ts';

/** What programs leave behind, by name, with who did it. */
const leftovers: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/^~\$/, 'Word keeps this file while the chapter is open, and left it behind'],
  [/^\.~lock\..*#$/, 'LibreOffice keeps this file while the chapter is open, and left it behind'],
  [/^(?:thumbs\.db|desktop\.ini|icon\r)$/i, 'This file belongs to your computer, not to the book'],
  [/(?:~|\.(?:bak|tmp|temp|swp|orig|rej|old|part|crdownload))$/i, 'This looks like a copy that a program left behind'],
];

/** `oak (1).md`, `oak copy.md`, `oak - Kopie.md`, `Copy of oak.md`. */
const copied =
  /(?: \(\d{1,2}\)|(?: -)? (?:copy|kopie|copie|copia|cópia)(?: ?\d{1,2}| \(\d{1,2}\))?)(?=\.[^.]+$)|^copy of /i;

/** No leftovers of programs, no accidental copies, which would be in the book twice. */
export const foldersAreTidy: Rule = function* (book) {
  const there = new Set(book.files);
  for (const file of book.files) {
    const name = fileName(file);
    const what = leftovers.find(([pattern]) => pattern.test(name))?.[1];
    if (what !== undefined) {
      yield { severity: 'info', message: `${what}.`, hint: 'Delete it; the book does not use it.', file };
      continue;
    }
    const original = name.replace(copied, '');
    if (original === name || !there.has(file.slice(0, -name.length) + original)) continue;
    yield {
      severity: 'warning',
      message: `This file is named like a copy of "${original}", which is there too.`,
      hint: 'Keep the one that you mean, under the first name, and delete the other.',
      file,
    };
  }
};
