import type { Chapter } from '../model/chapter.ts';
import type { Checked, Diagnostic } from '../model/checked.ts';
import type { Contributor } from '../model/contributor.ts';
import type { ChapterOrder, Project, SectionPlan } from '../model/project.ts';
import { byCodePoints } from '../text/code-point-order.ts';
import { collatorFor, nameOrder } from '../text/collation.ts';
import { findSection } from '../text/sections.ts';

/** The book's chapters in reading order. */
export interface OrderedBook {
  readonly front: readonly Chapter[];
  readonly sections: readonly OrderedSection[];
  readonly back: readonly Chapter[];
}

export interface OrderedSection {
  readonly plan: SectionPlan;
  readonly intro?: Chapter;
  readonly chapters: readonly Chapter[];
}

/**
 * Places every chapter in the section it names, sections as `book.yml` lists them, chapters inside by the book's
 * order. Chapters without a known section are gathered in a last one. The collation is that of the book's language,
 * whatever machine builds it; equal chapters go by file name.
 */
export function orderChapters(
  chapters: readonly Chapter[],
  contributors: readonly Contributor[],
  project: Project,
): Checked<OrderedBook> {
  const placed = chapters.filter(({ kind }) => kind === 'chapter');
  const intros = new Map(chapters.filter(({ kind }) => kind === 'intro').map((chapter) => [chapter.file, chapter]));
  const bySection = new Map<SectionPlan, Chapter[]>(project.sections.map((plan) => [plan, []]));
  const others: Chapter[] = [];
  for (const chapter of placed) {
    const plan = chapter.section === undefined ? undefined : findSection(project.sections, chapter.section);
    (plan ? (bySection.get(plan) ?? others) : others).push(chapter);
  }
  const comparer = comparerFor(project, contributors);
  const diagnostics: Diagnostic[] = [];
  const sections = [...bySection].map(([plan, own]): OrderedSection => {
    const intro = plan.intro === undefined ? undefined : intros.get(plan.intro);
    const sorted = sortChapters(own, plan, project, comparer, diagnostics);
    return { plan, chapters: sorted, ...(intro ? { intro } : {}) };
  });
  if (others.length > 0 || sections.length === 0) {
    const title = sections.length === 0 ? '' : project.labels.otherChapters;
    const plan: SectionPlan = { id: '', title };
    sections.push({ plan, chapters: sortChapters(others, plan, project, comparer, diagnostics) });
  }
  const inListedOrder = (files: readonly string[], kind: Chapter['kind']) =>
    files.flatMap((file) => chapters.filter((chapter) => chapter.kind === kind && chapter.file === file));
  return {
    value: { front: inListedOrder(project.front, 'front'), sections, back: inListedOrder(project.back, 'back') },
    diagnostics,
  };
}

type Comparer = (one: Chapter, other: Chapter) => number;

function sortChapters(
  chapters: readonly Chapter[],
  plan: SectionPlan,
  project: Project,
  comparer: Comparer,
  diagnostics: Diagnostic[],
): Chapter[] {
  const sorted = [...chapters].sort(comparer);
  return project.order === 'listed' ? asListed(sorted, plan, project, diagnostics) : sorted;
}

function asListed(sorted: readonly Chapter[], plan: SectionPlan, project: Project, problems: Diagnostic[]): Chapter[] {
  const listed = (plan.chapters ?? []).flatMap((name) => {
    const chapter = sorted.find(({ id, file }) => id === name || file === name);
    if (!chapter) problems.push(notInSection(name, plan, project));
    return chapter ? [chapter] : [];
  });
  const rest = sorted.filter((chapter) => !listed.includes(chapter));
  if (rest.length > 0 && plan.chapters !== undefined)
    problems.push(...rest.map((chapter) => notListed(chapter, project)));
  return [...new Set(listed), ...rest];
}

function notInSection(name: string, plan: SectionPlan, project: Project): Diagnostic {
  return {
    rule: 'listed-chapters-exist',
    severity: 'warning',
    message: `The section "${plan.title}" lists "${name}", but no chapter of this section has that id or path.`,
    hint: 'Check its spelling, or take it out of the list.',
    file: project.file,
  };
}

function notListed(chapter: Chapter, project: Project): Diagnostic {
  return {
    rule: 'chapters-are-listed',
    severity: 'warning',
    message: `${project.file} does not list this chapter, so it comes after the listed ones.`,
    hint: `Add "${chapter.id}" to the chapters of its section.`,
    file: chapter.file,
  };
}

function comparerFor(project: Project, contributors: readonly Contributor[]): Comparer {
  const collator = collatorFor(project.book.language, { numeric: true });
  const byName = nameOrder(project.book.language);
  const sortNames = new Map(contributors.map(({ id, sort }) => [id, sort]));
  const authorOf = (chapter: Chapter) => sortNames.get(chapter.byline[0]?.contributor ?? '') ?? '';
  const byTitle: Comparer = (one, other) => collator.compare(one.title, other.title);
  const first: Record<ChapterOrder, Comparer> = {
    weight: (one, other) => one.weight - other.weight,
    author: (one, other) => byName(authorOf(one), authorOf(other)),
    title: byTitle,
    date: (one, other) => byCodePoints(one.date ?? '9999', other.date ?? '9999'),
    listed: (one, other) => one.weight - other.weight,
    shuffle: (one, other) => drawn(project.seed, one.id) - drawn(project.seed, other.id),
  };
  return (one, other) => first[project.order](one, other) || byTitle(one, other) || byCodePoints(one.file, other.file);
}

/**
 * A number drawn from a seed and an id: the same for ever, so a shuffled book keeps its order when a chapter joins it.
 * FNV-1a, 32 bits (draft-eastlake-fnv-21, 2024), with the finalizer of MurmurHash3, for FNV alone mixes short words badly.
 */
function drawn(seed: string, id: string): number {
  let hash = 0x811c9dc5;
  for (const unit of new TextEncoder().encode(`${seed}\n${id}`)) hash = Math.imul(hash ^ unit, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
