import type { Finding } from '../../../model/preflight.ts';
import { PDFArray, PDFDict, valueOf } from '../pdf-file.ts';
import type { Profile } from '../profile.ts';
import { notEmbedded } from './font-widths.ts';
import type { LookedAt } from './look.ts';
import { pagesInWords, rounded } from './words.ts';

/** One demand of a printer, put to a finished file; nothing where this printer does not make it. */
export type Demand = (file: LookedAt, profile: Profile) => Finding | undefined;

/** What holds for the pages and for the cover. */
export const fileDemands: readonly Demand[] = [
  fontsAreInside,
  nothingToClick,
  noBookmarks,
  nothingHidden,
  isOpen,
  isSmallEnough,
  meetsStandard,
];

function fontsAreInside({ file }: LookedAt): Finding {
  const fonts = file.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFDict && isFont(object) ? [object] : []));
  const missing = [...new Set(fonts.flatMap((font) => notEmbedded(font) ?? []))];
  return {
    demand: 'fonts',
    wanted: 'Every font is in the file.',
    answer: missing.length === 0 ? 'yes' : 'no',
    found: missing.length === 0 ? 'all are' : `missing: ${missing.join(', ')}`,
  };
}

// The parts of a composite font are fonts, too, but its letters are asked about once.
function isFont(object: PDFDict): boolean {
  const [type, subtype] = ['Type', 'Subtype'].map((name) => String(valueOf(object, name) ?? ''));
  return type === '/Font' && !(subtype ?? '').startsWith('/CIDFont');
}

function nothingToClick({ file, pages }: LookedAt, { file: demands }: Profile): Finding | undefined {
  if (demands.annotations) return undefined;
  const clicked = pages.filter(({ node }) => {
    const list = valueOf(node, 'Annots');
    return list instanceof PDFArray && list.size() > 0;
  });
  const hasForm = valueOf(file.catalog, 'AcroForm') !== undefined;
  return {
    demand: 'links',
    wanted: 'There are no links, comments and forms.',
    answer: clicked.length === 0 && !hasForm ? 'yes' : 'no',
    found: clicked.length > 0 ? `some on ${pagesInWords(clicked)}` : hasForm ? 'a form' : 'none',
  };
}

function noBookmarks({ file }: LookedAt, { file: demands }: Profile): Finding | undefined {
  if (demands.bookmarks) return undefined;
  const hasThem = valueOf(file.catalog, 'Outlines') !== undefined;
  return {
    demand: 'bookmarks',
    wanted: 'There are no bookmarks.',
    answer: hasThem ? 'no' : 'yes',
    found: hasThem ? 'some' : 'none',
  };
}

/** What would run, or hang on the file: no printer wants it. */
function nothingHidden({ file }: LookedAt): Finding {
  const names = valueOf(file.catalog, 'Names');
  const inNames = names instanceof PDFDict ? ['JavaScript', 'EmbeddedFiles'] : [];
  const found = [
    ...['OpenAction', 'AA'].filter((name) => valueOf(file.catalog, name) !== undefined).map(() => 'an action'),
    ...inNames.filter((name) => valueOf(names as PDFDict, name) !== undefined).map((name) => hidden[name] ?? name),
  ];
  return {
    demand: 'attachments',
    wanted: 'There are no programs and no attached files.',
    answer: found.length === 0 ? 'yes' : 'no',
    found: found.length === 0 ? 'none' : found.join(', '),
  };
}

const hidden: Readonly<Record<string, string>> = { JavaScript: 'a program', EmbeddedFiles: 'an attached file' };

function isOpen({ isLocked }: LookedAt): Finding {
  return {
    demand: 'lock',
    wanted: 'The file has no password.',
    answer: isLocked ? 'no' : 'yes',
    found: isLocked ? 'it is locked' : 'none',
  };
}

function isSmallEnough({ size }: LookedAt, { file: { megabytes } }: Profile): Finding | undefined {
  if (megabytes === undefined) return undefined;
  return {
    demand: 'file-size',
    wanted: `The file has ${megabytes} MB at most.`,
    answer: size <= megabytes * 1e6 ? 'yes' : 'no',
    found: `${rounded(size / 1e6, size < 1e6 ? 2 : 1)} MB`,
  };
}

function meetsStandard(_: LookedAt, { name, file: { standard } }: Profile): Finding | undefined {
  if (standard === undefined) return undefined;
  return {
    demand: 'standard',
    wanted: `The file meets ${standard}.`,
    answer: 'not possible',
    found: 'gathering does not write this standard: there is no colour profile in the file',
    hint: `${name} may take the file nevertheless. Else open it in Adobe Acrobat Pro or Scribus and save it as ${standard}.`,
  };
}
