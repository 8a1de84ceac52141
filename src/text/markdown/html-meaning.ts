import type { Element, Nodes as HastNodes, Root as HastRoot } from 'hast';

/**
 * Brings what is meant into a form that the allow-list keeps: bold, italic and struck words whose signs stand in
 * `style` only, as office programs write them, and addresses with a space before them or capitals in `HTTP:`.
 */
export function keepMeaning(root: HastRoot): void {
  const visit = (node: HastNodes): void => {
    if ('children' in node) for (const child of node.children) visit(child);
    if (node.type !== 'element') return;
    for (const name of ['href', 'src']) {
      const address = node.properties[name];
      if (typeof address === 'string') node.properties[name] = tidied(address);
    }
    if (typeof node.properties['style'] === 'string') dress(node, node.properties['style']);
  };
  visit(root);
}

function tidied(address: string): string {
  return address.trim().replace(/^(?:https?|mailto):/i, (scheme) => scheme.toLowerCase());
}

function dress(node: Element, style: string): void {
  const looks = readStyle(style);
  // Google Docs puts all that is copied from it into a <b> that is not bold.
  if (isPlain(node.tagName, looks)) node.tagName = 'span';
  if (node.tagName !== 'span' && node.tagName !== 'font') return;
  const meant = [
    /^(?:bold|bolder|[6-9]00)$/.test(looks.get('font-weight') ?? '') ? 'strong' : undefined,
    /^(?:italic|oblique)$/.test(looks.get('font-style') ?? '') ? 'em' : undefined,
    /line-through/.test(looks.get('text-decoration') ?? looks.get('text-decoration-line') ?? '') ? 'del' : undefined,
  ];
  for (const tagName of meant) {
    if (tagName === undefined || node.children.length === 0) continue;
    const position = node.position ? { position: node.position } : {};
    node.children = [{ type: 'element', tagName, properties: {}, children: node.children, ...position }];
  }
}

function isPlain(tagName: string, looks: ReadonlyMap<string, string>): boolean {
  if (tagName === 'b' || tagName === 'strong') return /^(?:normal|[1-4]00)$/.test(looks.get('font-weight') ?? '');
  return (tagName === 'i' || tagName === 'em') && looks.get('font-style') === 'normal';
}

/** `font-weight: 700; color: red` by property, in small letters. */
export function readStyle(style: string): ReadonlyMap<string, string> {
  const looks = new Map<string, string>();
  for (const part of style.toLowerCase().split(';')) {
    const colon = part.indexOf(':');
    if (colon !== -1)
      looks.set(
        part.slice(0, colon).trim(),
        part
          .slice(colon + 1)
          .replace('!important', '')
          .trim(),
      );
  }
  return looks;
}
