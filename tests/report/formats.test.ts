import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import type { Log } from 'sarif';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { Diagnostic } from '../../src/model/checked.ts';
import type { CheckReport } from '../../src/report/check-report.ts';
import { diagnosticsAsMarkdown } from '../../src/report/comment.ts';
import { diagnosticsAsJson } from '../../src/report/diagnostics.ts';
import { diagnosticsForGithub } from '../../src/report/github.ts';
import { diagnosticsAsJunit } from '../../src/report/junit.ts';
import { diagnosticsAsSarif } from '../../src/report/sarif.ts';

const misplaced: Diagnostic = {
  rule: 'section-is-known',
  severity: 'error',
  message: 'There is no section "Tress".',
  hint: 'Write "trees".',
  file: 'chapters/oak, ash.md',
  place: { line: 3, column: 10, endLine: 3, endColumn: 15 },
};
const lost: Diagnostic = {
  rule: 'links-resolve',
  severity: 'warning',
  message: 'The link leads nowhere.',
  file: 'chapters/a.md',
  place: { line: 2, column: 1, endLine: 4, endColumn: 2 },
};
const bookWide: Diagnostic = { rule: 'sections-are-balanced', severity: 'info', message: 'One section.' };
const evilText =
  'x\n::error::y\r\n##[error]z\u001b[2J\u202e%0A</details></failure>]]><script>@jane #1 GH-2 www.evil.example ' +
  'https://evil.example [a](https://b.example) ![c](d) ```\n````\n| `e` | *f* _g_ ~h~ \\ $i$ <!-- --> &lt; \ud800';
const evil: Diagnostic = {
  rule: 'links-resolve',
  severity: 'error',
  message: evilText,
  hint: evilText,
  file: `chapters/::error::${evilText}.md`,
  place: { line: 1, column: 1 },
};

const report = (diagnostics: readonly Diagnostic[], changes: Partial<CheckReport> = {}): CheckReport => ({
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

describe('json', () => {
  it('is as its published schema says', async () => {
    const schema = JSON.parse(await readFile('schemas/check-report.schema.json', 'utf8')) as object;
    const validate = new Ajv2020({ allErrors: true, strict: true }).compile(schema);
    const written: unknown = JSON.parse(diagnosticsAsJson([misplaced, lost, bookWide, evil], ['chapters/a.md']));
    expect(validate(written) ? [] : validate.errors).toEqual([]);
    expect(validate({ diagnostics: [{ ...misplaced, more: 1 }], counts: {} })).toBe(false);
  });
});

describe('github', () => {
  it('puts the most serious first, at their lines, as seen from the top of the repository', () => {
    expect(diagnosticsForGithub(report([bookWide, lost, misplaced]))).toBe(
      [
        '::error file=books/trees/chapters/oak%2C ash.md,line=3,endLine=3,col=10,endColumn=15,title=section-is-known::There is no section "Tress".%0A→ Write "trees".',
        '::warning file=books/trees/chapters/a.md,line=2,endLine=4,title=links-resolve::The link leads nowhere.',
        '::notice title=sections-are-balanced::One section.',
        '1 error, 1 warning, 1 note.\n',
      ].join('\n'),
    );
    expect(diagnosticsForGithub(report([{ ...lost, file: '../../.github/x.yml' }], { strict: true }))).toContain(
      '::error file=.github/x.yml,',
    );
    expect(diagnosticsForGithub(report([]))).toBe('No problems in 3 chapters.\n');
  });

  it('has one command a problem, whatever strangers write', () => {
    const lines = diagnosticsForGithub(report([evil]))
      .trimEnd()
      .split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^::error file=[^:,]*,line=1,col=1,title=links-resolve::x/);
    expect(lines.join('')).not.toMatch(/##\[|[\r\u001b\u202e]|%0A::/u);
    expect(lines[0]).toContain('%250A');
  });
});

describe('sarif', () => {
  it('has rules with help, places and paths that are addresses', () => {
    const { runs } = JSON.parse(diagnosticsAsSarif(report([misplaced, lost, bookWide]))) as Log;
    const [run] = runs;
    expect(run?.tool.driver.rules?.map(({ id, help }) => [id, help?.text])).toEqual([
      ['links-resolve', '# links-resolve\n\nLinks lead somewhere.'],
      ['section-is-known', 'Section is known.'],
      ['sections-are-balanced', 'Sections are balanced.'],
    ]);
    expect(run?.columnKind).toBe('utf16CodeUnits');
    expect(run?.results?.map(({ ruleId, ruleIndex, level }) => [ruleId, ruleIndex, level])).toEqual([
      ['sections-are-balanced', 2, 'note'],
      ['links-resolve', 0, 'warning'],
      ['section-is-known', 1, 'error'],
    ]);
    expect(run?.results?.[2]?.locations?.[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'books/trees/chapters/oak%2C%20ash.md', uriBaseId: '%SRCROOT%' },
      region: { startLine: 3, startColumn: 10, endLine: 3, endColumn: 15 },
    });
    expect(run?.results?.[0]?.locations).toBeUndefined();
  });

  it('makes no link of what strangers write, and no command of its own lines', () => {
    const written = diagnosticsAsSarif(report([evil]));
    const [result] = (JSON.parse(written) as Log).runs[0]?.results ?? [];
    expect(result?.message.text).not.toMatch(/(?<!\\)\]\(/);
    expect(written).not.toMatch(/^\s*::|##\[|[\u001b\u202e]/mu);
    expect(encodeURI(decodeURI(result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? ''))).toMatch(
      /^books\/trees\/chapters\//,
    );
  });
});

describe('junit', () => {
  it('has a test for the book and each chapter, with all that fails it', () => {
    const xml = diagnosticsAsJunit(report([misplaced, lost, bookWide]));
    expect(xml).toContain('<testsuites name="gathering check" tests="4" failures="1" errors="0">');
    expect(xml).toContain('<testcase classname="gathering.check" name="chapters/yew.md"/>');
    expect(xml).toContain(
      '<failure type="section-is-known" message="There is no section &quot;Tress&quot;.">line 3, column 10: error: There is no section &quot;Tress&quot;.\n→ Write &quot;trees&quot;. (section-is-known)</failure>',
    );
    expect(xml).toContain(
      '<system-out>line 2, column 1: warning: The link leads nowhere. (links-resolve)</system-out>',
    );
    expect(diagnosticsAsJunit(report([lost], { strict: true }))).toContain('failures="1"');
  });

  it('is well-formed, whatever strangers write', () => {
    const xml = diagnosticsAsJunit(report([evil]));
    expect(
      xml.replace(/<(?:\?xml|\/?(?:testsuites?|testcase|failure|system-out))(?:\s[\w-]+="[^"<]*")*\s*[?/]?>/g, ''),
    ).not.toMatch(/[<>"']|&(?!amp;|lt;|gt;|quot;|apos;)|[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/u);
    expect(xml).not.toMatch(/^\s*::|##\[/m);
  });
});

describe('markdown', () => {
  it('says what to mend, where and how', () => {
    const text = diagnosticsAsMarkdown(report([misplaced, lost]));
    expect(text).toContain('### Nearly there: 1 thing to mend and 1 thing to look at');
    expect(text.indexOf('oak, ash.md')).toBeLessThan(text.indexOf('chapters/a.md'));
    expect(text).toContain(
      [
        '<details open>',
        '<summary><code>books/trees/chapters/oak, ash.md</code>: 1 problem</summary>',
        '',
        '**Please mend, line 3:** There is no section "Tress"\\. <sub>section-is-known</sub>',
        '',
        '````text',
        'section: Tress ```',
        '         ^^^^^',
        '````',
        '',
        '→ Write "trees"\\.',
        '',
        '</details>',
      ].join('\n'),
    );
    expect(diagnosticsAsMarkdown(report([]))).toContain('No problems in 3 chapters. Thank you.');
    expect(diagnosticsAsMarkdown(report([lost]))).toContain('### It can go into the book: 1 thing to look at');
  });

  it('mentions nobody, refers to nothing and has no markup but its own', () => {
    const text = diagnosticsAsMarkdown(report([evil]));
    const types = new Set<string>();
    const html: string[] = [];
    visit(unified().use(remarkParse).use(remarkGfm).parse(text), (node) => {
      types.add(node.type);
      if (node.type === 'html') html.push(...(node.value.match(/<[^>]*>/g) ?? []));
      // Code is not looked through for mentions.
      if (node.type === 'text') expect(node.value).not.toMatch(/@\w|#\d|GH-\d|:\/\/|www\./i);
    });
    expect([...types].sort()).toEqual(['code', 'heading', 'html', 'paragraph', 'root', 'strong', 'text']);
    const ours = /^<(?:\/?(?:details|summary|code|sub)|details open|!-- gathering check --)>$/;
    expect(html.filter((tag) => !ours.test(tag))).toEqual([]);
    expect(text).not.toMatch(/[\r\u001b\u202e]|##\[/u);
  });

  it('stays below what a comment may have, and says how much it left out', () => {
    const many = Array.from({ length: 900 }, (_, index) => ({
      ...misplaced,
      file: `chapters/${index % 300}.md`,
      message: 'Words. '.repeat(40),
    }));
    const text = diagnosticsAsMarkdown(report(many));
    expect(text.length).toBeLessThanOrEqual(60_000);
    expect(text.length).toBeGreaterThan(50_000);
    const shown = text.match(/Please mend/g)?.length ?? 0;
    expect(text).toContain(`${900 - shown} more problems are not shown here.`);
    expect(text.match(/<details/g)?.length).toBe(text.match(/<\/details>/g)?.length);
  });
});
