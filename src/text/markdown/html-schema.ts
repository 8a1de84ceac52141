import { defaultSchema } from 'rehype-sanitize';

/**
 * The allow-list for HTML in chapters: GitHub's (the default of hast-util-sanitize 5), without what only styles, and
 * with a few elements whose meaning survives. Ids need no prefix here: the merge scopes every id by its chapter.
 */
export const bookSchema: typeof defaultSchema = {
  ...defaultSchema,
  clobberPrefix: '',
  attributes: {
    a: ['href', 'title', 'id', 'name'],
    code: [['className', /^language-./]],
    img: ['src', 'alt', 'title'],
    input: [['disabled', true], ['type', 'checkbox'], 'checked'],
    iframe: ['src', 'title'],
    embed: ['src', 'title'],
    video: ['src', 'title'],
    audio: ['src', 'title'],
    source: ['src'],
    li: ['id'],
    ol: ['start'],
    td: ['align', 'colSpan', 'rowSpan'],
    th: ['align', 'colSpan', 'rowSpan'],
    'gathering-note': ['title'],
    '*': ['id'],
  },
  protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https'] },
  tagNames: [
    ...(defaultSchema.tagNames ?? []),
    ...[
      'abbr',
      'address',
      'article',
      'aside',
      'big',
      'caption',
      'center',
      'cite',
      'col',
      'colgroup',
      'dfn',
      'figcaption',
    ],
    ...[
      'figure',
      'font',
      'footer',
      'header',
      'iframe',
      'embed',
      'video',
      'audio',
      'source',
      'main',
      'mark',
      'nav',
      'small',
      'time',
      'u',
      'wbr',
      'gathering-note',
    ],
  ],
  strip: ['script', 'style', 'template', 'noscript', 'object', 'applet', 'svg', 'math', 'title', 'select', 'canvas'],
};

/** Elements that go with all they hold, and what to say of that. */
export const lostElements: ReadonlyMap<string, string> = new Map(
  (bookSchema.strip ?? []).map((name) => [name, ', with everything inside it']),
);

/** Elements that play something: a book shows a link to it in their place. */
export const embeddedElements: readonly string[] = ['iframe', 'embed', 'video', 'audio'];

/** Elements for programs, without anything to read. In running text they were mostly meant to be seen as code. */
export const shownAsCode: readonly string[] = ['meta', 'link', 'base'];

const understood = new Set([...(bookSchema.tagNames ?? []), 'html', 'head', 'body', ...shownAsCode]);

/** Whether an element's meaning is kept, or it never has any in running text. */
export function isUnderstood(tagName: string): boolean {
  return understood.has(tagName) || lostElements.has(tagName);
}

/** Whether an attribute is kept. */
export function isAllowed(tagName: string, property: string): boolean {
  const attributes = bookSchema.attributes ?? {};
  return [...(attributes[tagName] ?? []), ...(attributes['*'] ?? [])].some((entry) =>
    typeof entry === 'string' ? entry === property : entry[0] === property,
  );
}

/** Whether the allow-list keeps an address: one of the web, of mail, or a path. */
export function isKeptAddress(property: 'href' | 'src', address: string): boolean {
  const scheme = /^([^/?#:]*):/.exec(address)?.[1];
  return scheme === undefined
    ? property === 'href' || address !== ''
    : bookSchema.protocols?.[property]?.includes(scheme) === true;
}
