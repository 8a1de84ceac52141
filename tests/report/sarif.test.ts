import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Log } from 'sarif';
import type { Diagnostic } from '../../src/model/checked.ts';
import type { CheckReport } from '../../src/report/check-report.ts';
import { diagnosticsAsSarif } from '../../src/report/sarif.ts';
import { bookWide, evil, lost, misplaced, report } from './sample-report.ts';

const read = (of: CheckReport) => JSON.parse(diagnosticsAsSarif(of).text) as Log;
const many = (count: number, changes: Partial<Diagnostic> = {}) =>
  Array.from({ length: count }, (_, at): Diagnostic => ({ ...lost, file: `chapters/${at}.md`, ...changes }));

describe('sarif', () => {
  it('has rules with help, places and paths that are addresses', () => {
    const [run] = read(report([misplaced, lost, bookWide])).runs;
    expect(
      run?.tool.driver.rules?.map(({ id, help, fullDescription }) => [id, help?.text, fullDescription?.text]),
    ).toEqual([
      ['links-resolve', '# links-resolve\n\nLinks lead somewhere.', 'Links lead somewhere.'],
      ['section-is-known', 'Section is known.', 'Section is known.'],
      ['sections-are-balanced', 'Sections are balanced.', 'Sections are balanced.'],
    ]);
    expect(run?.columnKind).toBe('utf16CodeUnits');
    expect(run?.results?.map(({ ruleId, ruleIndex, level }) => [ruleId, ruleIndex, level])).toEqual([
      ['section-is-known', 1, 'error'],
      ['links-resolve', 0, 'warning'],
      ['sections-are-balanced', 2, 'note'],
    ]);
    expect(run?.results?.[0]?.locations?.[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'books/trees/chapters/oak%2C%20ash.md', uriBaseId: '%SRCROOT%' },
      region: { startLine: 3, startColumn: 10, endLine: 3, endColumn: 15 },
    });
  });

  // GitHub refuses a whole file for one result without: "expected at least one location".
  it('has a place for every problem, also for those of the whole book', () => {
    const [run] = read(report([bookWide, { ...lost, place: undefined as never }])).runs;
    const places = run?.results?.map(({ locations }) => locations?.[0]?.physicalLocation);
    expect(places?.map((place) => [place?.artifactLocation?.uri, place?.region?.startLine])).toEqual([
      ['books/trees/chapters/a.md', 1],
      ['books/trees/book.yml', 1],
    ]);
  });

  it('makes no link of what strangers write, and no command of its own lines', () => {
    const written = diagnosticsAsSarif(report([evil])).text;
    const [result] = (JSON.parse(written) as Log).runs[0]?.results ?? [];
    expect(result?.message.text).not.toMatch(/(?<!\\)\]\(/);
    expect(written).not.toMatch(/^\s*::|##\[|[\u001b\u202e]/mu);
    expect(encodeURI(decodeURI(result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? ''))).toMatch(
      /^books\/trees\/chapters\//,
    );
  });

  it.each([
    ['25,000 problems and two more', [...many(25_001, { message: 'Short.' }), misplaced], 10_000],
    ['problems with long words', many(9000, { message: 'é'.repeat(900), hint: 'é'.repeat(900) }), 2000],
  ])('%s: keeps the most serious that GitHub takes, and says how many are left out', (_what, diagnostics, least) => {
    const { text, left } = diagnosticsAsSarif(report(diagnostics));
    const [run] = (JSON.parse(text) as Log).runs;
    const kept = run?.results?.length ?? 0;
    expect(kept + left).toBe(diagnostics.length);
    expect(kept).toBeGreaterThanOrEqual(least);
    expect(kept).toBeLessThanOrEqual(25_000);
    expect(Buffer.byteLength(text)).toBeLessThan(10_000_000);
    expect(run?.results?.[0]?.level).toBe(diagnostics.includes(misplaced) ? 'error' : 'warning');
    expect(run?.invocations?.[0]?.toolExecutionNotifications?.[0]?.message.arguments).toEqual([String(left)]);
  });

  it('says nothing of leaving out where all are in it', () => {
    const { text, left } = diagnosticsAsSarif(report(many(6000)));
    expect(left).toBe(0);
    expect((JSON.parse(text) as Log).runs[0]?.invocations).toBeUndefined();
  });
});

/** The parts of SARIF 2.1.0 (OASIS, 2020, sections 3.13 to 3.58) that we write, and what GitHub asks for beyond it. */
const closed = (properties: Record<string, object>, required: readonly string[]) => ({
  ...{ type: 'object', additionalProperties: false, properties, required },
});
const words = closed({ text: { type: 'string', minLength: 1 } }, ['text']);
const count = { type: 'integer', minimum: 1 };
const rule = closed(
  {
    id: { type: 'string', minLength: 1 },
    shortDescription: words,
    fullDescription: words,
    help: closed({ text: { type: 'string', minLength: 1 }, markdown: { type: 'string' } }, ['text']),
  },
  ['id', 'shortDescription', 'fullDescription', 'help'],
);
const location = closed(
  {
    physicalLocation: closed(
      {
        artifactLocation: closed(
          { uri: { type: 'string', pattern: '^[^ :\\\\]+$' }, uriBaseId: { const: '%SRCROOT%' } },
          ['uri', 'uriBaseId'],
        ),
        region: closed({ startLine: count, startColumn: count, endLine: count, endColumn: count }, ['startLine']),
      },
      ['artifactLocation', 'region'],
    ),
  },
  ['physicalLocation'],
);
const result = closed(
  {
    ruleId: { type: 'string', minLength: 1 },
    ruleIndex: { type: 'integer', minimum: 0 },
    level: { enum: ['none', 'note', 'warning', 'error'] },
    message: words,
    locations: { type: 'array', minItems: 1, maxItems: 1, items: location },
  },
  ['ruleId', 'ruleIndex', 'level', 'message', 'locations'],
);
const notification = closed(
  {
    level: { enum: ['warning'] },
    message: closed(
      { text: { type: 'string', pattern: '\\{0\\}' }, arguments: { type: 'array', items: { type: 'string' } } },
      ['text', 'arguments'],
    ),
  },
  ['level', 'message'],
);
const driver = closed(
  {
    name: { const: 'gathering' },
    version: { type: 'string' },
    rules: { type: 'array', items: rule, maxItems: 25_000 },
  },
  ['name', 'version', 'rules'],
);
const run = closed(
  {
    tool: closed({ driver }, ['driver']),
    columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
    originalUriBaseIds: closed({ '%SRCROOT%': closed({ description: words }, ['description']) }, ['%SRCROOT%']),
    invocations: {
      type: 'array',
      items: closed(
        {
          executionSuccessful: { type: 'boolean' },
          toolExecutionNotifications: { type: 'array', items: notification },
        },
        ['executionSuccessful'],
      ),
    },
    results: { type: 'array', items: result, maxItems: 25_000 },
  },
  ['tool', 'results'],
);
const file = closed(
  {
    $schema: { type: 'string' },
    version: { const: '2.1.0' },
    runs: { type: 'array', minItems: 1, maxItems: 20, items: run },
  },
  ['version', 'runs'],
);

describe('a SARIF file', () => {
  const validate = new Ajv2020({ allErrors: true, strict: false }).compile(file);

  it.each([
    ['nothing', []],
    ['problems of all kinds', [misplaced, lost, bookWide, evil]],
    ['more than there is room for', many(25_010, { message: 'Short.' })],
  ])('has what the specification and GitHub ask for, and nothing else: %s', (_what, diagnostics) => {
    expect(validate(read(report(diagnostics))) ? [] : validate.errors).toEqual([]);
  });

  it('would be found out without a place', () => {
    const log = read(report([lost]));
    delete log.runs[0]?.results?.[0]?.locations;
    expect(validate(log)).toBe(false);
  });
});
