import { describe, expect, it } from '@jest/globals';
import type { Diagnostic, Severity } from '../../src/model/checked.ts';
import { diagnosticsAsMarkdown } from '../../src/report/comment.ts';
import { diagnosticsAsJson, diagnosticsAsText } from '../../src/report/diagnostics.ts';
import { fewOfAKind } from '../../src/report/few-of-a-kind.ts';
import { diagnosticsForGithub } from '../../src/report/github.ts';
import { diagnosticsAsJunit } from '../../src/report/junit.ts';
import { misplaced, report } from './sample-report.ts';

const many = (
  number: number,
  { severity = 'warning' as Severity, rule = 'line-ends-are-kept', file = 'chapters/a.md' },
) =>
  Array.from({ length: number }, (_, index): Diagnostic => ({
    rule,
    severity,
    message: `Verse ${index + 1}.`,
    file,
    place: { line: index + 2, column: 1 },
  }));
const verses = many(500, {});
const lines = (text: string, part: RegExp) => text.split('\n').filter((line) => part.test(line)).length;

describe('of a rule in a file', () => {
  it.each([
    ['twenty are told', verses, 20, [480]],
    ['twenty are all', many(20, {}), 20, []],
    ['errors are told all', many(50, { severity: 'error' }), 50, []],
    ['each rule has its own', [...many(21, {}), ...many(21, { rule: 'links-resolve' })], 40, [1, 1]],
    ['each file has its own', [...many(21, {}), ...many(21, { file: 'chapters/b.md' })], 40, [1, 1]],
    ['notes too', many(23, { severity: 'info' }), 20, [3]],
  ])('%s', (_, diagnostics, told, more) => {
    const few = fewOfAKind(diagnostics);
    expect(few).toHaveLength(told);
    expect(few.flatMap((each) => (each.more > 0 ? each.more : []))).toEqual(more);
  });

  it('stands how many more there are, in all that people read', () => {
    const text = diagnosticsAsText(verses, new Map(), { chapterFiles: ['chapters/a.md'], colour: false });
    expect(lines(text, /Verse/)).toBe(20);
    expect(text).toContain('  480 more like this in this file. "--rule line-ends-are-kept" shows all.\n');
    expect(text).toMatch(/500 warnings in 1 of 1 chapter\.\n$/);
    const github = diagnosticsForGithub(report([...verses, misplaced]));
    expect(lines(github, /^::warning/)).toBe(20);
    expect(github).toContain('Verse 20.%0A480 more like this in this file.\n');
    expect(github).toMatch(/1 error, 500 warnings, 0 notes\.\n$/);
    const comment = diagnosticsAsMarkdown(report(verses));
    expect(lines(comment, /Verse/)).toBe(20);
    expect(comment).toContain('_480 more like this in this file._');
    expect(comment).toContain('</code>: 500 problems</summary>');
  });

  it('all are told to programs, and to who asks for the rule', () => {
    const options = { chapterFiles: [], colour: false, tellsAll: true };
    expect(lines(diagnosticsAsText(verses, new Map(), options), /Verse/)).toBe(500);
    expect(lines(diagnosticsAsJson(verses, []), /Verse/)).toBe(500);
    expect(lines(diagnosticsAsJunit(report(verses)), /Verse/)).toBe(500);
  });
});

describe('a comment that is too long', () => {
  const crowd = Array.from({ length: 40 }, (_, index) => many(20, { rule: `rule-${index}` })).flat();

  it('has what must be mended first, and says how much is left out', () => {
    const comment = diagnosticsAsMarkdown(report([...crowd, { ...misplaced, file: 'chapters/z.md' }]), 20_000);
    expect(comment.length).toBeLessThan(20_000);
    expect(comment).toContain('There is no section');
    const left = 801 - lines(comment, /^\*\*Please/);
    expect(comment).toMatch(new RegExp(`${left} more problems are not shown here\\.\\n$`));
  });

  it('has an error of the same file before its warnings', () => {
    const last = { ...misplaced, file: 'chapters/a.md', place: { line: 900, column: 1 } };
    expect(diagnosticsAsMarkdown(report([...crowd, last]), 20_000)).toContain('There is no section');
  });

  it('says how many errors it had to leave out', () => {
    const errors = many(900, { severity: 'error' });
    const left = (text: string, all: number) => all - lines(text, /^\*\*Please/);
    const alone = diagnosticsAsMarkdown(report(errors), 20_000);
    expect(alone).toMatch(new RegExp(`\n${left(alone, 900)} more things to mend are not shown here\\.\n$`));
    const mixed = diagnosticsAsMarkdown(report([...errors, ...many(9, {})]), 20_000);
    expect(mixed).toMatch(
      new RegExp(`\n${left(mixed, 909)} more problems are not shown here, ${left(mixed, 900)} of them to mend\\.\n$`),
    );
  });
});

describe('what was asked to stay unsaid', () => {
  const unsaid = verses.slice(0, 3);
  it.each([
    [
      'github',
      diagnosticsForGithub,
      'No errors in 3 chapters; 3 warnings not shown.',
      '1 error, 0 warnings, 0 notes; 3 warnings not shown.',
    ],
    [
      'markdown',
      diagnosticsAsMarkdown,
      'No errors in 3 chapters; 3 warnings not shown. Thank you.',
      '1 thing to mend; 3 warnings not shown',
    ],
  ])('is counted in %s', (_, tell, alone, beside) => {
    expect(tell(report([], { unsaid }))).toContain(alone);
    expect(tell(report([misplaced], { unsaid }))).toContain(beside);
  });
});
