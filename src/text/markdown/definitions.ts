import type * as Mdast from 'mdast';
import type { Diagnostic } from '../../model/checked.ts';
import { placeOf } from '../place.ts';
import { shorten } from '../quote.ts';

/** What a file defines for the rest of it: addresses of links by their names, and footnotes. */
export interface Definitions {
  /** By identifier; of two with one name the first counts. */
  readonly addresses: ReadonlyMap<string, Mdast.Definition>;
  readonly notes: readonly Mdast.FootnoteDefinition[];
  /** In the order in which they stand, with those that do not count. */
  readonly all: readonly Mdast.Definition[];
}

/** The tree without its definitions, wherever they stand, and these. Of two notes with one name the first counts. */
export function liftDefinitions(root: Mdast.Root): { body: Mdast.Root; definitions: Definitions } {
  const notes: Mdast.FootnoteDefinition[] = [];
  const all: Mdast.Definition[] = [];
  const lift = <T extends Mdast.Nodes>(node: T): T => {
    if (!('children' in node)) return node;
    const children: Mdast.Nodes[] = [];
    for (const child of node.children) {
      if (child.type === 'definition') {
        all.push(child);
      } else if (child.type === 'footnoteDefinition') {
        const note = lift(child);
        if (!notes.some(({ identifier }) => identifier === note.identifier)) notes.push(note);
      } else {
        children.push(lift(child));
      }
    }
    return { ...node, children };
  };
  const body = lift(root);
  const addresses = new Map(all.toReversed().map((definition) => [definition.identifier, definition]));
  return { body, definitions: { addresses, notes, all } };
}

/** Lines that were taken as addresses, and so are not printed, though nothing says that they were meant so. */
export function reportDefinitions(
  file: string,
  text: string,
  root: Mdast.Root,
  definitions: Definitions,
): Diagnostic[] {
  const { all, addresses } = definitions;
  if (all.length === 0) return [];
  const used = namesUsed(root);
  return all.flatMap((definition): Diagnostic[] => {
    const first = addresses.get(definition.identifier);
    const problem =
      first === undefined || first === definition
        ? notPrinted(definition, writtenLine(text, definition), used)
        : alreadyKnown(definition, first);
    if (problem === undefined) return [];
    return [
      { rule: 'definitions-are-addresses', severity: 'warning', ...problem, file, ...placeOf(definition.position) },
    ];
  });
}

function namesUsed(node: Mdast.Nodes, used = new Set<string>()): ReadonlySet<string> {
  if (node.type === 'linkReference' || node.type === 'imageReference') used.add(node.identifier);
  if ('children' in node) for (const child of node.children) namesUsed(child, used);
  return used;
}

function notPrinted({ identifier, url }: Mdast.Definition, line: string, used: ReadonlySet<string>) {
  if (/[./#:@\\%]/.test(url) || used.has(identifier)) return undefined;
  const words = shorten(line);
  return {
    message: `The line "${words}" is not printed: Markdown takes "${shorten(url, 30)}" as the address of a link.`,
    hint: `Put a backslash before it to have it printed: "\\${words}".`,
  };
}

function alreadyKnown({ label, identifier, url }: Mdast.Definition, first: Mdast.Definition) {
  if (url === first.url) return undefined;
  return {
    message: `The address of [${shorten(label ?? identifier)}] is given in line ${first.position?.start.line ?? 1} already; this one is used nowhere.`,
    hint: 'Give one of the two another name, here and where the link stands.',
  };
}

function writtenLine(text: string, { position }: Mdast.Definition): string {
  return text.slice(position?.start.offset, position?.end.offset).replace(/\s+/g, ' ');
}
