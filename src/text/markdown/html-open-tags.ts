import type * as Mdast from 'mdast';
import type { Diagnostic } from '../../model/checked.ts';
import { placeOf } from '../place.ts';

/** What a tag makes of the words behind it. */
const effects: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  s: 'struck out',
  del: 'struck out',
  strike: 'struck out',
  code: 'code',
  tt: 'code',
  a: 'a link',
};

const tag = /^<(\/?)([a-z][a-z0-9]*)\b[^<>]*?(\/?)>$/i;

/**
 * Tags in running text that are opened and never closed: all that follows in the paragraph changes with them. Often none
 * is meant: in `a<b>c` nobody sees one.
 */
export function reportOpenTags(nodes: readonly Mdast.RootContent[], file: string, diagnostics: Diagnostic[]): void {
  const open = new Map<string, Mdast.Html[]>();
  for (const node of nodes) {
    if (node.type === 'html') {
      const [, isEnd = '', name = '', isEmpty = ''] = tag.exec(node.value) ?? [];
      if (name === '' || isEmpty !== '') continue;
      const same = open.get(name.toLowerCase()) ?? [];
      open.set(name.toLowerCase(), same);
      if (isEnd === '') same.push(node);
      else same.pop();
    } else if ('children' in node) {
      reportOpenTags(node.children, file, diagnostics);
    }
  }
  // Among blocks, a tag may be closed in another one.
  if (!nodes.some(({ type }) => type === 'text')) return;
  for (const [name, node] of [...open].flatMap(([each, left]) => left.map((one) => [each, one] as const))) {
    const effect = Object.hasOwn(effects, name) ? effects[name] : undefined;
    const isAnchor = name === 'a' && !/\shref\b/i.test(node.value);
    if (effect === undefined || isAnchor) continue;
    diagnostics.push({
      rule: 'html-is-allowed',
      severity: 'warning',
      message: `The tag ${node.value} is opened here and never closed in its paragraph, so that the rest of it is ${effect}.`,
      hint: `Write </${name}> behind the words that are meant. If the signs themselves are to be seen, put a backslash before them: \\<${name}>.`,
      file,
      ...placeOf(node.position),
    });
  }
}
