import { describe, expect, it } from '@jest/globals';
import { gatherPeople } from '../../src/chapters/gather-people.ts';
import { checkRules } from '../../src/check/check.ts';
import { mergeBook } from '../../src/merge/merge.ts';
import type { Chapter } from '../../src/model/chapter.ts';
import { orderChapters } from '../../src/order/order.ts';
import { readChapters } from '../../src/read-chapters.ts';
import { indexLinks } from '../../src/text/cross-links.ts';
import { plainProject, source } from '../tiny-book.ts';
import { chaptersIn } from './memory-book.ts';
import { harmsInTexts } from './output-proof.ts';
import { patterns } from './patterns.ts';
import { tallyOf } from './tally.ts';
import { renderTexts } from './text-outputs.ts';

const tally = tallyOf('patterns');
const sizes = [2_000, 8_000, 32_000];
const DEADLINE = 1_000;
const HONEST = 12;
/**
 * Rules, order and merge of one chapter that could be parsed, and all its outputs: some seconds at most on a slow machine
 * that does other work too. What explodes takes far longer.
 */
const MOST_MILLISECONDS = 120_000;

const project = { ...plainProject, chapters: ['*.md'] };
const hostile = patterns.flatMap(({ name, make }, index) =>
  sizes.map((size) => ({ path: `bad-${index}-${size}.md`, name: `${name}, ${size}`, text: make(size) })),
);
const page = (title: string, body: string) => `---\ntitle: ${title}\nauthor: Jane Doe\n---\n\n${body}\n`;
const honest = Array.from({ length: HONEST }, (_, index) => ({
  path: `good-${index}.md`,
  name: `honest ${index}`,
  text: `Tree ${index} has *leaves* and [roots](good-0.md).\n\n## Bark\n\n- one\n- two\n`,
}));

describe('Markdown on which parsers never end', () => {
  let chapters: readonly Chapter[] = [];
  const seconds = new Map<string, number>();

  it('is given up at its deadline, and the others are read', async () => {
    tally.tried(hostile.length);
    const files = [...hostile, ...honest].map(({ path, name, text }) => ({
      kind: 'chapter' as const,
      source: source(path, page(name, text)),
    }));
    const start = performance.now();
    const read = await readChapters(files, { ...project.frontMatter, deadline: () => DEADLINE });
    const milliseconds = performance.now() - start;
    chapters = read.map(({ value }) => value);
    const stopped = read.filter(({ diagnostics }) => diagnostics.some(({ rule }) => rule === 'text-can-be-parsed'));
    process.stderr.write(
      `    · ${stopped.length} of ${hostile.length} were given up, ${(milliseconds / 1000).toFixed(1)} s in all\n`,
    );
    expect(milliseconds).toBeLessThan((hostile.length * (DEADLINE + 1_000)) / 2 + 10_000);
    const given = new Set(stopped.map(({ value }) => value.file));
    expect(chapters.filter(({ file, readable }) => !readable && !given.has(file)).map(({ file }) => file)).toEqual([]);
    expect(honest.filter(({ path }) => given.has(path))).toEqual([]);
    expect(honest.map(({ path }) => chapters.find(({ file }) => file === path)?.words)).toEqual(honest.map(() => 9));
  });

  it('costs the rules, the merging and the outputs little where it could be read', async () => {
    const harms: string[] = [];
    const good = chapters.filter(({ file }) => file.startsWith('good-'));
    const readable = chapters.filter(({ file, readable: isReadable }) => file.startsWith('bad-') && isReadable);
    for (const chapter of readable) {
      const start = performance.now();
      try {
        const gathered = gatherPeople([...good.slice(0, 1), chapter], []).value;
        const links = indexLinks(gathered.chapters);
        const images = new Map<string, never>();
        checkRules({
          ...{ project, links, images, imageProblems: new Map(), places: new Map(), files: [] },
          ...gathered,
        });
        const ordered = orderChapters(gathered.chapters, gathered.contributors, project);
        const manuscript = mergeBook({
          ...ordered.value,
          project,
          contributors: gathered.contributors,
          images,
          held: new Map(),
          links,
        });
        const outputs = await renderTexts(manuscript);
        if (!chaptersIn(manuscript).some(({ file }) => file === chapter.file)) harms.push(`${chapter.file} is lost`);
        harms.push(...harmsInTexts(outputs).map((harm) => `${chapter.title}: ${harm}`));
      } catch (error) {
        harms.push(`${chapter.title}: ${String(error)}`);
        tally.harm('crashes', `${chapter.title}: ${error instanceof Error ? (error.stack ?? '').slice(0, 900) : ''}`);
      }
      seconds.set(chapter.title, performance.now() - start);
    }
    const slow = [...seconds].filter(([, milliseconds]) => milliseconds > MOST_MILLISECONDS);
    const slowest = [...seconds].sort(([, one], [, other]) => other - one)[0];
    process.stderr.write(
      `    · ${readable.length} were read; the slowest: ${slowest?.[0]}, ${((slowest?.[1] ?? 0) / 1000).toFixed(1)} s\n`,
    );
    expect(slow).toEqual([]);
    expect([...new Set(harms)].slice(0, 40)).toEqual([]);
    tally.expectNone();
  });
});
