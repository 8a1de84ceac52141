import { spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { lettersOfGlyphs } from '../../../src/render/pdf/glyph-letters.ts';
import { partsOfLetters } from '../../../src/render/pdf/parts-of-letters.ts';
import { renderPdf } from '../../../src/render/pdf/pdf.ts';
import { chapter, paragraph, person, sampleManuscript } from '../../sample-manuscript.ts';
import { siteContext } from '../site/make-site.ts';

const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined;
const itWithPoppler = hasPoppler ? it : it.skip;

// Two pieces of N̈, the whole letter beside them, and two of a letter with dots.
const table = lettersOfGlyphs(`
1 begincodespacerange <0000> <FFFF> endcodespacerange
3 beginbfchar <0001> <004E0308> <0002> <004E0308> <0003> <0642> endbfchar
1 beginbfrange <0010> <0012> <0061> endbfrange`);
const stroke = (height: number, shown: string) =>
  `/Span <</MCID 0>> BDC q 1 0 0 -1 10 ${height} cm BT /f1 20 Tf 1 0 0 -1 0 0 Tm ${shown} ET Q EMC\n`;
const partsIn = (...strokes: string[]) => {
  const content = strokes.join('');
  return partsOfLetters(Buffer.from(content, 'latin1'), () => table).map(({ start, end }) => content.slice(start, end));
};
const line = stroke(100, '<001000110012> Tj');

describe('a letter that is drawn in two pieces', () => {
  it('is known by its meaning, which both have', () => {
    expect(table.get(0x12)).toBe('c');
    expect(partsIn(line, stroke(100, '<0001> Tj'), stroke(104, '[71.2 <0002>] TJ'), line)).toEqual([
      '[71.2 <0002>] TJ',
    ]);
  });

  it('keeps the piece on the line, whichever is drawn first', () => {
    expect(partsIn(line, stroke(96, '[-49 (\\000\\002)] TJ'), stroke(100, '<0001> Tj'), line)).toEqual([
      '[-49 (\\000\\002)] TJ',
    ]);
  });

  it('may stand there twice', () => {
    const twice = [
      stroke(100, '<0001> Tj'),
      stroke(104, '<0002> Tj'),
      stroke(100, '<0001> Tj'),
      stroke(104, '<0002> Tj'),
    ];
    expect(partsIn(line, ...twice, line)).toEqual(['<0002> Tj', '<0002> Tj']);
  });

  it('is no other letter, none of the next line, and none in another size', () => {
    expect(partsIn(line, stroke(100, '<0001> Tj'), stroke(104, '<0003> Tj'))).toEqual([]);
    expect(partsIn(line, stroke(100, '<0001> Tj'), stroke(124, '<0002> Tj'))).toEqual([]);
    expect(partsIn(line, stroke(100, '<0001> Tj'), stroke(104, '<0002> Tj').replace('20 Tf', '12 Tf'))).toEqual([]);
  });
});

describe('the PDF of a book with such names', () => {
  const names = ['توفيق الحكيم', 'پریسا گلچین', 'N\u0308alle M\u0327ade', 'Jane Doe'];
  const people = names.map((name, index) => person({ id: `p${index}`, name, chapters: ['c-oak'] }));
  const book = {
    ...sampleManuscript,
    contributors: people,
    sections: sampleManuscript.sections.slice(0, 1).map((section) => ({
      ...section,
      chapters: [
        chapter({ id: 'oak', title: 'Oak', authors: people.map(({ anchor }) => anchor), blocks: [paragraph('Once.')] }),
      ],
    })),
  };
  const context = { ...siteContext, format: 'pdf' };

  itWithPoppler('gives them back as they are written', async () => {
    const [first, second] = [await renderPdf(book, context), await renderPdf(book, context)];
    const bytes = first.value.files[0]?.bytes ?? new Uint8Array();
    expect(Buffer.compare(bytes, second.value.files[0]?.bytes ?? new Uint8Array())).toBe(0);
    expect(Buffer.from(bytes).toString('latin1')).toContain('<pdfuaid:part>1</pdfuaid:part>');
    const words = spawnSync('pdftotext', ['-', '-'], { input: bytes, encoding: 'utf8' }).stdout;
    for (const name of names) expect([name, words.includes(name)]).toEqual([name, true]);
  });
});
