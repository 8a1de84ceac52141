import type * as Mdast from 'mdast';

/**
 * Takes the links away that GitHub's Markdown makes of a bare address inside a link written in HTML, as in
 * `<a href="https://ash.example/trees">https://ash.example</a>`: the inner one would end the author's own.
 */
export function unlinkAddresses(nodes: readonly Mdast.RootContent[]): Mdast.RootContent[] {
  const kept: Mdast.RootContent[] = [];
  let start: number | undefined;
  for (const node of nodes) {
    kept.push('children' in node ? ({ ...node, children: unlinkAddresses(node.children) } as Mdast.RootContent) : node);
    if (node.type !== 'html') continue;
    if (opensLink.test(node.value)) start = kept.length;
    else if (/^<\/a\s*>/i.test(node.value) && start !== undefined) {
      kept.splice(start, Infinity, ...withoutAddressLinks(kept.slice(start)));
      start = undefined;
    }
  }
  return kept;
}

// An empty `href` leads nowhere, so that the address keeps its own link.
const opensLink = /^<a\s[^>]*?\bhref\s*=\s*(?:"\s*[^"\s]|'\s*[^'\s]|[^\s"'>])/i;

function withoutAddressLinks(nodes: readonly Mdast.RootContent[]): Mdast.RootContent[] {
  return nodes.flatMap((node): Mdast.RootContent[] => {
    if (node.type === 'link' && showsItself(node)) return node.children;
    if (!('children' in node)) return [node];
    return [{ ...node, children: withoutAddressLinks(node.children) } as Mdast.RootContent];
  });
}

function showsItself({ url, children }: Mdast.Link): boolean {
  const [only, ...others] = children;
  if (only?.type !== 'text' || others.length > 0) return false;
  return [only.value, `http://${only.value}`, `mailto:${only.value}`].includes(url);
}
