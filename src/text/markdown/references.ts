import type * as Mdast from 'mdast';

/** The blocks with links in the place of reference links, which the way through HTML does not know. */
export function resolveReferences(
  nodes: readonly Mdast.RootContent[],
  definitions: ReadonlyMap<string, Mdast.Definition>,
): Mdast.RootContent[] {
  return nodes.map((node) => {
    const resolved = resolveReference(node, definitions);
    if (!('children' in resolved)) return resolved;
    const children = resolveReferences(resolved.children, definitions);
    return { ...resolved, children } as Mdast.RootContent;
  });
}

/** A link or an image in the place of a reference to an address given elsewhere in the file; else the node itself. */
export function resolveReference(
  node: Mdast.RootContent,
  definitions: ReadonlyMap<string, Mdast.Definition>,
): Mdast.RootContent {
  if (node.type !== 'linkReference' && node.type !== 'imageReference') return node;
  const { url = '', title } = definitions.get(node.identifier) ?? {};
  const place = node.position ? { position: node.position } : {};
  return node.type === 'linkReference'
    ? { type: 'link', url, title: title ?? null, children: node.children, ...place }
    : { type: 'image', url, title: title ?? null, alt: node.alt ?? '', ...place };
}
