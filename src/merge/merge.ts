import type { Content } from '../model/content.ts';
import type { Chapter } from '../model/chapter.ts';
import type { Manuscript, ManuscriptChapter, ManuscriptSection } from '../model/manuscript.ts';
import type { Project } from '../model/project.ts';
import { setLine } from '../text/typography.ts';
import { everyNode } from '../text/walk.ts';
import { idsOf, mergeBody, mergeChapter } from './merge-chapter.ts';
import { mergeContributors } from './merge-contributors.ts';
import type { MergeInput } from './merge-input.ts';
import { mergeMap } from './merge-map.ts';
import { nameImages, shownImages } from './name-images.ts';

/** One book out of its chapters: every id unique, every link and note tied, every picture at hand. */
export function mergeBook(input: MergeInput): Manuscript {
  const { project, links } = input;
  const named = nameImages(input.images);
  // No id that editors write has two hyphens in a row.
  const withoutId = input.sections.some(({ plan }) => plan.id === 'chapters') ? 'other--chapters' : 'chapters';
  const imageName = (path: string) => named.get(path)?.name;
  let number = 0;
  const merge = (chapter: Chapter): ManuscriptChapter => {
    if (chapter.kind === 'chapter') number += 1;
    return mergeChapter(chapter, input, imageName, number);
  };
  const front = input.front.map(merge);
  const sections = input.sections.map(({ plan, intro, chapters }, index): ManuscriptSection => {
    const merged = chapters.map(merge);
    const { language } = project.book;
    return {
      anchor: `s-${plan.id || withoutId}`,
      id: plan.id,
      title: setLine(plan.title, language),
      number: index + 1,
      chapters: merged,
      ...(intro ? { intro: mergeBody(intro, input, imageName) } : {}),
    };
  });
  const back = input.back.map(merge);
  const everyChapter = [...front, ...sections.flatMap(({ chapters }) => chapters), ...back];
  const contributors = mergeContributors(input.contributors, everyChapter, project, links, imageName);
  const map = mergeMap(contributors, sections, project, input.whereabouts ?? new Map());
  const cover = project.book.cover === undefined ? undefined : imageName(project.book.cover);
  const shown = new Set([cover, ...contributors.map(({ photo }) => photo), ...shownImages(everyChapter, sections)]);
  return {
    book: typeset(project),
    labels: project.labels,
    trim: project.print.trim,
    print: project.print,
    limits: project.limits,
    front,
    sections,
    back,
    contributors,
    ...(map === undefined ? {} : { map }),
    images: [...new Map([...named.values()].map((image) => [image.name, image])).values()].filter(({ name }) =>
      shown.has(name),
    ),
    anchors: anchorsOf(everyChapter, sections, contributors, input),
    ...(cover === undefined ? {} : { cover }),
  };
}

function typeset(project: Project): Manuscript['book'] {
  const { book } = project;
  const line = (text: string) => setLine(text, book.language);
  return {
    ...book,
    title: line(book.title),
    ...(book.subtitle === undefined ? {} : { subtitle: line(book.subtitle) }),
    ...(book.dedication === undefined ? {} : { dedication: line(book.dedication) }),
    ...(book.description === undefined ? {} : { description: line(book.description) }),
    ...(book.rights === undefined ? {} : { rights: line(book.rights) }),
    ...(book.blurb === undefined ? {} : { blurb: line(book.blurb) }),
    ...(book.charity?.statement === undefined
      ? {}
      : { charity: { ...book.charity, statement: line(book.charity.statement) } }),
  };
}

function anchorsOf(
  chapters: readonly ManuscriptChapter[],
  sections: readonly ManuscriptSection[],
  contributors: readonly { readonly anchor: string }[],
  input: MergeInput,
): Map<string, string> {
  const anchors = new Map<string, string>();
  const add = (content: Content, page: string) => {
    for (const node of everyNode(content)) {
      if ((node.type === 'heading' || node.type === 'anchor') && node.id !== undefined) anchors.set(node.id, page);
    }
  };
  for (const chapter of chapters) {
    anchors.set(chapter.anchor, chapter.anchor);
    add(chapter, chapter.anchor);
  }
  for (const [index, section] of sections.entries()) {
    anchors.set(section.anchor, section.anchor);
    if (section.intro) add(section.intro, section.anchor);
    const intro = input.sections[index]?.intro;
    if (intro) anchors.set(idsOf(intro, input).anchor, section.anchor);
  }
  for (const { anchor } of contributors) anchors.set(anchor, anchor);
  return anchors;
}
