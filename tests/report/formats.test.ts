import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { diagnosticsAsMarkdown } from '../../src/report/comment.ts';
import { diagnosticsAsJson } from '../../src/report/diagnostics.ts';
import { diagnosticsForGithub } from '../../src/report/github.ts';
import { diagnosticsAsJunit } from '../../src/report/junit.ts';
import { bookWide, evil, lost, misplaced, report } from './sample-report.ts';

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

  it('gives a line to type as code, so that it can be copied as it is', () => {
    const shown = (hint: string) =>
      diagnosticsAsMarkdown(report([{ ...misplaced, hint }]))
        .split('\n')
        .find((line) => line.startsWith('→'));
    expect(shown('Write: url: "https://oak.example/@eva"')).toBe('→ Write: `url: "https://oak.example/@eva"`');
    expect(shown('Write: - name: Eva `Orr`')).toBe('→ Write: ``` - name: Eva `Orr` ```');
    expect(shown('Ask @eva: she knows.')).toBe('→ Ask @\u2060eva: she knows\\.');
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
    expect([...types].sort()).toEqual(['code', 'heading', 'html', 'inlineCode', 'paragraph', 'root', 'strong', 'text']);
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
    expect(text).toContain(`${900 - shown} more things to mend are not shown here.`);
    expect(text.match(/<details/g)?.length).toBe(text.match(/<\/details>/g)?.length);
  });
});
