import type { Chapter } from '../model/chapter.ts';
import type { Content } from '../model/content.ts';
import { creditRoles } from '../model/contributor.ts';
import type { ManuscriptChapter } from '../model/manuscript.ts';
import type { Project } from '../model/project.ts';
import type { ChapterIds } from '../text/cross-links.ts';
import { directionOf } from '../text/language.ts';
import { withoutMailAddresses } from '../text/mail-address.ts';
import { setLine } from '../text/typography.ts';
import { withoutControls } from '../text/without-controls.ts';
import { mergeContent } from './merge-content.ts';
import type { MergeInput } from './merge-input.ts';

/** The name that a picture has in the book, by its path; undefined where it is not there. */
type ImageName = (path: string) => string | undefined;

/** A chapter as the book has it; in place of one that is held, a page that says why. */
export function mergeChapter(
  chapter: Chapter,
  input: MergeInput,
  imageName: ImageName,
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

/** The ids of a chapter in the book. */
export function idsOf(chapter: Chapter, { links }: MergeInput): ChapterIds {
  const ids = links.idsByFile.get(chapter.file);
  if (!ids) throw new Error(`${chapter.file} was never indexed`);
  return ids;
}

/** The text of a chapter, with its links, notes and pictures tied. */
export function mergeBody(chapter: Chapter, input: MergeInput, imageName: ImageName): Content {
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
