import { describe, expect, it } from '@jest/globals';
import { rulePageAsText, ruleListAsText, summarise } from '../../src/report/rule-pages.ts';

const page = `# leaves-are-green

Every leaf is green.

Severity: warning or info. More.

Why a \`leaf\` is green
is a long story.

\`\`\`yaml
leaf:

  colour: red
\`\`\`

The end.
`;

describe('a rule', () => {
  it('has its state and severity at the head of its page', () => {
    expect(summarise('leaves-are-green', page)).toEqual({
      name: 'leaves-are-green',
      state: 'Every leaf is green.',
      severity: 'warning or info',
    });
  });

  it('is set for a terminal', () => {
    expect(rulePageAsText(page, { colour: false, width: 24 })).toBe(
      [
        'leaves-are-green',
        '',
        'Every leaf is green.',
        '',
        'Severity: warning or\ninfo. More.',
        '',
        'Why a `leaf` is green is\na long story.',
        '',
        '    leaf:',
        '',
        '      colour: red',
        '',
        'The end.',
        '',
      ].join('\n'),
    );
    expect(rulePageAsText(page, { colour: true })).toContain('Why a \u001b[36mleaf\u001b[39m is green is');
  });

  it('is listed in columns, or in two lines where there is no room', () => {
    const rules = [
      { name: 'ash-is-there', state: 'There is an ash, and it stands where it always stood.', severity: 'error' },
      { name: 'oak', state: 'There is an oak.', severity: 'info' },
    ];
    const more = '\nMore about one of them: gathering explain RULE\n';
    expect(ruleListAsText(rules, { colour: false, width: 52 })).toBe(
      `ash-is-there  error  There is an ash, and it stands\n${' '.repeat(21)}where it always stood.\noak           info   There is an oak.\n${more}`,
    );
    expect(ruleListAsText(rules, { colour: false, width: 40 })).toBe(
      `ash-is-there  error\n  There is an ash, and it stands where\n  it always stood.\noak           info\n  There is an oak.\n${more}`,
    );
  });
});
