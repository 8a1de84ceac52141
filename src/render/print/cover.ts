import type { Checked, Diagnostic } from '../../model/checked.ts';
import type { Manuscript } from '../../model/manuscript.ts';
import { frontCover } from '../pdf/cover.ts';
import { drawSheet } from '../pdf/draw-sheet.ts';
import type { OutputFile, Renderer, RenderContext } from '../renderer.ts';
import { setInterior } from './interior.ts';
import { notOffered } from './offer.ts';
import { notBindable } from './page-count.ts';
import { preflightCover } from './preflight/cover.ts';
import { unmetDemands } from './preflight/unmet.ts';
import { pressReady } from './press-ready.ts';
import { inksOf } from './print.ts';
import { loadProfile, type Profile } from './profile.ts';
import { wrapData } from './wrap-data.ts';
import { type Wrap, wrapOf } from './wrap-size.ts';

/** The cover: one sheet for the printer, `SLUG-cover.pdf`, and the front as a picture, `SLUG-cover.png`. */
export const renderCover: Renderer = async (manuscript, context) => {
  const { print, book } = manuscript;
  const profile = await loadProfile(print.printer);
  const refused = notOffered(print, profile);
  if (refused.length > 0) return { value: { files: [] }, diagnostics: refused };
  const { value: pageCount, diagnostics } = await pagesOf(manuscript, profile, context);
  const unbound = notBindable(pageCount, print, profile);
  if (unbound.length > 0) return { value: { files: [] }, diagnostics: [...diagnostics, ...unbound] };
  const wrap = wrapOf(pageCount, print, book.direction, profile);
  const [drawn, front] = await Promise.all([drawWrap(manuscript, wrap, context), frontPicture(manuscript, context)]);
  const { bleed } = wrap;
  const bytes = await pressReady(drawn, {
    inks: inksOf('colour', profile),
    bleed: { top: bleed, bottom: bleed, inner: bleed, outer: bleed },
    direction: book.direction,
    pageCount: 1,
    pictures: profile.file,
  });
  const path = `${book.slug}-cover.pdf`;
  const preflight = await preflightCover(bytes, { path, profile, print, wrap, isbn: book.isbn.print });
  return {
    value: { files: [{ path, bytes }, ...front], preflight: [preflight] },
    diagnostics: [...diagnostics, ...withoutNumber(manuscript), ...unmetDemands(preflight)],
  };
};

/** The thickness of the book is that of its pages: where they are not made in the same run, they are counted. */
async function pagesOf(manuscript: Manuscript, profile: Profile, context: RenderContext): Promise<Checked<number>> {
  const printed = await context.printedPages;
  if (printed !== undefined) return { value: printed, diagnostics: [] };
  const { value, diagnostics } = await setInterior(manuscript, profile, context);
  return { value: value.pageCount, diagnostics };
}

function drawWrap(manuscript: Manuscript, wrap: Wrap, context: RenderContext): Promise<Uint8Array> {
  const images = manuscript.images.filter(({ name }) => name === manuscript.cover);
  return drawSheet({ ...manuscript, images }, context, {
    main: 'wrap.typ',
    subject: 'The cover',
    output: { kind: 'pdf', file: 'wrap.pdf', forPrint: true },
    data: new Map([['data/wrap.json', wrapData(manuscript, wrap)]]),
  });
}

// The editors' own picture is at hand already.
async function frontPicture(manuscript: Manuscript, context: RenderContext): Promise<OutputFile[]> {
  if (manuscript.images.some(({ name }) => name === manuscript.cover)) return [];
  const { bytes } = await frontCover(manuscript, context);
  return [{ path: `${manuscript.book.slug}-cover.png`, bytes }];
}

function withoutNumber({ book, sections }: Manuscript): Diagnostic[] {
  const hasTitles = sections.some(({ title }) => title !== '');
  const lacks = [
    ...(book.isbn.print === undefined
      ? [
          [
            'ISBN',
            'the place of its barcode is left free for the printer',
            'If the printed book has one, write "isbn:" and the number into book.yml.',
          ],
        ]
      : []),
    ...(book.blurb === undefined && book.description === undefined
      ? [
          [
            'blurb',
            `the back of the cover ${hasTitles ? 'names only the sections' : 'has no words'}`,
            'Write into book.yml: cover: { blurb: "What the book is about." }',
          ],
        ]
      : []),
  ];
  return lacks.map(([what = '', effect = '', hint = '']) => ({
    rule: 'print-file-is-accepted',
    severity: 'info',
    message: `The book has no ${what}, so ${effect}.`,
    hint,
    file: 'book.yml',
  }));
}
