import type { Chapter } from '../../model/chapter.ts';
import { findMailAddress, isAtHome, isPersons } from '../../text/mail-address.ts';
import { placeOf } from '../../text/place.ts';
import { shorten } from '../../text/quote.ts';
import { everyNode } from '../../text/walk.ts';
import { inlineText } from '../../text/words.ts';
import { placeOfPerson } from '../places.ts';
import { type Book, placeOfKey, type Rule } from '../rule.ts';

const personKeys = ['name', 'sort', 'affiliation', 'city', 'url', 'bio'] as const;
const chapterKeys = ['title', 'subtitle', 'summary', 'section'] as const;

/** No mail address is printed by accident. */
export const mailAddressesArePrivate: Rule = function* (book) {
  yield* ofPeople(book);
  for (const chapter of book.chapters) {
    for (const key of chapterKeys) {
      const address = findMailAddress(chapter[key] ?? '');
      if (address === undefined) continue;
      const place = placeOfKey(chapter, key);
      yield { severity: 'error', ...published(address, key), file: chapter.file, place };
    }
    yield* inText(chapter);
  }
};

/** Words of whoever puts a mail address behind them on purpose. */
const invitation =
  /\b(?:e-?mails?|mail|courriel|correo|contact(?:er)?|kontakt|writ(?:e|ing)|schreib\w*|line|reach|message|feedback|touch|ask)\b/i;

/** In the text, an address that its author shows is meant so. A person's own behind that person's name may not be. */
function* inText(chapter: Chapter): ReturnType<Rule> {
  const told = [...everyNode(chapter.content)].flatMap((node) => {
    if (node.type !== 'link' || !/^mailto:/i.test(node.url)) return [];
    const address = findMailAddress(node.url.replaceAll('%20', ' '));
    if (address === undefined || !isPersons(address)) return [];
    const shown = inlineText(node.children);
    const isShown = shown.toLowerCase().includes(address.toLowerCase());
    const isMeant = isShown || invitation.test(shown);
    return isMeant && !isAtHome(address) ? [] : [{ node, address, shown, isShown }];
  });
  const [first] = told;
  if (!first) return;
  const { address, shown, isShown, node } = first;
  const where = isShown ? 'stands in the text' : `stands behind the words "${shorten(shown, 40)}"`;
  const others = told.length === 1 ? '' : ` So ${told.length === 2 ? 'does one' : `do ${told.length - 1}`} more.`;
  yield {
    severity: 'info',
    message: `A person's own mail address, ${address}, ${where}, and anyone can collect it from the site.${others}`,
    hint: 'If the person wants that, leave it. Otherwise take it out, or link to a page with a form instead.',
    file: chapter.file,
    ...placeOf(node.position),
  };
}

function* ofPeople(book: Book): ReturnType<Rule> {
  for (const person of book.contributors) {
    // The sort name is worked out from the name where none is given.
    const seen = new Set<string>();
    for (const key of personKeys) {
      const address = findMailAddress(person[key] ?? '');
      if (address === undefined || seen.has(address)) continue;
      seen.add(address);
      const place = placeOfPerson(book, person, key, 'name');
      yield { severity: 'error', ...published(address, key), file: person.file, place };
    }
  }
}

function published(address: string, key: string) {
  return {
    message: `"${key}" has the mail address ${address}, which would be printed in the book and put on the web.`,
    hint:
      key === 'url'
        ? 'Write the address of a page instead, or delete the line.'
        : `Delete the address from "${key}". Readers can be sent to a page with "url: https://…" instead.`,
  };
}
