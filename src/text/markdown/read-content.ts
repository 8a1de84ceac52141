import type { Diagnostic } from '../../model/checked.ts';
import type { Content } from '../../model/content.ts';
import { readHtmlApart } from './html-apart.ts';
import { normalise } from './normalise.ts';

/** A chapter's Markdown, with the HTML in it, as our closed set of nodes. */
export function readContent(file: string, text: string): { content: Content; diagnostics: Diagnostic[] } {
  return normalise(file, text, readHtmlApart);
}
