import { expect, it } from '@jest/globals';
import { keepEndsTogether, type LostEnds, lostEnds } from '../../../src/render/pdf/lost-ends.ts';
import { pageMap } from '../../../src/render/pdf/page-map.ts';
import { renderPdf } from '../../../src/render/pdf/pdf.ts';
import { loadTheme } from '../../../src/render/theme/load-theme.ts';
import { chapter, paragraph, sampleManuscript } from '../../sample-manuscript.ts';

const text = { top: 50, height: 500, line: 10, gap: 2 };
const report = {
  body: 1,
  text,
  opens: [
    ['c-ash', 2, 100],
    ['c-oak', 4, 100],
    ['c-elm', 7, 100],
  ],
  // Two lines on page 3, a whole page on page 6, and one page only.
  ends: [
    ['c-ash', 3, 68],
    ['c-oak', 6, 540],
    ['c-elm', 7, 120],
  ],
  marks: [
    ['c', 'c-ash', 2],
    ['b', ['c-ash', 0], 2],
    ['b', ['c-ash', '0.7'], 3],
    ['c', 'c-oak', 4],
    ['b', ['c-oak', 0], 4],
  ],
};

it('finds the chapters that end with a few lines on a page, and what would take some more over to it', () => {
  const ends = lostEnds([report]);
  expect([...ends].map(([anchor, { block, height }]) => [anchor, block, height])).toEqual([['c-ash', 0, 20]]);
  expect(lostEnds([]).size).toBe(0);
});

it('counts the white between three paragraphs as a line', () => {
  const ends = [['c-ash', 3, 85] as const, ...report.ends.slice(1)];
  expect(lostEnds([{ ...report, ends }]).size).toBe(0);
  const found = lostEnds([{ ...report, text: { ...text, between: 5 }, ends }]);
  expect([...found].map(([anchor, { height, span }]) => [anchor, height, span.lost])).toEqual([['c-ash', 10, 4]]);
});

it('tells the pages that a chapter took before that', () => {
  const ends = [...lostEnds([report])].map(([anchor, { span }]) => [anchor, span] as const);
  const afterwards = { ...report, ends: [['c-ash', 3, 88], ...report.ends.slice(1)] };
  expect(pageMap([afterwards], 7).spans.get('c-ash')?.lines.at(-1)).toBe(4);
  expect(pageMap([afterwards], 7, ends).spans.get('c-ash')?.lines.at(-1)).toBe(2);
});

it('keeps more free where the page before had white already, and stops after a few times', () => {
  const end = { block: 0, height: 10, span: { pages: 2, lines: [30, 3], room: 20, lost: 3 } };
  const heights: number[] = [];
  const needs =
    (least: number) =>
    (height: number): LostEnds =>
      new Map(height < least ? [['c-ash', end]] : []);
  const layOut = (room: LostEnds) => {
    heights.push(room.get('c-ash')?.height ?? 0);
    return heights.at(-1);
  };
  expect(keepEndsTogether(0, needs(15), layOut).layout).toBe(20);
  keepEndsTogether(0, needs(1000), layOut);
  expect(heights).toEqual([10, 20, 10, 20, 30]);
  expect(keepEndsTogether(0, needs(0), () => undefined)).toEqual({ layout: 0, ends: new Map() });
});

it('lets no line of a chapter stand alone on a page, and says how many would have', async () => {
  const { value: theme } = await loadTheme('age-of-conversation');
  const counts = [32, 33, 34, 35, 36, 37];
  const chapters = counts.map((count) =>
    chapter({
      id: `oak-${count}`,
      title: 'Oak',
      blocks: Array.from({ length: count }, (_, index) => paragraph(`Line ${index}.`)),
    }),
  );
  const sections = [{ anchor: 's-leaf', id: 'leaf', title: 'Leaf', number: 1, chapters }];
  const context = { theme, epoch: 1_790_000_000, format: 'pdf', pandoc: 'embedded' } as const;
  const { signal } = new AbortController();
  const { value } = await renderPdf(
    { ...sampleManuscript, sections },
    { ...context, signal, pages: Promise.resolve(undefined) },
  );
  const onLastPage = counts.map((count) => {
    const [found] = value.pages?.breaks.get(`c-oak-${count}`) ?? [];
    return found === undefined ? 0 : count - Number(found.place);
  });
  expect(onLastPage.filter((lines) => lines > 0).length).toBeGreaterThan(1);
  expect(onLastPage.filter((lines) => lines > 0 && lines < 4)).toEqual([]);
  const asWritten = counts.map((count) => value.pages?.spans.get(`c-oak-${count}`)?.lines[1] ?? 0);
  expect(asWritten).toEqual([0, 0, 0, 1, 2, 3]);
}, 60_000);
