import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { xhtmlFile } from '../xml.ts';
import type { XmlFile } from '../xml.ts';

/** One XHTML file of the EPUB as a tree. */
export interface EpubDocument {
  readonly title: string;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly matter: 'cover' | 'frontmatter' | 'bodymatter' | 'backmatter';
  readonly content: readonly ElementContent[];
  /** The author's file that it was made from, for reports. */
  readonly source?: string;
}

/** What a text is written in. */
export type Tongue = Pick<EpubDocument, 'language' | 'direction'>;

/** Language and direction of an element, in both of XHTML's spellings. */
export function languageOf({ language, direction }: Tongue) {
  return { lang: language, 'xml:lang': language, dir: direction };
}

/**
 * The same for running text in another language than what it stands in; nothing where it is not. It belongs on inline
 * elements: a paragraph with a direction of its own would change sides.
 */
export function languageWithin(inner: Tongue, outer: Tongue): Record<string, string> {
  return inner.language === outer.language && inner.direction === outer.direction ? {} : languageOf(inner);
}

/** The document as an XHTML file that lies in `text/`. */
export function writeDocument(document: EpubDocument): XmlFile {
  const namespaces = { xmlns: 'http://www.w3.org/1999/xhtml', 'xmlns:epub': 'http://www.idpf.org/2007/ops' };
  const html = h('html', { ...namespaces, ...languageOf(document) }, [
    h('head', [h('title', document.title), h('link', { rel: 'stylesheet', type: 'text/css', href: '../epub.css' })]),
    h('body', { 'epub:type': document.matter }, [...document.content]),
  ]);
  return xhtmlFile(html);
}
