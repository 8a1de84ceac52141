import GithubSlugger from 'github-slugger';

// Latin letters that Unicode does not take apart into a letter and a mark.
const latin: Readonly<Record<string, string>> = {
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ŋ: 'n',
  ø: 'o',
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  þ: 'th',
  ŧ: 't',
};

// File systems take 255 bytes a name; this leaves room for endings and for what others append. It also keeps a chapter
// whose id is a novel from repeating it in the id of each of its headings.
const longest = 200;

/**
 * A name for ids, addresses and files: lower-case words with single hyphens, at most 200 bytes in UTF-8. Latin letters
 * lose their marks (`Łódź` → `lodz`), letters of other scripts stay. Empty where nothing is left.
 */
export function slugify(text: string): string {
  const lower = text.normalize('NFC').toLowerCase();
  const plain = /[^\x00-\x7f]/.test(lower)
    ? [...lower]
        .map((letter) => latin[letter] ?? withoutLatinMark(letter))
        .join('')
        // Marks that are no part of a letter: Turkish İ in lower case, N̈.
        .replace(/([a-z])\p{M}+/gu, '$1')
    : lower;
  const slug = plain
    .replace(/['’ʼ]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return cut(slug).replace(/-$/, '');
}

function cut(slug: string): string {
  // No character has more than three bytes for each unit of its length.
  if (slug.length * 3 <= longest) return slug;
  const encoder = new TextEncoder();
  // No character has less than a byte.
  const letters = [...slug.slice(0, longest)];
  while (encoder.encode(letters.join('')).length > longest) letters.pop();
  return letters.join('').replace(/\p{Surrogate}$/u, '');
}

function withoutLatinMark(letter: string): string {
  if (letter < '\u0080') return letter;
  const base = letter.normalize('NFD').replace(/\p{M}+/gu, '');
  return /^[a-z]$/.test(base) ? base : letter;
}

/** Slugs of headings as GitHub makes them, the second `Notes` of a file becoming `notes-1`. */
export function headingSlugger(): (heading: string) => string {
  const slugger = new GithubSlugger();
  return (heading) => slugger.slug(heading.normalize('NFC')) || slugger.slug('part');
}
