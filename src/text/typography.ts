import type { Inline } from '../model/content.ts';

/** Quotation marks of a language: outer pair, inner pair. */
export interface Quotes {
  readonly double: readonly [string, string];
  readonly single: readonly [string, string];
}

const english: Quotes = { double: ['“', '”'], single: ['‘', '’'] };
const low: Quotes = { double: ['„', '“'], single: ['‚', '‘'] };
const angled: Quotes = { double: ['«', '»'], single: ['“', '”'] };

/** Primary and secondary quotation marks by language, from Unicode CLDR 48 (2025), `delimiters`. */
const quotesByLanguage: Readonly<Record<string, Quotes>> = {
  en: english,
  de: low,
  cs: low,
  sk: low,
  sl: low,
  bg: { double: ['„', '“'], single: ['‘', '’'] },
  is: low,
  lt: low,
  et: low,
  fr: { double: ['«\u202f', '\u202f»'], single: ['“', '”'] },
  es: angled,
  it: angled,
  pt: english,
  ca: angled,
  gl: english,
  el: { double: ['«', '»'], single: ['“', '”'] },
  ru: { double: ['«', '»'], single: ['„', '“'] },
  uk: { double: ['«', '»'], single: ['„', '“'] },
  be: { double: ['«', '»'], single: ['„', '“'] },
  nb: { double: ['«', '»'], single: ['‘', '’'] },
  nn: { double: ['«', '»'], single: ['‘', '’'] },
  no: { double: ['«', '»'], single: ['‘', '’'] },
  da: english,
  nl: english,
  tr: english,
  vi: english,
  sv: { double: ['”', '”'], single: ['’', '’'] },
  fi: { double: ['”', '”'], single: ['’', '’'] },
  pl: { double: ['„', '”'], single: ['«', '»'] },
  hu: { double: ['„', '”'], single: ['»', '«'] },
  ro: { double: ['„', '”'], single: ['«', '»'] },
  hr: { double: ['„', '“'], single: ['‘', '’'] },
  sr: { double: ['„', '“'], single: ['’', '’'] },
  ja: { double: ['「', '」'], single: ['『', '』'] },
  'zh-hant': { double: ['「', '」'], single: ['『', '』'] },
  ar: { double: ['”', '“'], single: ['’', '‘'] },
  fa: { double: ['«', '»'], single: ['‹', '›'] },
  ur: { double: ['”', '“'], single: ['’', '‘'] },
  he: { double: ['”', '”'], single: ['’', '’'] },
};

/** The marks that straight ones become in a language. */
export function quotationMarks(language: string): Quotes {
  const tag = language.toLowerCase();
  const base = /^zh-(?:hant|tw|hk|mo)\b/.test(tag) ? 'zh-hant' : (tag.split('-')[0] ?? 'en');
  return tag === 'de-ch' ? angled : (quotesByLanguage[base] ?? english);
}

/** One character stands for each thing in a paragraph that is not text, so that quotes see what is beside them. */
const OBJECT = '\ufffc';

/**
 * Sets quotes, dashes and ellipses as printers of the language do, over a whole paragraph at once, so that a quotation
 * may begin in plain text and end in italics. Code is never touched, and neither is a character that is set already.
 */
export function setTypography(inlines: readonly Inline[], language: string): readonly Inline[] {
  const texts: string[] = [];
  collectTexts(inlines, texts);
  const whole = texts.join('');
  if (!/["'-]|\.\.\./.test(whole)) return inlines;
  const set = setText(whole, language);
  let offset = 0;
  const take = (value: string): string => {
    const piece = set.slice(offset, offset + value.length).join('');
    offset += value.length;
    return piece;
  };
  return replaceTexts(inlines, take);
}

/** The same for a plain line, such as a title. */
export function setLine(text: string, language: string): string {
  return setText(text, language).join('');
}

function collectTexts(inlines: readonly Inline[], texts: string[]): void {
  for (const inline of inlines) {
    if (inline.type === 'text') texts.push(inline.value);
    else if (inline.type === 'break') texts.push('\n');
    else if (inline.type === 'anchor' || inline.type === 'footnoteReference') continue;
    else if ('children' in inline) collectTexts(inline.children, texts);
    else texts.push(OBJECT);
  }
}

function replaceTexts(inlines: readonly Inline[], take: (value: string) => string): Inline[] {
  return inlines.map((inline): Inline => {
    if (inline.type === 'text') return { ...inline, value: take(inline.value) };
    if (inline.type === 'anchor' || inline.type === 'footnoteReference') return inline;
    if ('children' in inline) {
      // A bare address shown as its own link text is an address, not prose.
      if (inline.type === 'link' && isAddress(inline)) {
        const address: string[] = [];
        collectTexts(inline.children, address);
        take(address.join(''));
        return inline;
      }
      return { ...inline, children: replaceTexts(inline.children, take) };
    }
    take(inline.type === 'break' ? '\n' : OBJECT);
    return inline;
  });
}

function isAddress(link: Inline & { type: 'link' }): boolean {
  const [only] = link.children;
  return link.children.length === 1 && only?.type === 'text' && /^(https?:\/\/|www\.|\S+@\S+\.)\S*$/.test(only.value);
}

/** What stands in the place of each UTF-16 unit of the text: the array is as long as the text. */
function setText(text: string, language: string): string[] {
  const quotes = quotationMarks(language);
  const set = text.split('');
  setDashesAndDots(text, set);
  const open: ('"' | "'")[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index];
    if (sign !== '"' && sign !== "'") continue;
    set[index] = quoteAt(text, index, sign, open, quotes);
  }
  return set;
}

function setDashesAndDots(text: string, set: string[]): void {
  for (const match of text.matchAll(/(?<!-)-{2,3}(?!-)|(?<!\.)\.\.\.(?!\.)/g)) {
    const start = match.index;
    const before = text[start - 1] ?? ' ';
    const after = text[start + match[0].length] ?? ' ';
    set.fill('', start, start + match[0].length);
    set[start] = match[0] === '...' ? '…' : dash(match[0], before, after);
  }
}

// `---` is always long; `--` is short between figures and between spaces, long between words.
function dash(hyphens: string, before: string, after: string): string {
  if (hyphens === '---') return '—';
  if (/\d/.test(before) && /\d/.test(after)) return '–';
  return /\s/.test(before) && /\s/.test(after) ? '–' : '—';
}

function quoteAt(text: string, index: number, sign: '"' | "'", open: ('"' | "'")[], quotes: Quotes): string {
  const before = text[index - 1] ?? ' ';
  const after = text[index + 1] ?? ' ';
  if (/\d/.test(before) && isMeasure(text, index, open.includes(sign))) return sign === '"' ? '″' : '′';
  if (sign === "'" && isApostrophe(text, index, open)) return '’';
  const isInUnspaced = unspaced.test(before) || unspaced.test(after);
  const mayOpen = /[\s([{\-–—/"'“‘„«¿¡\u00a0]/.test(before) || (isInUnspaced && !open.includes(sign));
  const opens = mayOpen && !/[\s]/.test(after);
  const closes = open.includes(sign) && !(opens && /[\p{L}\p{N}]/u.test(after) && /[\s([{]/.test(before));
  const pair = sign === '"' ? quotes.double : quotes.single;
  if (opens && !closes) {
    open.push(sign);
    return pair[0];
  }
  if (open.includes(sign)) open.splice(open.lastIndexOf(sign), 1);
  return sign === "'" && !closes ? '’' : pair[1];
}

// Chinese and Japanese have no spaces that would tell where a quotation begins, and no apostrophes.
const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\u3000-\u303f\uff00-\uffef]/u;

// 6'2" is a height; "the class of '06" is not.
function isMeasure(text: string, index: number, isOpen: boolean): boolean {
  const after = text[index + 1] ?? ' ';
  if (text[index] === "'") return /\d/.test(after);
  return !isOpen && /\d'\d+"$/.test(text.slice(Math.max(0, index - 6), index + 1));
}

const elided = /^'(?:tis|twas|twere|twill|em|til|cause|bout|n|round|nuff)(?![\p{L}\p{N}])/iu;

function isApostrophe(text: string, index: number, open: readonly ('"' | "'")[]): boolean {
  const before = text[index - 1] ?? ' ';
  const after = text[index + 1] ?? ' ';
  const rest = text.slice(index, index + 10);
  if (unspaced.test(before)) return false;
  if (/[\p{L}\p{N}\ufffc]/u.test(before) && /[\p{L}\p{N}]/u.test(after)) return true;
  if (/^'\d0s\b|^'\d\d(?!\d)/.test(rest) && !/[\p{L}\p{N}]/u.test(before)) return true;
  if (elided.test(rest) && !/[\p{L}\p{N}]/u.test(before)) return true;
  return /[\p{L}\p{N}]/u.test(before) && !open.includes("'");
}
