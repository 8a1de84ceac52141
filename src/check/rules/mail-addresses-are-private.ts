import { findMailAddress } from '../../text/mail-address.ts';
import { placeOf } from '../../text/place.ts';
import { everyNode } from '../../text/walk.ts';
import { placeOfPerson } from '../places.ts';
import { type Book, placeOfKey, type Rule } from '../rule.ts';

const personKeys = ['name', 'sort', 'affiliation', 'city', 'url', 'bio'] as const;
const chapterKeys = ['title', 'subtitle', 'summary', 'section'] as const;

/** No mail address is printed by accident. In the text of a chapter it is the author's choice; the author should know. */
export const mailAddressesArePrivate: Rule = function* (book) {
  yield* ofPeople(book);
  for (const chapter of book.chapters) {
    for (const key of chapterKeys) {
      const address = findMailAddress(chapter[key] ?? '');
      if (address === undefined) continue;
      const place = placeOfKey(chapter, key);
      yield { severity: 'error', ...published(address, key), file: chapter.file, place };
    }
    const links = [...everyNode(chapter.content)].flatMap((node) =>
      node.type === 'link' && /^mailto:/i.test(node.url) ? [node] : [],
    );
    const [first] = links;
    if (!first) continue;
    const address = findMailAddress(first.url.replaceAll('%20', ' ')) ?? first.url;
    yield {
      severity: 'info',
      message:
        links.length > 1
          ? `The mail address ${address} and ${links.length - 1} more stand in links, and anyone can collect them from the site.`
          : `The mail address ${address} stands in a link, and anyone can collect it from the site.`,
      hint: 'If that is meant, leave it. Otherwise take it out, or link to a page with a form instead.',
      file: chapter.file,
      ...placeOf(first.position),
    };
  }
};

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
