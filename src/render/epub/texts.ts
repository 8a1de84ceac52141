import type { Checked, Diagnostic } from '../../model/checked.ts';
import type { Desk } from './desk.ts';
import type { EpubDocument } from './document.ts';
import { writeDocument } from './document.ts';
import type { PagePlace } from './page-breaks.ts';
import { chapterPage } from './pages/chapter.ts';
import { contentsPage } from './pages/contents.ts';
import { contributorsPage } from './pages/contributors.ts';
import { copyrightPage, coverPage, dedicationPage, titlePage } from './pages/front.ts';
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
    diagnostics: written.flatMap(({ dropped, document }) => unprintable(dropped, document)),
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
    case 'contributors':
      return contributorsPage(part.people, part.isFirst, desk);
  }
}

function unprintable(dropped: readonly string[], { source, title }: EpubDocument): Diagnostic[] {
  if (dropped.length === 0) return [];
  const characters = dropped.length === 1 ? 'a character' : 'characters';
  return [
    {
      rule: 'characters-are-printable',
      severity: 'warning',
      message: `"${title}" holds ${characters} that no e-book may contain (${dropped.join(', ')}), left out of the EPUB.`,
      hint: 'Such characters cannot be seen; they come along when text is pasted. Delete the place and type it anew.',
      ...(source === undefined ? {} : { file: source }),
    },
  ];
}
