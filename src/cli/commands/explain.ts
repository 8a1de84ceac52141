import { BookError } from '../../model/book-error.ts';
import { rulePageAsText, ruleListAsText, summarise } from '../../report/rule-pages.ts';
import { safeJson } from '../../report/safe-text.ts';
import { readRulePages } from '../../system/rule-pages.ts';
import { nearest } from '../../text/nearest.ts';
import { hasColour, widthOf } from '../context.ts';
import type { CommandInput } from '../program.ts';

export interface ExplainInput extends Pick<CommandInput, 'context'> {
  /** None lists all rules. */
  readonly rule?: string | undefined;
  readonly json: boolean;
}

/**
 * Shows the manual's page of a rule, or a list of all rules.
 *
 * @throws BookError where there is no such rule.
 */
export async function explain({ context, rule, json }: ExplainInput): Promise<number> {
  const { stdout } = context;
  const pages = await readRulePages();
  const options = { colour: hasColour(context, stdout), width: widthOf(stdout) };
  const summaries = [...pages].map(([name, page]) => summarise(name, page));
  if (rule === undefined) {
    stdout.write(json ? safeJson({ rules: summaries }) : ruleListAsText(summaries, options));
    return 0;
  }
  const page = pages.get(rule);
  if (page === undefined) throw unknownRule(rule, [...pages.keys()]);
  stdout.write(json ? safeJson({ ...summarise(rule, page), page }) : rulePageAsText(page, options));
  return 0;
}

function unknownRule(written: string, known: readonly string[]): BookError {
  const similar = nearest(written, known);
  return new BookError(`There is no rule "${written}".`, {
    hint: similar === undefined ? 'Run "gathering explain" for a list of all rules.' : `Did you mean "${similar}"?`,
  });
}
