import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Preflight } from '../../src/model/preflight.ts';
import { build, type BuiltBook } from './built-book.ts';
import { measured, proof } from './proof.ts';
import { readFonts } from './read-pdf.ts';
import { mustRun, repository } from './run-program.ts';

/** Points: a page of 6 × 9 in. */
const trim = { width: 432, height: 648 };
/** What no printer's file can show by itself, with the printers' reasons in docs/printing.md. */
const cannotBeTold: Readonly<Record<string, readonly string[]>> = {
  kdp: [],
  lulu: [],
  ingramspark: ['spine-width', 'standard', 'standard'],
  plain: [],
};

describe.each(Object.keys(cannotBeTold))('the example, printed by %s', (printer) => {
  let folder: string;
  let book: BuiltBook;
  let preflights: readonly Preflight[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gathering-print-'));
    const example = join(repository, 'chapters-example');
    await cp(example, join(folder, 'book'), { recursive: true, filter: (path) => path !== join(example, 'build') });
    // Chapters that are set closer are proved elsewhere, and each step sets the whole book again.
    const description = await readFile(join(example, 'book.yml'), 'utf8');
    await writeFile(join(folder, 'book/book.yml'), description.replace(', fit: tighten', ''));
    book = await build(join(folder, 'book'), ['print', 'cover', '--printer', printer]);
    const manifest = await readFile(join(book.out, 'manifest.json'), 'utf8');
    preflights = (JSON.parse(manifest) as { preflight: Preflight[] }).preflight;
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('has every demand met, but for those that nobody can tell from a file', () => {
    const findings = preflights.flatMap((preflight) => preflight.findings);
    measured(
      `${findings.length} demands: ${findings
        .map(({ answer }) => answer)
        .sort()
        .join(', ')}`,
    );
    expect(book.run.code).toBe(0);
    expect(findings.filter(({ answer }) => answer === 'no')).toEqual([]);
    const untold = findings.filter(({ answer }) => answer !== 'yes').map(({ demand }) => demand);
    expect(untold.sort()).toEqual(cannotBeTold[printer]);
  });

  proof('is sound to other programs, with all its fonts inside', ['qpdf', 'poppler'], async () => {
    for (const ending of ['-print.pdf', '-cover.pdf']) {
      const file = book.file(ending);
      // It ends with 3 where there is only a warning: that fails, too.
      expect(await mustRun('qpdf', ['--check', file])).toContain('No syntax or stream encoding errors found');
      const { fonts, loose } = await readFonts(file);
      expect(fonts.length).toBeGreaterThan(0);
      expect(loose).toEqual([]);
    }
  });

  proof(
    'has an even number of pages of the trimmed size, and a cover that wraps around them',
    ['poppler'],
    async () => {
      const pages = await boxesOf(book.file('-print.pdf'));
      const cover = await boxesOf(book.file('-cover.pdf'));
      expect(pages.count % 2).toBe(0);
      expect(pages.sizes).toEqual([`${trim.width} x ${trim.height}`]);
      expect(cover.count).toBe(1);
      const [width = 0, height = 0] = (cover.sizes[0] ?? '').split(' x ').map(Number);
      const spine = width - 2 * trim.width;
      measured(`${pages.count} pages; the cover is ${width} × ${height} pt`);
      // Bleed on both sides, and a spine of 0.002 to 0.003 in a leaf's side, to which some printers add their boards.
      expect(height).toBeGreaterThanOrEqual(trim.height + 2 * 8.5);
      expect(height).toBeLessThanOrEqual(trim.height + 2 * 9.1);
      expect(spine).toBeGreaterThan(2 * 8.5 + pages.count * 0.002 * 72);
      expect(spine).toBeLessThan(2 * 9.1 + pages.count * 0.003 * 72 + 0.07 * 72);
    },
  );
});

/** How many pages a PDF has, and their sizes, each once. */
async function boxesOf(file: string): Promise<{ readonly count: number; readonly sizes: readonly string[] }> {
  const facts = await mustRun('pdfinfo', ['-f', '1', '-l', '9999', file]);
  const sizes = [...facts.matchAll(/^Page\s+\d+ size:\s+([\d.]+ x [\d.]+) pts/gm)].map(([, size = '']) => size);
  return { count: Number(/^Pages:\s+(\d+)/m.exec(facts)?.[1]), sizes: [...new Set(sizes)] };
}
