import type { Manuscript, ManuscriptChapter, ManuscriptContributor, ManuscriptImage } from '../../model/manuscript.ts';
import type { Content, Note } from '../../model/content.ts';
import type { HtmlFlavour } from '../html/content.ts';
import type { DrawnMap } from '../map/draw-map.ts';
import { pageSlot } from './page-breaks.ts';
import type { Spine } from './spine.ts';
import { allChapters } from '../all-chapters.ts';

/** What every page is written with. */
export interface Desk {
  readonly manuscript: Manuscript;
  readonly spine: Spine;
  readonly people: ReadonlyMap<string, ManuscriptContributor>;
  readonly chapters: ReadonlyMap<string, ManuscriptChapter>;
  readonly images: ReadonlyMap<string, ManuscriptImage>;
  /** The map of places, drawn; where the book has one. */
  readonly map?: DrawnMap | undefined;
  /** Names of the pictures that some page shows; grows while the pages are written. */
  readonly shown: Set<string>;
}

/** Everything that the pages look up, made once. */
export function setDesk(manuscript: Manuscript, spine: Spine, map?: DrawnMap): Desk {
  return {
    manuscript,
    map,
    spine,
    people: new Map(manuscript.contributors.map((person) => [person.anchor, person])),
    chapters: new Map(allChapters(manuscript).map((chapter) => [chapter.anchor, chapter])),
    images: new Map(manuscript.images.map((image) => [image.name, image])),
    shown: new Set(),
  };
}

/** Address of an id, relative to `text/`. An id that is on no page leads to the contents: the file stays sound. */
export function hrefOf(id: string, { manuscript, spine }: Desk): string {
  const file = spine.files.get(manuscript.anchors.get(id) ?? id);
  return file === undefined ? 'contents.xhtml' : `${file}#${id}`;
}

/** The file of a chapter, section or person, relative to `text/`. */
export function fileOf(anchor: string, { spine }: Desk): string {
  return spine.files.get(anchor) ?? 'contents.xhtml';
}

/** Address of a picture, relative to `text/`; the picture is packed from now on. */
export function imageAddress(image: ManuscriptImage, { shown }: Desk): string {
  shown.add(image.name);
  return `../${image.name}`;
}

/** How a chapter's, an introduction's or a bio's text is written. With an anchor, its blocks can be page starts. */
export function flavourOf(notes: Content['notes'], desk: Desk, anchor?: string): HtmlFlavour {
  return {
    href: (id) => hrefOf(id, desk),
    image: (image) => imageAddress(image, desk),
    images: desk.images,
    notes: new Map(notes.map((note): [string, Note] => [note.id, note])),
    noteReference: { 'epub:type': 'noteref', role: 'doc-noteref' },
    ...(anchor === undefined ? {} : { before: (place: string) => [pageSlot(anchor, place)] }),
  };
}

/** The authors of a chapter as people, in by-line order. */
export function authorsOf(chapter: ManuscriptChapter, { people }: Desk): ManuscriptContributor[] {
  return chapter.authors.flatMap((anchor) => people.get(anchor) ?? []);
}
