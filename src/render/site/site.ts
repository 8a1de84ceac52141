import type { Manuscript } from '../../model/manuscript.ts';
import type { OutputFile, RenderContext, Renderer } from '../renderer.ts';
import type { DrawnCover } from '../pdf/cover.ts';
import { drawMap, type DrawnMap } from '../map/draw-map.ts';
import { screenDigits } from '../map/svg.ts';
import { setDesk } from './desk.ts';
import type { Desk } from './desk.ts';
import { browserProgram } from './browser-program.ts';
import { feedFiles } from './feeds.ts';
import type { Neighbours, Page } from './page.ts';
import { pageHtml } from './shell.ts';
import { chapterPage } from './pages/chapter.ts';
import { contentsPage } from './pages/contents.ts';
import { contributorPage } from './pages/contributor.ts';
import { contributorsPage } from './pages/contributors.ts';
import { mapPage } from './pages/map.ts';
import { coverPage } from './pages/cover.ts';
import { missingPage } from './pages/missing.ts';
import { searchPage } from './pages/search.ts';
import { sectionPage } from './pages/section.ts';
import { sharePage } from './pages/share.ts';
import { searchOutputs } from './search/search.ts';
import { siteStyle } from './style.ts';

/** Draws the cover picture of a book that brings none. */
export type DrawCover = (manuscript: Manuscript, context: RenderContext) => Promise<DrawnCover>;

const drawnCover = 'images/cover.png';

/** The book as a folder of plain HTML pages under `site/`: no server, no script for reading, nothing from elsewhere. */
export const renderSite: Renderer = siteRenderer(async (manuscript, context) => {
  const { frontCover } = await import('../pdf/cover.ts');
  return frontCover(manuscript, context);
});

/** A renderer of sites that has covers drawn by the given function. */
export function siteRenderer(drawCover: DrawCover): Renderer {
  return async (manuscript, context) => {
    // A link preview needs a whole address; a site that does not know its own has no use for the picture.
    const needsCover = manuscript.book.url !== undefined && manuscript.cover === undefined;
    const cover = needsCover ? await drawCover(manuscript, context) : undefined;
    const files = await siteFiles(manuscript, context, cover);
    const picture = cover === undefined ? [] : [{ path: `site/${drawnCover}`, bytes: cover.bytes }];
    return { value: { files: [...files, ...picture] }, diagnostics: [] };
  };
}

async function siteFiles(
  manuscript: Manuscript,
  { theme, epoch }: RenderContext,
  cover: DrawnCover | undefined,
): Promise<OutputFile[]> {
  const desk = setDesk(manuscript, cover && { ...cover, path: drawnCover });
  const style = await siteStyle(theme);
  const map = manuscript.map && (await drawMap(manuscript.map, screenDigits));
  const inOrder = bookInOrder(desk, map);
  const people = manuscript.contributors.map((person) => contributorPage(person, desk));
  const apart = [searchPage(desk), sharePage(desk), missingPage(desk)];
  const write = (page: Page, around: Neighbours = {}) => ({
    path: `site/${page.path}`,
    bytes: new TextEncoder().encode(pageHtml(page, around, style, desk)),
  });
  const inARow = (pages: readonly Page[]) =>
    pages.map((page, index) => write(page, { previous: pages[index - 1], next: pages[index + 1] }));
  return [
    ...inARow(inOrder),
    ...inARow(people),
    ...apart.map((page) => write(page)),
    ...feedFiles([...inOrder, ...people, ...apart], epoch, desk),
    ...(await searchOutputs(desk)),
    await browserProgram('share.js'),
    ...style.files,
    ...manuscript.images.map(({ name, bytes }) => ({ path: `site/${name}`, bytes })),
  ];
}

/** The pages as one reads the book: each leads to the next. People have a row of their own. */
function bookInOrder(desk: Desk, drawn: DrawnMap | undefined): Page[] {
  const { front, sections, back, map } = desk.manuscript;
  return [
    coverPage(desk),
    contentsPage(desk),
    ...front.map((chapter) => chapterPage(chapter, undefined, desk)),
    ...sections.flatMap((section) => [
      ...(section.title === '' ? [] : [sectionPage(section, desk)]),
      ...section.chapters.map((chapter) => chapterPage(chapter, section, desk)),
    ]),
    ...back.map((chapter) => chapterPage(chapter, undefined, desk)),
    ...(map && drawn ? [mapPage(map, drawn, desk)] : []),
    contributorsPage(desk),
  ];
}
