import type { Data } from './content-nodes.ts';
import { printable } from './printable.ts';
import type { Press } from './press.ts';

/** What has become of the links of one text so far. */
export interface PrintedLinks {
  readonly style: Press['links'];
  /** For the names of the notes that links become; it must be unique in the book. */
  readonly prefix: string;
  /** Address → the note that has it. */
  readonly noted: Map<string, string>;
}

/** A link to the web as paper can show it: a note, an address in brackets, or its words alone. */
export function printedLink(url: string, children: readonly Data[], links: PrintedLinks, words: string): Data[] {
  const address = siteName(url);
  if (links.style === 'live') return [{ type: 'link', url, children }];
  if (links.style === 'none' || saysSo(words, address)) return [...children];
  if (links.style === 'addresses') return [...children, ` (${address})`];
  const known = links.noted.get(url);
  if (known !== undefined) return [...children, { type: 'noteAgain', id: known }];
  const id = `${linkNotePrefix(links.prefix)}${links.noted.size + 1}`;
  links.noted.set(url, id);
  const note = { type: 'note', id, children: [{ type: 'paragraph', children: [address] }] };
  return [...children, note];
}

/** Whether a note is one that a link of this text has become. */
export function isLinkNoteOf(id: string, prefix: string): boolean {
  const begin = linkNotePrefix(prefix);
  return id.startsWith(begin) && /^\d+$/.test(id.slice(begin.length));
}

function linkNotePrefix(prefix: string): string {
  return `l-${prefix}-`;
}

/** `https://www.jane.example/?a=1` → `jane.example/?a=1`, as a reader would say it. */
export function siteName(url: string): string {
  return printable(url.replace(/^(?:https?:\/\/|mailto:)(?:www\.)?/i, '').replace(/\/$/, ''));
}

// Where the words are the address, it need not stand there twice.
function saysSo(words: string, address: string): boolean {
  const bare = (text: string) =>
    siteName(text.replace(/\u200B/g, '').trim())
      .replace(/\u200B/g, '')
      .toLowerCase();
  return bare(words) === bare(address);
}
