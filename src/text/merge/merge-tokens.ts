import { type Edit, editsBetween } from '../diff.ts';

/** A text in three versions, in tokens that give the text when they are joined. */
export interface Versions {
  readonly base: readonly string[];
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}

/** A run of the merged text; `conflict` where both sides changed the same place, or places too near to each other. */
export type Piece =
  /** `ours` is what the editors have in this place. */
  | { readonly kind: 'settled'; readonly tokens: readonly string[]; readonly ours: readonly string[] }
  | ({ readonly kind: 'conflict' } & Versions);

/** Whether what stands unchanged between a change of one side and one of the other is enough to keep them apart. */
export type KeepsApart = (between: readonly string[]) => boolean;

/**
 * Puts two versions of one text together. Each edit is carried out where it was made; nothing is guessed. Undefined
 * where a version differs in too much to be compared.
 */
export function mergeTokens(versions: Versions, keepsApart: KeepsApart): Piece[] | undefined {
  const { base } = versions;
  const ours = editsBetween(base, versions.ours);
  const theirs = editsBetween(base, versions.theirs);
  if (ours === undefined || theirs === undefined) return undefined;
  const pieces: Piece[] = [];
  let at = 0;
  for (const cluster of clusters(base, [...ours.map(of('ours')), ...theirs.map(of('theirs'))], keepsApart)) {
    const start = Math.min(...cluster.map((edit) => edit.start));
    const end = Math.max(...cluster.map((edit) => edit.end));
    pieces.push(unchanged(base.slice(at, start)), settle(base, cluster, { start, end }));
    at = end;
  }
  pieces.push(unchanged(base.slice(at)));
  return pieces;
}

function unchanged(tokens: readonly string[]): Piece {
  return { kind: 'settled', tokens, ours: tokens };
}

interface SidedEdit extends Edit {
  readonly side: 'ours' | 'theirs';
}

function of(side: SidedEdit['side']): (edit: Edit) => SidedEdit {
  return (edit) => ({ ...edit, side });
}

/** Edits of both sides that are not kept apart stand together, and with them what lies between. */
function clusters(base: readonly string[], edits: readonly SidedEdit[], keepsApart: KeepsApart): SidedEdit[][] {
  const found: SidedEdit[][] = [];
  const isNear = (edit: SidedEdit, earlier: SidedEdit) =>
    edit.side !== earlier.side && (edit.start < earlier.end || !keepsApart(base.slice(earlier.end, edit.start)));
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    let first = found.length;
    for (let at = found.length - 1; at >= 0; at--) {
      const cluster = found[at] ?? [];
      if (cluster.some((earlier) => isNear(edit, earlier))) first = at;
      // What stands further up is further away.
      else if (cluster.some(({ side }) => side !== edit.side)) break;
    }
    found.push([...found.splice(first).flat(), edit]);
  }
  return found;
}

function settle(
  base: readonly string[],
  cluster: readonly SidedEdit[],
  { start, end }: { readonly start: number; readonly end: number },
): Piece {
  const version = (side: SidedEdit['side']) => {
    const tokens: string[] = [];
    let at = start;
    for (const edit of cluster.filter((each) => each.side === side)) {
      tokens.push(...base.slice(at, edit.start), ...edit.insert);
      at = edit.end;
    }
    return [...tokens, ...base.slice(at, end)];
  };
  const [ours, theirs] = [version('ours'), version('theirs')];
  const isOursAlone = cluster.every(({ side }) => side === 'ours');
  if (isOursAlone || ours.join('') === theirs.join('')) return { kind: 'settled', tokens: ours, ours };
  if (cluster.every(({ side }) => side === 'theirs')) return { kind: 'settled', tokens: theirs, ours };
  return { kind: 'conflict', base: base.slice(start, end), ours, theirs };
}
