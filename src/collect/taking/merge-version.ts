import { type FileKind, type MergeConflict, mergeFile } from '../../text/merge/merge-chapter.ts';

/** A file as both sides have it. */
export interface Versions {
  /** What the author began with; undefined where there is none. */
  readonly base: Uint8Array | undefined;
  /** The editors'; undefined where there is none. */
  readonly ours: Uint8Array | undefined;
  readonly theirs: Uint8Array;
}

/** How the file comes out of it. */
export type MergedVersion =
  | {
      readonly how: 'new' | 'same' | 'replaced' | 'kept' | 'merged';
      readonly bytes: Uint8Array;
      /** Lines in which both sides changed words of one paragraph: to be read again. */
      readonly inWords: readonly number[];
    }
  | {
      readonly how: 'conflict';
      readonly why: 'sameLines' | 'noBase' | 'noText' | 'deleted';
      readonly conflicts: readonly MergeConflict[];
    };

/** Puts the author's version and the editors' version of a file together, to the byte where one side changed nothing. */
export function mergeVersion({ base, ours, theirs }: Versions, kind: FileKind | 'picture'): MergedVersion {
  const plainly = (how: 'new' | 'same' | 'replaced' | 'kept', bytes: Uint8Array) => ({ how, bytes, inWords: [] });
  if (ours === undefined) return base === undefined ? plainly('new', theirs) : conflict('deleted');
  if (isEqual(ours, theirs)) return plainly('same', ours);
  if (base === undefined) return conflict('noBase');
  if (isEqual(ours, base)) return plainly('replaced', theirs);
  if (isEqual(theirs, base)) return plainly('kept', ours);
  if (kind === 'picture') return conflict('noText');
  const texts = { base: textOf(base), ours: textOf(ours), theirs: textOf(theirs) };
  if (texts.base === undefined || texts.ours === undefined || texts.theirs === undefined) return conflict('noText');
  const { text, inWords, conflicts } = mergeFile({ base: texts.base, ours: texts.ours, theirs: texts.theirs }, kind);
  if (text === undefined) return { how: 'conflict', why: 'sameLines', conflicts };
  if (text === texts.ours) return plainly('kept', ours);
  return { how: 'merged', bytes: Buffer.from(text), inWords };
}

function conflict(why: 'noBase' | 'noText' | 'deleted'): MergedVersion {
  return { how: 'conflict', why, conflicts: [] };
}

function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.from(one.buffer, one.byteOffset, one.length).equals(other);
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = decoder.decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
