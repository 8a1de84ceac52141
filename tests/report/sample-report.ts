import type { Diagnostic } from '../../src/model/checked.ts';
import type { CheckReport } from '../../src/report/check-report.ts';

export const misplaced: Diagnostic = {
  rule: 'section-is-known',
  severity: 'error',
  message: 'There is no section "Tress".',
  hint: 'Write "trees".',
  file: 'chapters/oak, ash.md',
  place: { line: 3, column: 10, endLine: 3, endColumn: 15 },
};
export const lost: Diagnostic = {
  rule: 'links-resolve',
  severity: 'warning',
  message: 'The link leads nowhere.',
  file: 'chapters/a.md',
  place: { line: 2, column: 1, endLine: 4, endColumn: 2 },
};
export const bookWide: Diagnostic = { rule: 'sections-are-balanced', severity: 'info', message: 'One section.' };
const evilText =
  'x\n::error::y\r\n##[error]z\u001b[2J\u202e%0A</details></failure>]]><script>@jane #1 GH-2 www.evil.example ' +
  'https://evil.example [a](https://b.example) ![c](d) ```\n````\n| `e` | *f* _g_ ~h~ \\ $i$ <!-- --> &lt; \ud800';
export const evil: Diagnostic = {
  rule: 'links-resolve',
  severity: 'error',
  message: evilText,
  hint: evilText,
  file: `chapters/::error::${evilText}.md`,
  place: { line: 1, column: 1 },
};

export const report = (diagnostics: readonly Diagnostic[], changes: Partial<CheckReport> = {}): CheckReport => ({
  diagnostics,
  chapterFiles: ['chapters/a.md', 'chapters/oak, ash.md', 'chapters/yew.md'],
  sources: new Map([
    ['chapters/oak, ash.md', '---\ntitle: Oak\nsection: Tress ```\n---\n'],
    [evil.file ?? '', evilText],
  ]),
  folderInRepository: 'books/trees/',
  rulePages: new Map([['links-resolve', '# links-resolve\n\nLinks lead somewhere.']]),
  version: '1.2.3',
  strict: false,
  ...changes,
});
