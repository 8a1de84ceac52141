import { BookError } from '../../model/book-error.ts';
import { nearest } from '../../text/nearest.ts';

/**
 * What carries our styles: `style`: named styles of a word processor; `odfStyle`: the same with the names as
 * OpenDocument encodes them; `class`: CSS classes; `none`: nothing, paragraphs are plain.
 */
export type Styling = 'style' | 'odfStyle' | 'class' | 'none';

/** How a format of pandoc's is written. */
export interface FormatTraits {
  readonly extension: string;
  readonly styling: Styling;
  /** Whether pictures are packed into the file; else they lie in a folder beside it. */
  readonly embedsImages: boolean;
}

// Slides fetch their scripts from the web or from files beside them, so they are never packed into one file.
const slides = { extension: 'html', styling: 'class', embedsImages: false } as const;
const html = { extension: 'html', styling: 'class', embedsImages: true } as const;
const plain = { styling: 'none', embedsImages: false } as const;

/** Formats that are not plain text files without packed pictures; and the extension of those that are. */
const known: Readonly<Record<string, FormatTraits>> = {
  docx: { styling: 'style', embedsImages: true, extension: 'docx' },
  odt: { styling: 'odfStyle', embedsImages: true, extension: 'odt' },
  opendocument: { styling: 'odfStyle', embedsImages: false, extension: 'xml' },
  icml: { styling: 'style', embedsImages: false, extension: 'icml' },
  native: { styling: 'style', embedsImages: false, extension: 'native' },
  json: { styling: 'style', embedsImages: false, extension: 'json' },
  epub: { styling: 'class', embedsImages: true, extension: 'epub' },
  epub2: { styling: 'class', embedsImages: true, extension: 'epub' },
  epub3: { styling: 'class', embedsImages: true, extension: 'epub' },
  chunkedhtml: { styling: 'class', embedsImages: true, extension: 'zip' },
  html,
  html4: html,
  html5: html,
  dzslides: slides,
  revealjs: slides,
  s5: slides,
  slideous: slides,
  slidy: slides,
  fb2: { styling: 'none', embedsImages: true, extension: 'fb2' },
  ipynb: { styling: 'none', embedsImages: true, extension: 'ipynb' },
  pptx: { styling: 'none', embedsImages: true, extension: 'pptx' },
  rtf: { styling: 'none', embedsImages: true, extension: 'rtf' },
  // Text for reading: a picture is its description in brackets, and no file is named.
  plain: { styling: 'none', embedsImages: true, extension: 'txt' },
  ansi: { styling: 'none', embedsImages: true, extension: 'txt' },
  ...texts('adoc', ['asciidoc', 'asciidoc_legacy', 'asciidoctor']),
  ...texts('tex', ['latex', 'beamer', 'context']),
  ...texts('xml', ['jats', 'jats_archiving', 'jats_articleauthoring', 'jats_publishing', 'xml', 'tei']),
  ...texts('dbk', ['docbook', 'docbook4', 'docbook5']),
  ...texts('md', ['commonmark', 'commonmark_x', 'gfm', 'markdown', 'markdown_github', 'markdown_mmd']),
  ...texts('md', ['markdown_phpextra', 'markdown_strict', 'markua']),
  ...texts('rst', ['rst']),
  ...texts('typ', ['typst']),
  ...texts('wiki', ['mediawiki', 'dokuwiki', 'jira', 'xwiki', 'zimwiki']),
  ...texts('org', ['org']),
  ...texts('opml', ['opml']),
  ...texts('dj', ['djot']),
  ...texts('muse', ['muse']),
  ...texts('textile', ['textile']),
  ...texts('man', ['man']),
  ...texts('ms', ['ms']),
  ...texts('texi', ['texinfo']),
};

/** These carry the book's bare name; another format of the same kind gets its own name added, so none overwrites one. */
const bare = new Set(
  'docx odt latex jats icml rtf html plain asciidoc rst mediawiki typst pptx docbook org opml fb2 djot textile'.split(
    ' ',
  ),
);

/** How the format is written; a format we have never heard of is taken as text. */
export function traitsOf(format: string): FormatTraits {
  return Object.hasOwn(known, format) ? (known[format] as FormatTraits) : { ...plain, extension: 'txt' };
}

/** Whether the format is one of the pandoc that comes along; another pandoc may write more. */
export function isKnownFormat(format: string): boolean {
  return Object.hasOwn(known, format);
}

/** The output's file name: `the-book.docx`, `the-book-epub3.epub`. */
export function outputName(slug: string, format: string): string {
  return `${stem(slug, format)}.${traitsOf(format).extension}`;
}

/** The folder for pictures of a format that does not pack them, beside the output. */
export function imageFolder(slug: string, format: string): string {
  return `${stem(slug, format)}-${traitsOf(format).extension}-images`;
}

/** @throws BookError when pandoc cannot write the format; the hint names the nearest one that it can. */
export function assertFormat(format: string, available: readonly string[]): void {
  if (available.includes(format)) return;
  const meant = nearest(format, ['pdf', 'site', ...available]);
  throw new BookError(`"${format}" is not an output that can be made.`, {
    hint: `${meant === undefined ? '' : `Did you mean "${meant}"? `}Beside pdf, epub, site and markdown there are ${available.join(', ')}.`,
  });
}

function stem(slug: string, format: string): string {
  return bare.has(format) ? slug : `${slug}-${format}`;
}

function texts(extension: string, formats: readonly string[]): Record<string, FormatTraits> {
  return Object.fromEntries(formats.map((format) => [format, { ...plain, extension }]));
}
