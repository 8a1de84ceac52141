import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { readMatter } from '../../src/chapters/front-matter-schema.ts';
import { readContributors } from '../../src/project/contributors.ts';
import { decodeText } from '../../src/text/decode.ts';
import { splitFrontMatter } from '../../src/text/front-matter.ts';
import { messages, sourceFile } from '../text/said.ts';

const folder = fileURLToPath(new URL('../../../shared/corpora/public-essays/', import.meta.url));
const here = existsSync(folder);
const files = (kind: string) =>
  readdirSync(folder + kind)
    .sort()
    .map((name) => sourceFile(`${kind}/${name}`, readFileSync(`${folder}${kind}/${name}`)));

// Real posts of real people, too large for the repository.
const title = here ? 'a folder of real posts' : `a folder of real posts (not checked: there is no ${folder})`;
(here ? describe : describe.skip)(title, () => {
  it('has 346 people without a problem', () => {
    const { value, diagnostics } = readContributors(files('contributors'), { unknown: 'error' });
    expect(messages(diagnostics)).toEqual([]);
    expect(value.length).toBe(346);
    expect(value.every(({ name }) => !name.includes('&#'))).toBe(true);
  });

  it('has 275 chapters that need no editing', () => {
    const chapters = files('chapters').map((file) => {
      const { matter } = splitFrontMatter(file.path, decodeText(file).value ?? '').value;
      return readMatter(matter, { file: file.path, aliases: {}, unknown: 'warning' });
    });
    expect(chapters.length).toBe(275);
    const problems = chapters.flatMap(({ diagnostics }) => diagnostics);
    expect(new Set(problems.map(({ rule, severity }) => `${severity} ${rule}`))).toEqual(
      new Set(['warning keys-are-known']),
    );
    for (const { value } of chapters) {
      expect(value.title).toMatch(/\S/);
      expect(value.id).toMatch(/^[a-z0-9-]+$/);
      expect(value.section).toMatch(/\S/);
      expect(value.date).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(value.author.length).toBeGreaterThan(0);
    }
  });
});
