import type { Renderer } from '../renderer.ts';
import { setDesk } from './desk.ts';
import type { Desk } from './desk.ts';
import type { Page } from './page.ts';
import { pageHtml } from './shell.ts';
import { chapterPage } from './pages/chapter.ts';
import { contentsPage } from './pages/contents.ts';
import { contributorPage } from './pages/contributor.ts';
import { contributorsPage } from './pages/contributors.ts';
import { coverPage } from './pages/cover.ts';
import { sectionPage } from './pages/section.ts';
import { siteStyle } from './style.ts';

/** The book as a folder of plain HTML pages under `site/`: no server, no script, nothing from elsewhere. */
export const renderSite: Renderer = async (manuscript, { theme }) => {
  const desk = setDesk(manuscript);
  const { files: style, themeColours } = await siteStyle(theme);
  const write = (pages: readonly Page[]) =>
    pages.map((page, index) => ({
      path: `site/${page.path}`,
      bytes: new TextEncoder().encode(
        pageHtml(page, { previous: pages[index - 1], next: pages[index + 1] }, themeColours, desk),
      ),
    }));
  const people = manuscript.contributors.map((person) => contributorPage(person, desk));
  const pictures = manuscript.images.map(({ name, bytes }) => ({ path: `site/${name}`, bytes }));
  return { value: { files: [...write(bookInOrder(desk)), ...write(people), ...style, ...pictures] }, diagnostics: [] };
};

/** The pages as one reads the book: each leads to the next. People have a row of their own. */
function bookInOrder(desk: Desk): Page[] {
  const { front, sections, back } = desk.manuscript;
  return [
    coverPage(desk),
    contentsPage(desk),
    ...front.map((chapter) => chapterPage(chapter, undefined, desk)),
    ...sections.flatMap((section) => [
      ...(section.title === '' ? [] : [sectionPage(section, desk)]),
      ...section.chapters.map((chapter) => chapterPage(chapter, section, desk)),
    ]),
    ...back.map((chapter) => chapterPage(chapter, undefined, desk)),
    contributorsPage(desk),
  ];
}
