import { wrap } from './display-width.ts';
import { painter } from './paint.ts';

export interface RulePageOptions {
  readonly colour: boolean;
  /** Columns of the terminal; without it, lines are not wrapped. */
  readonly width?: number | undefined;
}

/** The head of a rule's page. */
export interface RuleSummary {
  readonly name: string;
  /** What holds where the rule is kept, in a sentence. */
  readonly state: string;
  /** `error`, `warning or info`: as long as `book.yml` does not say otherwise. */
  readonly severity: string;
}

/** Takes the head of a rule's page: its title, a sentence, and a line that begins with `Severity:`. */
export function summarise(name: string, page: string): RuleSummary {
  const [, state = '', third = ''] = page.split(/\n{2,}/);
  const severity = /^Severity: ([^.]*)\./.exec(third)?.[1] ?? '';
  return { name, state: state.replace(/\n/g, ' ').trim(), severity };
}

/** All rules in columns: name, severity, what holds. */
export function ruleListAsText(rules: readonly RuleSummary[], { colour, width }: RulePageOptions): string {
  const paint = painter(colour);
  const columns = [
    Math.max(...rules.map(({ name }) => name.length)) + 2,
    Math.max(...rules.map(({ severity }) => severity.length)) + 2,
  ] as const;
  const indent = columns[0] + columns[1];
  const isNarrow = width !== undefined && width < indent + 30;
  const lines = rules.map(({ name, severity, state }) => {
    const head = `${paint('bold', name.padEnd(columns[0]))}${paint('dim', severity)}`;
    if (isNarrow)
      return `${head}\n${wrap(state, Math.max(width - 2, 20))
        .map((line) => `  ${line}\n`)
        .join('')}`;
    const [first = '', ...rest] = width === undefined ? [state] : wrap(state, width - indent);
    const gap = ' '.repeat(columns[1] - severity.length);
    return `${head}${gap}${first}\n${rest.map((line) => `${' '.repeat(indent)}${line}\n`).join('')}`;
  });
  return `${lines.join('')}\n${paint('dim', 'More about one of them: gathering explain RULE')}\n`;
}

/** One page for a terminal: headings stand out, code is indented, paragraphs are wrapped. */
export function rulePageAsText(page: string, { colour, width }: RulePageOptions): string {
  const paint = painter(colour);
  // Wider than that, lines are hard to follow.
  const columns = width === undefined ? undefined : Math.min(width, 90);
  const paragraph = (text: string) => {
    const lines = columns === undefined ? text : wrap(text, columns).join('\n');
    // Wrapped before it is painted, so a piece of code may go over two lines.
    return colour ? lines.replace(/`([^`]+)`/g, (_, code: string) => paint('cyan', code)) : lines;
  };
  const parts: string[] = [];
  // A fence is always alone on its line, so every second piece is code.
  for (const [index, piece] of page.split(/^```.*\n/m).entries()) {
    if (index % 2 === 1) parts.push(piece.trimEnd().replace(/^(?=.)/gm, '    '));
    else {
      for (const block of piece.trim().split(/\n{2,}/)) {
        if (block.startsWith('#')) parts.push(paint('bold', block.replace(/^#+ /, '')));
        else if (block !== '') parts.push(paragraph(block.replace(/\n/g, ' ')));
      }
    }
  }
  return `${parts.join('\n\n')}\n`;
}
