import type { Nodes, Root, RootContent } from 'mdast';
import { everySign, FIRST_SIGN, type Folds, holdsSigns } from './folds.ts';
import type { PlainRun } from './plain-blocks.ts';
import { firstNotBelow, type Point, type PointAt } from './points.ts';

/** What `unfold` works with. */
interface Unfolding {
  readonly folds: Folds;
  readonly pointOf: (folded: Point) => Point;
}

/** The tree of the whole text; undefined where something that was folded away does not stand where it should. */
export function unfoldRoot(tree: Root, folds: Folds, pointAt: PointAt): Root | undefined {
  const away = folds.signs.filter((sign) => typeof sign !== 'string').length;
  let found = 0;
  const children = tree.children.flatMap((block): readonly RootContent[] => {
    const run = runOf(block, folds);
    if (run === undefined) return [block];
    found += 1;
    return run.blocks;
  });
  if (found !== away) return undefined;
  const pointOf = ({ offset }: Point) => pointAt(offset + savedBefore(offset, folds));
  const unfolding: Unfolding = { folds, pointOf };
  const plain = new Set<Nodes>(folds.signs.flatMap((sign) => (typeof sign === 'string' ? [] : sign.blocks)));
  for (const child of children) if (!plain.has(child)) unfoldNode(child, unfolding);
  const { position } = tree;
  if (position) tree.position = { start: pointOf(position.start as Point), end: pointOf(position.end as Point) };
  tree.children = children;
  return tree;
}

/** The paragraphs that a block stands for. */
function runOf(block: RootContent, { signs }: Folds): PlainRun | undefined {
  if (block.type !== 'paragraph') return undefined;
  const [only, ...others] = block.children;
  if (only?.type !== 'text' || others.length > 0 || only.value.length !== 1) return undefined;
  const stands = signs[only.value.charCodeAt(0) - FIRST_SIGN];
  return typeof stands === 'string' ? undefined : stands;
}

const texts = ['value', 'url', 'title', 'alt', 'lang', 'meta', 'label'] as const;

function unfoldNode(node: Nodes, unfolding: Unfolding): void {
  const written = node as { [key in (typeof texts)[number]]?: unknown };
  for (const key of texts) {
    const text = written[key];
    if (typeof text === 'string' && holdsSigns.test(text)) written[key] = unfoldWords(text, unfolding.folds);
  }
  if (node.position) {
    const { start, end } = node.position as { start: Point; end: Point };
    node.position = { start: unfolding.pointOf(start), end: unfolding.pointOf(end) };
  }
  if ('children' in node) for (const child of node.children) unfoldNode(child, unfolding);
}

function unfoldWords(text: string, { signs }: Folds): string {
  return text.replace(everySign, (sign) => {
    const stands = signs[sign.charCodeAt(0) - FIRST_SIGN];
    return typeof stands === 'string' ? stands : sign;
  });
}

/** How many characters are folded away before a place of the folded text. */
function savedBefore(offset: number, { starts, saved }: Folds): number {
  return saved[firstNotBelow(starts, offset)] ?? 0;
}
