import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rulesElsewhere } from '../../src/check/rules/elsewhere.ts';
import { ignorable, ruleNames, rules } from '../../src/check/rules/index.ts';
import { summarise } from '../../src/report/rule-pages.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (...path: readonly string[]) => readFileSync(join(root, ...path), 'utf8');
const list = (folder: string, ending: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith(ending))
    .sort();

const code = list('src', '.ts').map((file) => read('src', file));
const named = code.flatMap((text) => [...text.matchAll(/\brule: '([a-z0-9-]+)'/g)].map(([, name = '']) => name));
const pages = list('docs/rules', '.md').map((file) => file.slice(0, -'.md'.length));

describe('rules', () => {
  it('are all known by name, those that other steps find too', () => {
    const isOurs = (name: string) => name !== '-';
    expect([...new Set(named.filter(isOurs))].filter((name) => !ruleNames.has(name))).toEqual([]);
    expect(rulesElsewhere.filter((name) => !named.includes(name))).toEqual([]);
  });

  it('have a page in the manual each, and no page is left over', () => {
    expect(pages).toEqual([...ruleNames].sort());
  });

  it('have a book in the tests that breaks each of them', () => {
    const tables = list('tests/check', '.test.ts').map((file) => read('tests/check', file));
    const isBroken = (name: string) => tables.some((text) => text.includes(`\n  '${name}': [`));
    expect(Object.keys(rules).filter((name) => !isBroken(name))).toEqual([]);
  });

  it('are set aside in a chapter only if they are rules', () => {
    expect([...ignorable].filter((name) => !ruleNames.has(name))).toEqual([]);
  });
});

describe.each(pages)('docs/rules/%s.md', (name) => {
  const page = read('docs', 'rules', `${name}.md`);

  it('says what holds, how serious a breach is, and gives a bad and a good example', () => {
    expect(page.startsWith(`# ${name}\n\n`)).toBe(true);
    const { state, severity } = summarise(name, page);
    expect(state).toMatch(/^[A-Z].*\.$/);
    expect(severity).toMatch(/^(?:(?:error|warning|info)(?:, | or |$))+$/);
    expect(page.match(/^```/gm)?.length).toBeGreaterThanOrEqual(4);
    expect(page.split('\n').length).toBeLessThan(50);
  });

  it('knows the severities of the code', () => {
    const severities = new Set(severitiesOf(name));
    const written = summarise(name, page).severity.split(/, | or /);
    // A severity that is worked out, or set for several problems at once, cannot be read off.
    for (const severity of severities) expect(written).toContain(severity);
  });

  it('tells whether a chapter may set it aside, and how book.yml does it', () => {
    expect(page.includes(`ignore: [${name}]`)).toBe(ignorable.has(name));
    expect(page.includes('In `book.yml`') || page.includes('Switching the rule off only hides')).toBe(true);
  });
});

/** Severities that stand in a rule's own file, or right behind its name in other code. */
function severitiesOf(name: string): string[] {
  const own = list('src/check/rules', '.ts').includes(`${name}.ts`)
    ? [read('src', 'check', 'rules', `${name}.ts`)]
    : [];
  const behind = code.flatMap((text) =>
    text
      .split(`rule: '${name}',`)
      .slice(1)
      .map((rest) => rest.slice(0, 60)),
  );
  return [
    ...own.flatMap((text) => [...text.matchAll(/severity: '(\w+)'/g)]),
    ...behind.flatMap((text) => [...text.matchAll(/^\s*severity: '(\w+)'/g)]),
  ].map(([, severity = '']) => severity);
}
