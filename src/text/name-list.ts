/** What stands between the names of a list, with its spaces. */
export interface BetweenNames {
  readonly comma: string;
  readonly and: string;
}

/**
 * The book's comma and its word for "and" as they stand between names. Both are written without spaces, and get those
 * that their script wants: `Ada, Bo and Cy`, `王小波、李银河和张爱玲`, `דנה, רון ותמר`.
 */
export function betweenNames({ comma, and }: BetweenNames): BetweenNames {
  return { comma: spaced(comma), and: spaced(and) };
}

/** Names as a list in plain text: `Ada`, `Ada and Bo`, `Ada, Bo and Cy`. */
export function listNames(names: readonly string[], labels: BetweenNames): string {
  const { comma, and } = betweenNames(labels);
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(comma)}${and}${last}`;
}

// Chinese and Japanese have no spaces. Arabic and Hebrew join their "and" of one letter to what follows.
const standsClose = /^[,;،؛·・、，；\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u;
const holdsNext = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\u3000-\u303f\uff00-\uffef·・]$|^[\p{sc=Arab}\p{sc=Hebr}]$/u;

function spaced(written: string): string {
  return `${standsClose.test(written) ? '' : ' '}${written}${holdsNext.test(written) ? '' : ' '}`;
}
