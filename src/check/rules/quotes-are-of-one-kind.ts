import type { Chapter } from '../../model/chapter.ts';
import type { Diagnostic } from '../../model/checked.ts';
import { quotationMarks } from '../../text/typography.ts';
import { findInText, type Found } from '../find-in-text.ts';
import type { Rule } from '../rule.ts';

/**
 * A quotation has marks of one kind. The book makes straight ones curly in the way of the chapter's language, so that
 * straight and curly ones side by side come out alike: only what shows in the book is told.
 */
export const quotesAreOfOneKind: Rule = function* ({ chapters, project }) {
  for (const chapter of chapters) {
    if (!/["”“„«»]|&[lrb]dquo;|&#(?:822|x201)/i.test(chapter.text)) continue;
    // Nothing is told of a text that has one kind alone; any entity may stand for a mark.
    if (!/["&]/.test(chapter.text) || !/[”“„«»&]/.test(chapter.text)) continue;
    for (const pattern of mixed) {
      for (const found of findInText(chapter, pattern)) yield mixedPair(chapter, found);
    }
    const other = otherKind(chapter, chapter.language ?? project.book.language);
    if (other) yield other;
  }
};

// In each pattern a mark comes first, and then what may not stand before it: there are far fewer marks than letters.
// What is left of a link whose address is missing, `]( "Title")`, is no quotation. 6" is a measure.
const straightBefore = String.raw`"(?<!(?:[\p{L}\p{N}"]|\]\([ ]?)")(?=[\p{L}\p{N}])`;
const typedBefore = String.raw`[“„«](?<![\p{L}\p{N}].)`;
const straightBehind = String.raw`(?<=[\p{L}.,;:!?…])"(?![\p{L}\p{N}"])`;
const within = '[^"“”„«»]{1,200}';

const mixed = [
  new RegExp(String.raw`${straightBefore}${within}(?<=[\p{L}\p{N}.,;:!?…])[”“»](?![\p{L}\p{N}])`, 'gu'),
  new RegExp(String.raw`${typedBefore}(?=[\p{L}\p{N}])${within}${straightBehind}`, 'gu'),
];

function mixedPair({ file }: Chapter, { match, place }: Found): Omit<Diagnostic, 'rule'> {
  const words = match[0];
  const [begins, ends] = words.startsWith('"') ? ['straight', 'curly'] : ['curly', 'straight'];
  return {
    severity: 'info',
    message: `This quotation begins with a ${begins} mark (${words.slice(0, 1)}) and ends with a ${ends} one (${words.slice(-1)}).`,
    hint: 'Write both alike. Straight ones are enough: the book makes them curly by itself.',
    file,
    ...(place ? { place } : {}),
  };
}

const straight = new RegExp(straightBefore, 'gu');
const typed = new RegExp(String.raw`${typedBefore}(?:(?=[\p{L}\p{N}])|(?<=«)(?=\s))`, 'gu');

/** Marks that stay as they were typed, and are not those that straight ones become. */
function otherKind(chapter: Chapter, language: string): Omit<Diagnostic, 'rule'> | undefined {
  const { double, single } = quotationMarks(language);
  const usual = [double[0], single[0]].map((mark) => mark.trim());
  const found = [...findInText(chapter, typed)].find(({ match }) => !usual.includes(match[0]));
  const [anyStraight] = found ? findInText(chapter, straight) : [];
  if (!found || !anyStraight) return undefined;
  const line = anyStraight.place ? ` (line ${anyStraight.place.line}, for one)` : '';
  return {
    severity: 'info',
    message: `Two kinds of quotation marks will be printed: straight ones${line} become ${double.join('…')}, and this ${found.match[0]} stays as it is.`,
    hint: 'Write all of them in one kind. Straight ones are enough: the book makes them curly in the way of the language.',
    file: chapter.file,
    ...(found.place ? { place: found.place } : {}),
  };
}
