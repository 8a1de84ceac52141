import type { Answer, Finding, Preflight } from '../model/preflight.ts';
import { displayWidth } from './display-width.ts';
import { type Paint, painter, type Tint } from './paint.ts';
import { safeText } from './safe-text.ts';

const tints: Readonly<Record<Answer, Tint>> = {
  yes: 'green',
  no: 'red',
  'not checked': 'yellow',
  'not possible': 'yellow',
};

/** Every demand of the printer with its answer, a table for each file. */
export function preflightAsText(files: readonly Preflight[], options: { readonly colour: boolean }): string {
  const paint = painter(options.colour);
  return files.map((file) => `\n${tableOf(file, paint)}\n`).join('');
}

function tableOf({ path, printer, asOf, findings }: Preflight, paint: Paint): string {
  const widest = Math.max(...findings.map(({ answer }) => displayWidth(answer)));
  const row = ({ answer, wanted, found, hint }: Finding): string[] => [
    `  ${paint(tints[answer], answer)}${' '.repeat(widest - displayWidth(answer))}  ${safeText(wanted)} ${paint('dim', `Found: ${safeText(found)}.`)}`,
    ...(hint === undefined || answer === 'yes' ? [] : [`${' '.repeat(widest + 4)}→ ${safeText(hint)}`]),
  ];
  const head = `${paint('bold', safeText(path))} for ${safeText(printer)}, as of ${asOf}: ${verdict(findings)}`;
  return [head, ...findings.flatMap(row)].join('\n');
}

/** How often each answer was given: `12 yes, 1 not possible`. */
function verdict(findings: readonly Finding[]): string {
  const answers: readonly Answer[] = ['yes', 'no', 'not checked', 'not possible'];
  const counted = answers.map(
    (answer) => [answer, findings.filter((finding) => finding.answer === answer).length] as const,
  );
  return counted.flatMap(([answer, number]) => (number === 0 ? [] : `${number} ${answer}`)).join(', ');
}
