import type { Nodes } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Diagnostic } from '../../src/model/checked.ts';
import type { CheckReport } from '../../src/report/check-report.ts';
import { diagnosticsAsMarkdown } from '../../src/report/comment.ts';
import { diagnosticsAsJson, diagnosticsAsText } from '../../src/report/diagnostics.ts';
import { diagnosticsForGithub } from '../../src/report/github.ts';
import { diagnosticsAsJunit } from '../../src/report/junit.ts';
import { diagnosticsAsSarif } from '../../src/report/sarif.ts';
import { flawInXml } from './markup-proof.ts';

/** What moves a cursor, turns text round or cannot be seen. */
export const unsafeInTerminal =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]/u;

/** What a terminal or GitHub's runner would take for more than text. */
export function harmsOnTerminal(text: string, isAnnotations = false): string[] {
  const harms: string[] = [];
  const unsafe = unsafeInTerminal.exec(text);
  if (unsafe)
    harms.push(
      `U+${unsafe[0].codePointAt(0)?.toString(16)} after ${text.slice(Math.max(0, unsafe.index - 40), unsafe.index)}`,
    );
  if (text.includes('##[')) harms.push('an old workflow command ##[');
  for (const line of text.split('\n')) {
    const command = /^\s*::(.*)/.exec(line);
    const isOurs = isAnnotations && /^::(?:error|warning|notice) (?:[a-zA-Z]+=[^:,]*,)*[a-zA-Z]+=[^:,]*::/.test(line);
    if (command && !isOurs) harms.push(`a workflow command: ${line.slice(0, 80)}`);
  }
  return harms;
}

/** Everything that is wrong with the reports on a book, one line each. */
export function harmsInReports(
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, string>,
  chapterFiles: readonly string[],
): string[] {
  const report: CheckReport = {
    ...{ diagnostics, sources, chapterFiles, folderInRepository: '', version: '0.0.0', strict: false },
    rulePages: new Map(),
  };
  const json = diagnosticsAsJson(diagnostics, chapterFiles);
  const sarif = diagnosticsAsSarif(report).text;
  const junit = diagnosticsAsJunit(report);
  const comment = diagnosticsAsMarkdown(report);
  const text = diagnosticsAsText(diagnostics, sources, { chapterFiles, colour: false });
  JSON.parse(json);
  JSON.parse(sarif);
  const flaw = flawInXml(junit.replace(/^<\?xml[^>]*\?>\s*/, ''));
  return [
    ...harmsOnTerminal(text).map((harm) => `text: ${harm}`),
    ...harmsOnTerminal(json).map((harm) => `json: ${harm}`),
    ...harmsOnTerminal(sarif).map((harm) => `sarif: ${harm}`),
    ...harmsOnTerminal(junit).map((harm) => `junit: ${harm}`),
    ...harmsOnTerminal(diagnosticsForGithub(report), true).map((harm) => `github: ${harm}`),
    ...(flaw === undefined ? [] : [`junit: ${flaw}`]),
    ...harmsInComment(comment).map((harm) => `comment: ${harm}`),
  ];
}

/** Tags that our comment itself has. */
const ownTags = /^(?:<!-- gathering check -->|<\/?(?:details|summary|code|sub)(?: open)?>)$/;

function harmsInComment(markdown: string): string[] {
  const harms: string[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'html') {
      for (const [tag] of node.value.matchAll(/<[^>]*>?/g)) if (!ownTags.test(tag)) harms.push(`HTML ${tag}`);
    }
    if (node.type === 'image' || node.type === 'link') harms.push(`a ${node.type} to ${node.url}`);
    if (node.type === 'text' && /(?:^|[^\w@])@\w/.test(node.value)) harms.push(`a mention in ${node.value}`);
    if ('children' in node) node.children.forEach(visit);
  };
  visit(unified().use(remarkParse).use(remarkGfm).parse(markdown));
  return harms;
}
