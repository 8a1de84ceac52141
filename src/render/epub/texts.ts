import type { Checked, Diagnostic } from '../../model/checked.ts';
import type { Desk } from './desk.ts';
import type { EpubDocument } from './document.ts';
import { writeDocument } from './document.ts';
import type { PagePlace } from './page-breaks.ts';
import { chapterPage } from './pages/chapter.ts';
import { contentsPage } from './pages/contents.ts';
import { contributorsPage } from './pages/contributors.ts';
import { copyrightPage, coverPage, dedicationPage, titlePage } from './pages/front.ts';
import { mapPage } from './pages/map.ts';
import { sectionPage } from './pages/section.ts';
import type { Part } from './spine.ts';

/** One XHTML file, written. `file` is its name inside `text/`. */
export interface TextFile {
  readonly file: string;
  readonly xml: string;
}

/** Every text of the book but the contents, which wait for the pages. `cover` is the picture's address. */
export function writeTexts(desk: Desk, cover: string): Checked<TextFile[]> {
  const written = desk.spine.parts.flatMap((part) => {
    const document = documentOf(part, desk, cover);
    return document === undefined ? [] : [{ file: part.file, document, ...writeDocument(document) }];
  });
  return {
    value: written.map(({ file, xml }) => ({ file, xml })),
    diagnostics: unprintable(written),
  };
}

/** The contents page, its page list included. */
export function writeContents(pageList: readonly PagePlace[], desk: Desk): TextFile {
  return { file: 'contents.xhtml', xml: writeDocument(contentsPage(pageList, desk)).xml };
}

function documentOf(part: Part, desk: Desk, cover: string): EpubDocument | undefined {
  switch (part.kind) {
    case 'cover':
      return coverPage(cover, desk);
    case 'titlePage':
      return titlePage(desk);
    case 'copyright':
      return copyrightPage(desk);
    case 'dedication':
      return dedicationPage(desk);
    case 'contents':
      return undefined;
    case 'section':
      return sectionPage(part.section, desk);
    case 'chapter':
      return chapterPage(part.chapter, desk);
    case 'map':
      return desk.map && mapPage(part.map, desk.map, desk);
    case 'contributors':
      return contributorsPage(part.people, part.isFirst, desk);
  }
}

// One report for each author's file, and one for all pages that are made from `book.yml` and the people's own words.
function unprintable(
  written: readonly { readonly dropped: readonly string[]; readonly document: EpubDocument }[],
): Diagnostic[] {
  const bySource = new Map<string | undefined, Set<string>>();
  for (const { dropped, document } of written) {
    if (dropped.length === 0) continue;
    bySource.set(document.source, new Set([...(bySource.get(document.source) ?? []), ...dropped]));
  }
  return [...bySource].map(([file, characters]) => {
    const text = file === undefined ? 'What the book or its people say of themselves' : 'This text';
    const what = characters.size === 1 ? 'a character' : 'characters';
    return {
      rule: 'characters-are-printable',
      severity: 'warning',
      message: `${text} has ${what} that no EPUB may hold (${[...characters].join(', ')}): left out there.`,
      hint: 'Such characters cannot be seen; they come along when text is pasted. Delete the place and type it anew.',
      ...(file === undefined ? {} : { file }),
    };
  });
}
