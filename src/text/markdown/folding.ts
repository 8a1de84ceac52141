import type { Root } from 'mdast';
import { foldBlock, linkDefinition } from './fold-words.ts';
import { fold, type Folds, holdsSigns } from './folds.ts';
import { findPlainRuns } from './plain-blocks.ts';
import { pointsOf } from './points.ts';
import { unfoldRoot } from './unfold.ts';

/** A text in which one sign each stands for what means nothing to a parser, and the way back for its tree. */
export interface FoldedText {
  readonly text: string;
  /**
   * Puts everything back into the tree, with its true place. Undefined where paragraphs that were folded away turn out
   * to stand in something else.
   */
  readonly unfold: (tree: Root) => Root | undefined;
}

/**
 * Folds plain paragraphs away, and plain words in the midst of a line: a Markdown parser passes every letter through
 * some ten functions four times over, and nine letters of ten mean nothing to it. Words that are folded stand between two
 * single spaces, begin with a letter, and hold nothing that Markdown, HTML or GitHub's extensions could read; the first
 * and the last of a line always stay. So the tree is the same.
 */
export function foldText(text: string, { foldsBlocks }: { readonly foldsBlocks: boolean }): FoldedText {
  if (holdsSigns.test(text)) return { text, unfold: (tree) => tree };
  const pointAt = pointsOf(text);
  const folds: Folds = { signs: [], starts: [], saved: [0] };
  const definesLinks = linkDefinition.test(text);
  const pieces: string[] = [];
  const foldBetween = (from: number, to: number) => {
    for (let start = from; start < to;) {
      const gap = text.indexOf('\n\n', start);
      const end = gap === -1 || gap + 2 > to ? to : gap + 2;
      pieces.push(foldBlock(text.slice(start, end), { start, definesLinks, folds }));
      start = end;
    }
  };
  let at = 0;
  for (const run of foldsBlocks ? findPlainRuns(text, pointAt) : []) {
    foldBetween(at, run.start);
    pieces.push(fold(run, { start: run.start, length: run.end - run.start, folds }) ?? text.slice(run.start, run.end));
    at = run.end;
  }
  foldBetween(at, text.length);
  return { text: pieces.join(''), unfold: (tree) => unfoldRoot(tree, folds, pointAt) };
}
