import type * as Mdast from 'mdast';
import type { Inline } from '../../model/content.ts';
import { shorten } from '../quote.ts';
import { inlineText } from '../words.ts';

/** Why a link cannot stand in the book: nobody could press it, or it leads nowhere. */
export function incomplete(
  { url }: Mdast.Link,
  children: readonly Inline[],
): { rule: string; message: string; hint: string } | undefined {
  const isSeen = children.some((child) => child.type !== 'text' || child.value.trim() !== '');
  if (url.trim() !== '') return isSeen ? undefined : withoutWords(url);
  return isSeen ? withoutAddress(shorten(inlineText(children))) : withoutBoth;
}

const remains =
  'It may be what remains of a picture. To show one, write ![what it shows](file.jpg), with its file beside the chapter; else delete the link.';

function withoutWords(url: string) {
  return {
    rule: 'links-have-text',
    message: `The link to "${shorten(url, 100)}" has no text, so no reader can see it. It is left out.`,
    hint: /\.(?:jpe?g|png|gif|webp|svg)(?:[?#]|$)/i.test(url)
      ? 'It leads to a picture. To show it, put its file beside the chapter and write ![what it shows](file.jpg); to link to it, write [words](address).'
      : 'Put the words that readers should press between the square brackets: [words](address).',
  };
}

const withoutBoth = {
  rule: 'links-have-text',
  message: 'A link stands here without words and without an address, so that nothing of it is seen.',
  hint: remains,
};

function withoutAddress(words: string) {
  return {
    rule: 'links-are-whole',
    message:
      words === ''
        ? 'The link around this picture has no address, so that only the picture stays.'
        : `The link around "${words}" has no address, so that only its words stay.`,
    hint: 'Put the address into the round brackets: [words](https://address). If it is to be no link, take the brackets away.',
  };
}
