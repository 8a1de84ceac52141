import { safeText } from './safe-text.ts';

/**
 * Text as text: no Markdown, no HTML, and none of what GitHub makes of words by itself. Mentions, references and
 * addresses are broken up by a word joiner, which nobody sees, because it looks for them after Markdown has been read.
 */
export function plain(text: string): string {
  return escapeHtml(safeText(text, 1000))
    .replace(/[\\`*_{}[\]()#+\-.!|~$]/g, '\\$&')
    .replace(/@/g, '@\u2060')
    .replace(/\\#/g, '\\#\u2060')
    .replace(/\bGH\\-/gi, (start) => `${start}\u2060`)
    .replace(/:\/\//g, ':\u2060//')
    .replace(/\b(www)\\\./gi, '$1\u2060\\.');
}

/** For HTML inside of Markdown. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
