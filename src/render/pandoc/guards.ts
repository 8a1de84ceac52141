import type { PandocDocument } from './ast.ts';

/**
 * Marks of other markup languages that pandoc 3.10 writes as they stand in a text, found by trying each format with
 * hostile lines. There a file could be read in, a macro run or a page be pulled in. A zero width space, which pandoc
 * itself uses in Org, breaks the mark and is not seen.
 */
const marks: Readonly<Record<string, RegExp>> = {
  rst: /^\.(?=\.$)/g,
  org: /\{(?=\{)|@(?=@)|\[(?=\[)|<(?=<)|\b(?:src|call)(?=_)|\\(?=[A-Za-z[(])/g,
  mediawiki: /\{(?=[{|])|-(?=\{)|\[(?=\[)|~(?=~)|_(?=_)/g,
  dokuwiki: /[<{[~(](?=[\w/{[~(])/g,
  xwiki: /\{(?=\{)|\[(?=\[)/g,
  zimwiki: /\{(?=\{)|\[(?=\[)/g,
  markdown_mmd: /\{(?=\{)/g,
};

const zeroWidthSpace = '\u200b';

/** The document with such marks broken, where the format needs it. */
export function guarded(document: PandocDocument, format: string): PandocDocument {
  const mark = Object.hasOwn(marks, format) ? marks[format] : undefined;
  return mark === undefined ? document : (guardedValue(document, mark) as PandocDocument);
}

function guardedValue(value: unknown, mark: RegExp): unknown {
  if (Array.isArray(value)) return value.map((inner) => guardedValue(inner, mark));
  if (typeof value !== 'object' || value === null) return value;
  if (isText(value)) return { ...value, c: value.c.replace(mark, `$&${zeroWidthSpace}`) };
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, guardedValue(inner, mark)]));
}

function isText(value: object): value is { readonly t: 'Str'; readonly c: string } {
  return 't' in value && value.t === 'Str' && 'c' in value && typeof value.c === 'string';
}
