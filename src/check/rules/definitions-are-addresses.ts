import type { Chapter } from '../../model/chapter.ts';
import { shorten } from '../../text/quote.ts';
import { proseLines } from '../prose.ts';
import type { Rule } from '../rule.ts';

interface Definition {
  readonly label: string;
  readonly address: string;
  readonly line: number;
  readonly text: string;
}

/** A line `[label]: address` holds an address, and each label has one: such lines are not printed. */
export const definitionsAreAddresses: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    if (!chapter.readable || !/^ {0,3}\[[^\]\n]+\]:/m.test(chapter.text)) continue;
    const uses = usesOf(chapter.text);
    const known = new Map<string, Definition>();
    for (const definition of definitionsIn(chapter)) {
      const first = known.get(definition.label);
      known.set(definition.label, first ?? definition);
      const problem = first === undefined ? notPrinted(definition, uses) : alreadyKnown(definition, first);
      if (problem === undefined) continue;
      const { line, text } = definition;
      const place = { line, column: 1, endLine: line, endColumn: text.trimEnd().length + 1 };
      yield { severity: 'warning', ...problem, file: chapter.file, place };
    }
  }
};

/** Such lines at the beginning of a block; within a paragraph they are text. */
function* definitionsIn(chapter: Chapter): Generator<Definition> {
  let isOpen = true;
  for (const [index, text] of proseLines(chapter).entries()) {
    const [, label = '', address = ''] =
      /^ {0,3}\[([^\]^][^\]]{0,300})\]:[ \t]*<?([^\s<>]+)>?(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$/.exec(
        text,
      ) ?? [];
    if (isOpen && address !== '') {
      yield { label: nameOf(label), address, line: index + 1, text };
    } else {
      isOpen = text.trim() === '' || /^ {0,3}#{1,6}(?:\s|$)/.test(text);
    }
  }
}

/** How often each label stands in brackets, its own line included. */
function usesOf(text: string): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const [, label = ''] of text.matchAll(/\[([^[\]]{1,300})\]/g)) {
    const name = nameOf(label);
    uses.set(name, (uses.get(name) ?? 0) + 1);
  }
  return uses;
}

function nameOf(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase();
}

function notPrinted({ label, address, text }: Definition, uses: ReadonlyMap<string, number>) {
  if (/[./#:@\\%]/.test(address) || (uses.get(label) ?? 0) > 1) return undefined;
  const words = shorten(text);
  return {
    message: `The line "${words}" is not printed: Markdown takes "${shorten(address, 30)}" as the address of a link.`,
    hint: `Put a backslash before it to have it printed: "\\${words}".`,
  };
}

function alreadyKnown({ address, text }: Definition, first: Definition) {
  if (address === first.address) return undefined;
  const label = /\[[^\]]*\]/.exec(text)?.[0] ?? '';
  return {
    message: `The address of ${shorten(label)} is given in line ${first.line} already; this one is used nowhere.`,
    hint: 'Give one of the two another name, here and where the link stands.',
  };
}
