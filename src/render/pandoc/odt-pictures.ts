import { x, xmlPiece } from '../xml.ts';
import type { PandocDocument, PandocInline } from './ast.ts';
import { bytesOf, textOf } from './zip.ts';

/**
 * The parts of an OpenDocument file with what pandoc (3.10) leaves out: what its pictures show (OpenDocument 1.3 part 3,
 * 10.3.18 `svg:desc`). The frames stand in the order of the pictures; where their numbers differ, nothing is said.
 */
export function withDescriptions(
  files: ReadonlyMap<string, Uint8Array>,
  document: PandocDocument,
): ReadonlyMap<string, Uint8Array> {
  const before = textOf(files.get('content.xml'));
  const descriptions = [...picturesIn(document.blocks)];
  const frames = before.match(frame) ?? [];
  if (frames.length === 0 || frames.length !== descriptions.length) return files;
  let index = 0;
  const after = before.replace(frame, (written, picture: string, end: string) => {
    const description = descriptions[index++] ?? '';
    return description === '' ? written : `${picture}${xmlPiece(x('svg:desc', description))}${end}`;
  });
  return new Map([...files, ['content.xml', bytesOf(after)]]);
}

// In words, a `<` is written `&lt;`.
const frame = /(<draw:frame [^>]*>\s*<draw:image [^>]*\/>)(\s*<\/draw:frame>)/g;

function* picturesIn(node: unknown): Generator<string> {
  if (typeof node !== 'object' || node === null) return;
  if (isPicture(node)) {
    const [, description] = node.c;
    yield description.map((inline) => (inline.t === 'Str' ? inline.c : ' ')).join('');
  } else {
    for (const child of Object.values(node)) yield* picturesIn(child);
  }
}

function isPicture(node: object): node is Extract<PandocInline, { t: 'Link' | 'Image' }> {
  return 't' in node && node.t === 'Image';
}
