import { fold, type Folds } from './folds.ts';

/** A link's words may lead to its definition, so that neither may change; a note's label holds no spaces. */
export const linkDefinition = /(?<!\[\^[^\s[\]]*)\]:/;

/** Signs in which the title of a link can stand, after a space. */
const titleSign = /\s["'(]/;

const words = wordsOf({ first: 'A-Za-z', quotes: '' });
const wordsAndQuotes = wordsOf({ first: `A-Za-z"'(`, quotes: `"'()` });

// A word that begins with a figure or a hyphen can begin a list, so none does where a line may begin; the first word
// behind a fence is the code's language.
function wordsOf({ first, quotes }: { readonly first: string; readonly quotes: string }): RegExp {
  const signs = String.raw`[A-Za-z0-9,.;?!%$/+\-${quotes}\u0080-\uffff]`;
  return new RegExp(String.raw`(?<=[^\s\x60~] )[${first}\u0080-\uffff]${signs}*:?(?: ${signs}+:?)*(?= \S)`, 'g');
}

export interface BlockFolding {
  readonly start: number;
  readonly definesLinks: boolean;
  readonly folds: Folds;
}

/** Folds what stands between two empty lines: nothing that holds a title or a tag's attributes reaches further. */
export function foldBlock(block: string, { start, definesLinks, folds }: BlockFolding): string {
  const holdsTags = block.includes('<');
  const holdsLinks = block.includes('](') || block.includes(']:');
  if (definesLinks && block.includes('[')) return block;
  const pattern = holdsTags || (holdsLinks && titleSign.test(block)) ? words : wordsAndQuotes;
  if (!holdsTags) return foldPiece(block, { pattern, start, folds });
  const pieces = block.split(/(<[^>]*>?)/);
  // Every second piece is a tag.
  if (pieces.some((piece, index) => index % 2 === 1 && !wholeTag.test(piece))) return block;
  let at = start;
  const folded = pieces.map((piece, index) => {
    const pieceStart = at;
    at += piece.length;
    return index % 2 === 1 ? piece : foldPiece(piece, { pattern, start: pieceStart, folds });
  });
  return folded.join('');
}

/** Without a bracket in a value, so that it ends where it seems to. */
const wholeTag = /^<[^<>"']*(?:"[^"<>]*"[^<>"']*|'[^'<>]*'[^<>"']*)*>$/;

function foldPiece(
  piece: string,
  { pattern, start, folds }: { readonly pattern: RegExp; readonly start: number; readonly folds: Folds },
): string {
  return piece.replace(pattern, (run, index: number) => {
    const isAddress = /www/i.test(run);
    if (run.length < 3 || isAddress) return run;
    return fold(run, { start: start + index, length: run.length, folds }) ?? run;
  });
}
