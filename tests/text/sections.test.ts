import { expect, it } from '@jest/globals';
import type { SectionPlan } from '../../src/model/project.ts';
import { findSection } from '../../src/text/sections.ts';

const plan = (id: string, title: string): SectionPlan => ({ id, title });

it.each([
  ['root', 'root', 'by its id'],
  ['Root', 'root', 'by its id, capitals aside'],
  ['Below the Ground!', 'root', 'by its title, capitals and punctuation aside'],
  ['leaf', 'leaf', 'by its id, even if another has this title'],
  ['Leaf', 'leaf', 'by an id before a title'],
  ['above', 'first', 'the first of two titles that are alike'],
  ['bark', undefined, 'none'],
  ['__proto__', undefined, 'none that a program would know'],
])('"%s" means %s: %s', (written, id, how) => {
  const sections = [
    plan('root', 'Below the ground'),
    plan('twig', 'Leaf'),
    plan('leaf', 'Green'),
    plan('first', 'Above'),
    plan('second', 'Above'),
  ];
  expect([how, findSection(sections, written)?.id]).toEqual([how, id]);
});

// Slugs take their time: each of a thousand chapters asked for that of every section.
it('takes hardly longer for hundreds of sections than for a few', () => {
  const time = (count: number) => {
    const sections = Array.from({ length: count }, (_, index) => plan(`s-${index}`, `Part ${index}`));
    findSection(sections, 'none');
    const start = performance.now();
    for (let chapter = 0; chapter < 300; chapter += 1) findSection(sections, `Part ${chapter % count} `);
    return performance.now() - start;
  };
  const ratio = Math.min(...[1, 2, 3].map(() => time(400) / time(4)));
  expect(ratio).toBeLessThan(20);
});
