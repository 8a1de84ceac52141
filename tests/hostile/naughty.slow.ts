import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../src/model/checked.ts';
import { foldText } from './fold-text.ts';
import { type Ground, makeGround } from './ground.ts';
import { naughtyStrings, quoted, shownChapter } from './strings.ts';
import { tallyOf } from './tally.ts';
import { harmsInOutputs, outputTexts } from './written-proof.ts';

const tally = tallyOf('naughty strings');

/** Fields that are shown as they stand, a line each: key → the line of the file. */
const shownFields = { title: 2, subtitle: 3, name: 7, city: 9, affiliation: 10 } as const;
const shownCount = 10;

const referenceFields = ['id', 'section', 'date', 'weight', 'language', 'draft', 'ignore'] as const;
const personFields = ['id', 'url', 'country', 'photo', 'orcid'] as const;

function referenceChapter(text: string, index: number): string {
  const value = quoted(text);
  return [
    '---',
    `title: Chapter ${index}`,
    ...referenceFields.map((key) => `${key}: ${value}`),
    'author:',
    `  name: Author ${index}`,
    ...personFields.map((key) => `  ${key}: ${value}`),
    '---',
    '',
    `Chapter ${index}.`,
    '',
  ].join('\n');
}

describe('a book with a naughty string in every field of every chapter', () => {
  let ground: Ground;
  let diagnostics: readonly Diagnostic[];

  beforeAll(async () => {
    ground = await makeGround(tally);
    const sections = naughtyStrings.map((text, index) => `  - { id: s-${index}, title: ${quoted(text)} }`);
    const every = quoted(
      naughtyStrings
        .filter((text) => !/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe]/.test(text))
        .join(' '),
    );
    ground.write(
      'book.yml',
      [
        'title: A Book of Trees',
        'chapters: chapters/*.md',
        // Towns of such names are nowhere: without the notes that say so, each has to be shown.
        'map: yes',
        'rules: { places-are-found: off }',
        ...['dedication', 'rights', 'description'].map((key) => `${key}: ${every}`),
        `charity: { name: The Shade Fund, statement: ${every} }`,
        `sections:\n${sections.join('\n')}`,
        '',
      ].join('\n'),
    );
    naughtyStrings.forEach((text, index) => {
      ground.write(`chapters/s-${index}.md`, shownChapter(text, index));
      ground.write(`chapters/r-${index}.md`, referenceChapter(text, index));
    });
    tally.tried(naughtyStrings.length * (shownCount + 1 + referenceFields.length + personFields.length) + 4);
    const { stdout } = await ground.run(['check', '--json']);
    diagnostics = (JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics;
    await ground.run(['check']);
    await ground.run(['order']);
    await ground.run(['build', 'pdf', 'epub', 'site', 'markdown', 'docx', '--out', ground.out]);
  });
  afterAll(() => ground.close());

  it('comes out in five formats, with nothing in them but text', () => {
    expect(readdirSync(ground.out).sort()).toEqual([
      '.gathering-files',
      'a-book-of-trees.docx',
      'a-book-of-trees.epub',
      'a-book-of-trees.md',
      'a-book-of-trees.pdf',
      'manifest.json',
      'site',
    ]);
    expect(harmsInOutputs(ground.out)).toEqual([]);
  });

  it('shows every string literally, or says in its line why not', () => {
    const told = new Set(diagnostics.map(({ file, place }) => `${file}:${place?.line}`));
    const texts = outputTexts(ground.out);
    const lost: string[] = [];
    naughtyStrings.forEach((text, index) => {
      const folded = foldText(text);
      for (const [field, line] of Object.entries(shownFields)) {
        if (told.has(`chapters/s-${index}.md:${line}`)) continue;
        for (const [output, whole] of Object.entries(texts)) {
          // PDF has glyphs in the order of the page: only what is set from left to right in one font can be looked up.
          if (output === 'pdf' && !/^[ -~]{1,60}$/.test(text)) continue;
          if (!whole.includes(folded)) lost.push(`${output}: ${field} ${index} ${JSON.stringify(text)}`);
        }
      }
    });
    expect(lost).toEqual([]);
  });

  it('has everybody on its map who says a place', () => {
    const folder = join(ground.out, 'site', 'contributors');
    const pages = readdirSync(folder).filter((name) => name !== 'index.html');
    const placed = pages.filter((name) => readFileSync(join(folder, name), 'utf8').includes(', Austria'));
    expect(placed.length).toBeGreaterThan(20);
    const [, list = ''] =
      /<ol class="map-places">(.*?)<\/ol>/s.exec(readFileSync(join(ground.out, 'site', 'map.html'), 'utf8')) ?? [];
    expect([...list.matchAll(/href="contributors\/([^"]+)"/g)].map(([, name = '']) => decodeURI(name)).sort()).toEqual(
      placed.sort(),
    );
  });

  it('has every one of its chapters', () => {
    const manifest = JSON.parse(readFileSync(join(ground.out, 'manifest.json'), 'utf8')) as { chapters: unknown[] };
    expect(manifest.chapters.length).toBe(2 * naughtyStrings.length);
  });

  it('does no harm', () => tally.expectNone());
});
