import { describe, expect, it } from '@jest/globals';
import type { CollectPlan, CollectSource, Contribution, FetchedSource } from '../../src/model/collect.ts';
import { planAsMarkdown } from '../../src/report/plan-as-markdown.ts';
import { planAsText } from '../../src/report/plan.ts';
import { reviewTitle } from '../../src/report/review.ts';

const now = Date.parse('2026-11-05T09:30:00Z');

function source(name: string, change: Partial<FetchedSource> = {}): FetchedSource {
  const from: CollectSource = { name, from: name, refs: { kind: 'pullRequests' }, trust: 'editor', file: 'book.yml' };
  return { source: from, heads: [], collected: '2026-11-02T09:30:00Z', ...change };
}

function contribution(number: number, change: Partial<Contribution> = {}): Contribution {
  const id = `tree-${number}`;
  return {
    key: `origin#${number}`,
    source: 'origin',
    head: { ref: `refs/pull/${number}/head`, commit: '1'.repeat(40), pullRequest: number },
    state: 'new',
    changes: [],
    companions: [],
    contributors: ['jane-doe'],
    rivals: [],
    diagnostics: [],
    chapter: {
      ...{ path: `chapters/${id}.md`, blob: '2'.repeat(40), size: 100, id },
      ...{ title: `Tree ${number}`, words: 400, authors: ['jane-doe'], names: ['Jane Doe'] },
    },
    ...change,
  };
}

function plan(contributions: readonly Contribution[], change: Partial<CollectPlan> = {}): CollectPlan {
  return { baseName: 'main', sources: [source('origin')], contributions, diagnostics: [], ...change };
}

const text = (some: CollectPlan, width = 80) => planAsText(some, { colour: false, width, now });
const warning = { rule: 'quotes-are-of-one-kind', severity: 'warning', message: 'x', file: 'x.md' } as const;

describe('the plan on a terminal', () => {
  it('ends with what waits for the editor, for that is what a terminal shows of a long table', () => {
    const many = Array.from({ length: 300 }, (_, index) => contribution(index + 1));
    const lines = text(
      plan([
        contribution(301, { state: 'conflicting', reason: 'origin#302 brings the same chapter, too.' }),
        contribution(303, { state: 'refused', reason: 'It has no author.' }),
        ...many,
      ]),
    ).split('\n');
    const at = (start: string) => lines.findIndex((line) => line.startsWith(start));
    expect(at('New (300)')).toBeLessThan(at('Not ready'));
    expect(at('Not ready')).toBeLessThan(at('In conflict'));
    expect(lines.length - at('Not ready')).toBeLessThan(20);
    expect(lines.slice(-6).join('\n')).toBe(
      [
        'What you can do now',
        '  gathering collect --review  go through them, with text and problems',
        '  gathering collect --commit  take the 300 in, each as a commit of its author',
        '  gathering collect --write   take the 300 in, to look first: "git diff"',
        '  gathering build --pending   make the book with them; a notice where not ready',
        '',
      ].join('\n'),
    );
  });

  it('has a head for its columns, and no line that is wider than the terminal', () => {
    const long = contribution(1, { diagnostics: [warning, warning] });
    const chapter = { ...long.chapter, title: 'A very long title '.repeat(20), names: ['Jane Doe', 'John Roe'] };
    const out = text(plan([{ ...long, chapter: chapter as Contribution['chapter'] } as Contribution]));
    const lines = out.split('\n');
    expect(lines[0]).toMatch(/^ {2}from {6}chapter +by +words {2}remarks$/);
    expect(lines.find((line) => line.includes('origin#1'))).toMatch(/… {2}Jane Doe and Jo… {2} +400 {8}2$/);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(out).toContain('One of them has remarks,\nwhich stop nobody');
  });

  it('keeps a command whole, so that it can be copied', () => {
    const hint =
      'Ask the authors which one of the two counts. To take this: "gathering collect --write --only origin#1".';
    const out = text(plan([contribution(1, { state: 'conflicting', reason: 'x', hint })]), 70);
    expect(out).toContain('"gathering collect --write --only origin#1".');
  });

  it('does not offer what the editors have set aside, and says how to take it in all the same', () => {
    const out = text(plan([contribution(1, { decision: 'held' }), contribution(2, { decision: 'skipped' })]));
    expect(out).toContain('Set aside by you: held or skipped (2)');
    expect(out).toContain('"gathering collect --write --only origin#1"');
    expect(out).toContain('There is nothing to take in.');
    expect(out).not.toContain('What you can do now');
  });

  it('says beside each name that no by-line has which contribution it sent', () => {
    const by = (number: number, name: string) => contribution(number, { committers: [{ name }] });
    const of = (names: readonly string[]) =>
      text(plan(names.map((name, index) => by(index + 1, name))), 500).match(
        /Not named in what they sent: (.*?)\. /,
      )?.[1];
    expect(of(['Otto Ott', 'Eva Orr'])).toBe('Otto Ott (origin#1) and Eva Orr (origin#2)');
    expect(of(['A', 'B', 'C', 'D', 'E', 'F', 'G'])).toMatch(/D \(origin#4\), E \(origin#5\) and 2 more$/);
  });

  it('says of what is not ready who has to do something, and who sent it', () => {
    const refused = { state: 'refused', reason: 'No.', hint: 'Mend it.' } as const;
    const out = text(
      plan([
        contribution(1, { ...refused, hintFor: 'author', committers: [{ name: 'Otto Ott' }] }),
        contribution(2, { ...refused, committers: [{ name: 'Jane', contributor: 'jane-doe' }] }),
        contribution(3, { state: 'conflicting', reason: 'Two.', hint: 'Choose.' }),
      ]),
    );
    expect(out).toContain('      Sent by Otto Ott.\n      No.\n      → For the author: Mend it.\n  origin#2');
    expect(out).toContain('      No.\n      → For you: Mend it.\n\nIn conflict');
    expect(out).toContain('      → Choose.\n');
    expect(out).not.toContain('Not named');
  });

  it('explains remarks where only what is not ready has any', () => {
    const refused = contribution(1, { state: 'refused', reason: 'No.', diagnostics: [warning] });
    expect(text(plan([refused, contribution(2)]), 200)).toContain(
      '1 chapter can be taken in. Remarks are warnings, which stop nobody: --review shows them.',
    );
    expect(planAsMarkdown(plan([refused]), now)).toContain('Remarks are warnings, which stop nobody.');
  });

  it('sets what a commit is called in quotation marks where there is no chapter', () => {
    const without: Contribution = { ...contribution(1, { state: 'refused', reason: 'No.' }) };
    delete (without as { chapter?: unknown }).chapter;
    const author = { name: 'Wanda Word', email: 'w@w.example' };
    const commit = { author, committer: author, authorDate: '', commitDate: '', subject: 'Add files', signedOffBy: [] };
    expect(text(plan([{ ...without, commit }]))).toContain('“Add files”  Wanda Word');
  });

  it('tells how old it is where nobody was asked', () => {
    const kept = plan([contribution(1)], { sources: [source('origin', { isKept: true })] });
    expect(text(kept)).toContain(
      'Nobody was asked now: this is what was fetched on 2026-11-02 09:30 UTC (3 days\nago).',
    );
    expect(planAsMarkdown(kept, now)).toContain('3 days ago');
    expect(text(plan([contribution(1)]))).not.toContain('Nobody was asked');
  });

  it('tells once of a source with many chapters that it was not reached', () => {
    const failure = { reason: 'host', message: 'origin does not answer.', hint: 'Try later.', tries: 3 } as const;
    const stale = Array.from({ length: 5 }, (_, index) =>
      contribution(index + 1, { staleSince: '2026-11-02T09:30:00Z' }),
    );
    const sources = [source('origin', { failure })];
    expect(text(plan(stale, { sources })).match(/2026-11-02/g)).toHaveLength(1);
    expect(text(plan(stale.slice(0, 1), { sources })).match(/2026-11-02/g)).toHaveLength(2);
  });

  it('says who was asked where nothing comes, and what a head is called of which nothing is known', () => {
    const kept = source('jane-doe', { isKept: true });
    expect(text(plan([], { sources: [source('origin'), kept] }))).toContain(
      'No source brings anything. Asked: origin.\n',
    );
    const without: Contribution = { ...contribution(1, { state: 'unreachable', reason: 'No.' }) };
    delete (without as { chapter?: unknown }).chapter;
    expect(text(plan([without]))).toContain('“refs/pull/1/head”');
  });

  it('speaks of the sources that were wished for alone', () => {
    const failure = { reason: 'host', message: 'It does not answer.', hint: 'Try later.', tries: 3 } as const;
    const sources = [source('origin'), source('jane-doe', { failure })];
    expect(text(plan([contribution(1)], { sources, onlySources: ['origin'] }))).not.toContain('not reached');
    expect(text(plan([contribution(1)], { sources }))).toContain('1 source of 2 not reached');
  });
});

it('as Markdown it begins with what waits for the editor', () => {
  const out = planAsMarkdown(plan([contribution(1), contribution(2, { state: 'refused', reason: 'No author.' })]), now);
  expect(out.indexOf('### Not ready')).toBeLessThan(out.indexOf('### New'));
  expect(out.startsWith('## 1 chapter can be taken in')).toBe(true);
});

it('names who sent a chapter of which nobody whom it names made a commit, where it is reviewed', () => {
  expect(reviewTitle(contribution(1, { committers: [{ name: 'Otto Ott' }] }), 1, 2)).toBe(
    '1 of 2: “Tree 1” by Jane Doe (origin#1: new, sent by Otto Ott, 400 words)',
  );
  expect(reviewTitle(contribution(1, { committers: [{ name: 'J', contributor: 'jane-doe' }] }), 1, 2)).not.toContain(
    'sent',
  );
});
