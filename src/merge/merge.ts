import type { Chapter } from '../model/chapter.ts';
import type { Content } from '../model/content.ts';
import { type Contributor, creditRoles } from '../model/contributor.ts';
import type { Manuscript, ManuscriptChapter, ManuscriptImage, ManuscriptSection } from '../model/manuscript.ts';
import type { Project, SectionPlan } from '../model/project.ts';
import type { ImageFile } from '../model/source.ts';
import type { Whereabouts } from '../model/whereabouts.ts';
import type { ChapterIds, LinkIndex } from '../text/cross-links.ts';
import { directionOf } from '../text/language.ts';
import { withoutMailAddresses } from '../text/mail-address.ts';
import { setLine } from '../text/typography.ts';
import { everyNode } from '../text/walk.ts';
import { withoutControls } from '../text/without-controls.ts';
import { mergeContent } from './merge-content.ts';
import { mergeContributors } from './merge-contributors.ts';
import { mergeMap } from './merge-map.ts';

/** The chapters in reading order, as the step before gives them. */
export interface MergeInput {
  readonly project: Project;
  readonly front: readonly Chapter[];
  readonly sections: readonly {
    readonly plan: SectionPlan;
    readonly intro?: Chapter;
    readonly chapters: readonly Chapter[];
  }[];
  readonly back: readonly Chapter[];
  readonly contributors: readonly Contributor[];
  readonly links: LinkIndex;
  readonly images: ReadonlyMap<string, ImageFile>;
  /** By the id of a person. */
  readonly whereabouts?: ReadonlyMap<string, Whereabouts>;
  /** By file: why the chapter cannot be set, a sentence each. A page in its place says so. */
  readonly held: ReadonlyMap<string, readonly string[]>;
  /** By file: where a chapter comes from that the editors have not taken in yet. */
  readonly pending?: ReadonlyMap<string, string>;
}

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

function mergeChapter(
  chapter: Chapter,
  input: MergeInput,
  imageName: (path: string) => string | undefined,
  number: number,
): ManuscriptChapter {
  const { project, held } = input;
  const language = chapter.language ?? project.book.language;
  const reasons = held.get(chapter.file);
  const pendingFrom = input.pending?.get(chapter.file);
  const content = reasons ? notice(project, chapter, reasons) : mergeBody(chapter, input, imageName);
  const line = (text: string) => setLine(withoutMailAddresses(withoutControls(text)), language);
  return {
    anchor: idsOf(chapter, input).anchor,
    id: idsOf(chapter, input).anchor.slice(2),
    kind: chapter.kind === 'intro' ? 'chapter' : chapter.kind,
    state: reasons ? 'held' : 'ready',
    ...(pendingFrom === undefined ? {} : { pending: pendingFrom }),
    title: line(chapter.title) || chapter.file,
    ...(chapter.subtitle === undefined ? {} : { subtitle: line(chapter.subtitle) }),
    ...(chapter.summary === undefined ? {} : { summary: line(chapter.summary) }),
    ...(chapter.kind === 'chapter' ? { number } : {}),
    ...(chapter.section === undefined ? {} : { section: chapter.section }),
    authors: chapter.byline.flatMap(({ contributor }) => (contributor === undefined ? [] : [`p-${contributor}`])),
    credits: creditsOf(chapter),
    ...partOf(chapter, project),
    language,
    direction: directionOf(language),
    ...(chapter.date === undefined ? {} : { date: chapter.date }),
    keywords: chapter.keywords,
    words: chapter.words,
    file: chapter.file,
    sha256: chapter.sha256,
    ...content,
  };
}

function creditsOf({ credits }: Chapter): ManuscriptChapter['credits'] {
  return creditRoles.flatMap((role) => {
    const people = credits.flatMap((credit) =>
      credit.role === role && credit.contributor !== undefined ? [`p-${credit.contributor}`] : [],
    );
    return people.length === 0 ? [] : [{ role, people }];
  });
}

/** A text before or after the sections that book.yml calls a foreword or an afterword, or that is called so itself. */
function partOf({ file, kind, id }: Chapter, { forewords, afterwords }: Project): Pick<ManuscriptChapter, 'part'> {
  if (forewords.includes(file) || (kind === 'front' && id === 'foreword')) return { part: 'foreword' };
  if (afterwords.includes(file) || (kind === 'back' && id === 'afterword')) return { part: 'afterword' };
  return {};
}

function idsOf(chapter: Chapter, { links }: MergeInput): ChapterIds {
  const ids = links.idsByFile.get(chapter.file);
  if (!ids) throw new Error(`${chapter.file} was never indexed`);
  return ids;
}

function mergeBody(chapter: Chapter, input: MergeInput, imageName: (path: string) => string | undefined): Content {
  const ids = idsOf(chapter, input);
  return mergeContent(chapter.content, {
    file: chapter.file,
    language: chapter.language ?? input.project.book.language,
    ids,
    notePrefix: `n-${ids.anchor.slice(2)}`,
    links: input.links,
    imageName,
  });
}

// A by-line that could not be tied to a person still names whom the page is kept for.
function notice(project: Project, chapter: Chapter, reasons: readonly string[]): Content {
  const paragraph = (value: string) => ({
    type: 'paragraph' as const,
    // A message may quote what is wrong, and an address that stands in the wrong place is the most private.
    children: [{ type: 'text' as const, value: withoutMailAddresses(withoutControls(value)) }],
  });
  const strangers = chapter.byline.filter(({ contributor }) => contributor === undefined);
  const names = strangers.map(({ person, written }) => person?.name ?? written).join(', ');
  const first = names === '' ? project.labels.missingChapter : `${names}: ${project.labels.missingChapter}`;
  return { blocks: [paragraph(first), ...reasons.map(paragraph)], notes: [] };
}

const extensions: Readonly<Record<ImageFile['mediaType'], string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/svg+xml': 'svg',
};

// The author's file name never reaches a disk: a picture is named by what is in it.
function nameImages(images: ReadonlyMap<string, ImageFile>): Map<string, ManuscriptImage> {
  const named = new Map<string, ManuscriptImage>();
  for (const [path, { bytes, sha256, mediaType, width, height }] of images) {
    const name = `images/${sha256.slice(0, 16)}.${extensions[mediaType]}`;
    named.set(path, { name, bytes, sha256, mediaType, width, height });
  }
  return named;
}

function* shownImages(
  chapters: readonly ManuscriptChapter[],
  sections: readonly ManuscriptSection[],
): Generator<string> {
  const intros = sections.flatMap(({ intro }) => (intro ? [intro] : []));
  for (const content of [...chapters, ...intros]) {
    for (const node of everyNode(content)) if (node.type === 'image') yield node.url;
  }
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
