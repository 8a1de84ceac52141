import { readHead } from '../front-matter-fences.ts';
import { mergeKeys } from './merge-keys.ts';
import { type Merged, mergeLines, type Texts } from './merge-lines.ts';

export type { MergeConflict, Merged, Texts } from './merge-lines.ts';

/** How a file is written: a chapter has front matter above its text, a record is YAML, of others nothing is known. */
export type FileKind = 'chapter' | 'record' | 'text';

/**
 * Puts the author's new version and the editors' version of a file together. The byte order mark and the line ends are
 * those of the editors' file.
 */
export function mergeFile(texts: Texts, kind: FileKind): Merged {
  const { mark, end } = formOf(texts.ours);
  const plain = { base: inForm(texts.base, end), ours: inForm(texts.ours, end), theirs: inForm(texts.theirs, end) };
  const merged = kind === 'chapter' ? mergeChapter(plain) : kind === 'record' ? mergeKeys(plain) : mergeLines(plain);
  if (merged.text === undefined) return merged;
  const text = end === '\r\n' ? merged.text.replaceAll('\n', '\r\n') : merged.text;
  return { ...merged, text: mark + text };
}

/** Line ends of both kinds in one file are left as they are. */
function formOf(text: string): { readonly mark: string; readonly end: '\n' | '\r\n' | 'both' } {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const [all, windows] = [text.split('\n').length, text.split('\r\n').length];
  if (text.replaceAll('\r\n', '').includes('\r')) return { mark, end: 'both' };
  return { mark, end: windows === 1 ? '\n' : windows === all ? '\r\n' : 'both' };
}

function inForm(text: string, end: '\n' | '\r\n' | 'both'): string {
  const unmarked = text.replace(/^\ufeff/, '');
  return end === 'both' ? unmarked : unmarked.replace(/\r\n?/g, '\n');
}

function mergeChapter(texts: Texts): Merged {
  const [base, ours, theirs] = [takeOffHead(texts.base), takeOffHead(texts.ours), takeOffHead(texts.theirs)];
  if (base === undefined || ours === undefined || theirs === undefined) return mergeLines(texts);
  const matter = mergeKeys({ base: base.matter, ours: ours.matter, theirs: theirs.matter }, 2);
  const firstLine = ours.matter.split('\n').length + 1;
  const body = mergeLines({ base: base.body, ours: ours.body, theirs: theirs.body }, firstLine);
  const conflicts = [...matter.conflicts, ...body.conflicts];
  if (matter.text === undefined || body.text === undefined) return { text: undefined, inWords: [], conflicts };
  const moved = matter.text.split('\n').length + 1 - firstLine;
  const inWords = [...matter.inWords, ...body.inWords.map((line) => line + moved)];
  return { text: `${ours.opening}\n${matter.text}${body.text}`, inWords, conflicts };
}

interface TakenOff {
  readonly opening: string;
  /** The lines between the fences. */
  readonly matter: string;
  /** From the closing fence on. */
  readonly body: string;
}

/** Undefined where there is no front matter on the first line, or none that could be read. */
function takeOffHead(text: string): TakenOff | undefined {
  const head = readHead(text);
  if (head.kind !== 'found' || head.fenceLine !== 1) return undefined;
  const [opening = ''] = text.split('\n', 1);
  const start = opening.length + 1;
  const end = opening.length + head.block.length + 1;
  return { opening, matter: text.slice(start, end), body: text.slice(end) };
}
