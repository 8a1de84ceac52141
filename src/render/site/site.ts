import type { Diagnostic } from '../../model/checked.ts';
import type { Manuscript, ManuscriptChapter } from '../../model/manuscript.ts';
import type { OutputFile, RenderContext, Renderer } from '../renderer.ts';
import type { DrawnCover, DrawnPicture } from '../pdf/cover.ts';
import { drawMap, type DrawnMap } from '../map/draw-map.ts';
import { screenDigits } from '../map/svg.ts';
import { firstPicture } from './cards.ts';
import { setDesk } from './desk.ts';
import type { Desk, Drawn } from './desk.ts';
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
import { allChapters } from '../all-chapters.ts';

/** Draws the cover picture of a book that brings none. */
export type DrawCover = (manuscript: Manuscript, context: RenderContext) => Promise<DrawnCover>;

/** Draws pictures for link previews of these chapters: by anchor. */
export type DrawPreviews = (
  chapters: readonly ManuscriptChapter[],
  manuscript: Manuscript,
  context: RenderContext,
) => Promise<ReadonlyMap<string, DrawnPicture>>;

/** What the site has drawn for it. */
export interface Draw {
  readonly cover: DrawCover;
  readonly previews: DrawPreviews;
}

/** The book as a folder of plain HTML pages under `site/`: no server, no script for reading, nothing from elsewhere. */
export const renderSite: Renderer = siteRenderer({
  cover: async (manuscript, context) => (await import('../pdf/pictures.ts')).frontCover(manuscript, context),
  previews: async (chapters, manuscript, context) =>
    (await import('../pdf/pictures.ts')).drawPreviews(chapters, manuscript, context),
});

/** A renderer of sites that has pictures drawn by the given functions. */
export function siteRenderer(draw: Draw): Renderer {
  return async (manuscript, context) => {
    const pictures = await drawPictures(draw, manuscript, context);
    const files = await siteFiles(manuscript, context, pictures);
    return { value: { files: [...files, ...pictures.files] }, diagnostics: pictures.diagnostics };
  };
}

interface DrawnPictures extends Drawn {
  readonly files: readonly OutputFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A link preview needs a whole address; a site that does not know its own has no use for the pictures. */
async function drawPictures(draw: Draw, manuscript: Manuscript, context: RenderContext): Promise<DrawnPictures> {
  if (manuscript.book.url === undefined) return { files: [], diagnostics: [] };
  const images = new Map(manuscript.images.map((image) => [image.name, image]));
  const wanted = allChapters(manuscript).filter(
    (chapter) => chapter.state === 'ready' && firstPicture(chapter, images) === undefined,
  );
  const [cover, previews] = await Promise.all([
    manuscript.cover === undefined ? draw.cover(manuscript, context) : undefined,
    draw.previews(wanted, manuscript, context),
  ]);
  const drawnCover = cover && { ...cover, path: 'images/cover.png' };
  const drawnPreviews = new Map(
    [...previews].map(([anchor, picture]) => [anchor, { ...picture, path: `previews/${anchor}.png` }]),
  );
  const all = [...(drawnCover === undefined ? [] : [drawnCover]), ...drawnPreviews.values()];
  return {
    cover: drawnCover,
    previews: drawnPreviews,
    files: all.map(({ path, bytes }) => ({ path: `site/${path}`, bytes })),
    diagnostics: cover?.diagnostics ?? [],
  };
}

async function siteFiles(manuscript: Manuscript, { theme, epoch }: RenderContext, drawn: Drawn): Promise<OutputFile[]> {
  const desk = setDesk(manuscript, drawn);
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
