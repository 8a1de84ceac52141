import type { Change } from '../model/change.ts';
import type { BylineEntry, Chapter } from '../model/chapter.ts';
import type { Diagnostic } from '../model/checked.ts';
import type { Contributor } from '../model/contributor.ts';
import { picturesOf } from '../text/pictures.ts';
import { everyoneOf } from '../text/everyone-of.ts';
import { slugify } from '../text/slug.ts';

/** What is known of a contribution. Everything is seen with the patterns of the base branch. */
export interface Contributed {
  readonly changes: readonly Change[];
  /** Paths that are chapters, and paths that are contributor files, with the contribution or without it. */
  readonly chapterPaths: ReadonlySet<string>;
  readonly contributorPaths: ReadonlySet<string>;
  /** Chapters that the contribution changes or takes away, as they are without it. */
  readonly before: readonly Chapter[];
  /** All chapters as they are with it. */
  readonly after: readonly Chapter[];
  readonly contributors: readonly Contributor[];
}

/**
 * A contribution may hold new chapters of its author, changes to chapters that name the author (or translator,
 * illustrator, …), their pictures and the records of those whom they name. Git does not say who a contribution is from,
 * so its chapters have to: all of them must have one person in common.
 */
export function checkOwnership(contributed: Contributed): Diagnostic[] {
  const touched = touchedChapters(contributed);
  const author = commonPerson(touched);
  const isOwn = ({ people }: Touched) => people.size === 0 || author === undefined || people.has(author);
  const own = touched.filter((chapter) => isOwn(chapter) && chapter.kind !== 'deleted');
  const pictures = pictureRights(contributed, own);
  const mayHold = peopleOf(own);
  const records = contributed.changes.filter(({ path }) => contributed.contributorPaths.has(path));
  return contributed.changes.flatMap((change): Diagnostic[] => {
    const chapter = touched.find(({ path }) => path === change.path);
    if (chapter !== undefined) return chapterProblem(chapter, { contributed, author, isOwn: isOwn(chapter), own });
    if (contributed.contributorPaths.has(change.path)) {
      const isAlone = touched.length === 0 && records.length === 1;
      const isTheirs = mayHold.has(idOf(change.path)) && change.kind !== 'deleted';
      return isTheirs || (isAlone && change.kind !== 'deleted') ? [] : [notOwn(change, 'the record of somebody else')];
    }
    return pictures(change) ? [] : [notOwn(change)];
  });
}

interface Touched extends Change {
  /** Ids of everyone whom it names, as it is without the contribution; a new chapter, as it is with it. */
  readonly people: ReadonlySet<string>;
  readonly peopleAfter: ReadonlySet<string>;
  /** The same of the by-line alone. */
  readonly authors: ReadonlySet<string>;
  readonly authorsAfter: ReadonlySet<string>;
}

function touchedChapters({ changes, chapterPaths, before, after }: Contributed): Touched[] {
  const named = (chapters: readonly Chapter[]) => new Map(chapters.map((chapter) => [chapter.file, namedIn(chapter)]));
  const [earlier, later] = [named(before), named(after)];
  return changes
    .filter(({ path }) => chapterPaths.has(path))
    .map((change) => {
      const now = later.get(change.path) ?? nobody;
      const then = change.kind === 'added' ? undefined : earlier.get(change.path);
      const { people, authors } = then !== undefined && then.people.size > 0 ? then : now;
      return { ...change, people, authors, peopleAfter: now.people, authorsAfter: now.authors };
    });
}

const nobody: Pick<Touched, 'people' | 'authors'> = { people: new Set(), authors: new Set() };

function namedIn(chapter: Chapter): Pick<Touched, 'people' | 'authors'> {
  const ids = (entries: readonly BylineEntry[]) =>
    new Set(entries.map(({ contributor, written }) => contributor ?? slugify(written)));
  return { people: ids(everyoneOf(chapter)), authors: ids(chapter.byline) };
}

/** The person who is in the most by-lines, those of new chapters before others; of equal ones, the first named. */
function commonPerson(touched: readonly Touched[]): string | undefined {
  const weights = new Map<string, number>();
  for (const { people, kind } of touched) {
    for (const person of people) weights.set(person, (weights.get(person) ?? 0) + (kind === 'added' ? 1000 : 1));
  }
  // The chapter in the most need of being somebody's own decides: an existing one counts only beside new ones.
  return [...weights].sort(([, a], [, b]) => b - a)[0]?.[0];
}

function peopleOf(chapters: readonly Touched[]): ReadonlySet<string> {
  return new Set(chapters.flatMap(({ people, peopleAfter }) => [...people, ...peopleAfter]));
}

function idOf(path: string): string {
  return slugify((path.split('/').at(-1) ?? '').replace(/\.[^.]+$/, ''));
}

interface Judged {
  readonly contributed: Contributed;
  readonly author: string | undefined;
  readonly isOwn: boolean;
  readonly own: readonly Touched[];
}

function chapterProblem(chapter: Touched, { contributed, author, isOwn, own }: Judged): Diagnostic[] {
  const { path, kind, people } = chapter;
  const [authors, authorsAfter] = [chapter.authors, chapter.authorsAfter];
  const names = (ids: ReadonlySet<string>) => {
    const named = [...ids].map((id) => contributed.contributors.find((each) => each.id === id)?.name ?? id);
    return named.join(' and ');
  };
  if (kind === 'added') {
    if (isOwn) return [];
    return [
      {
        rule: 'contribution-has-one-author',
        severity: 'warning',
        message: `This chapter is by ${names(authors.size > 0 ? authors : people)}, another one of this contribution by ${names(new Set(author === undefined ? [] : [author]))}.`,
        hint: 'Send each chapter on its own, so that one can go into the book while the other is still being talked about.',
        file: path,
      },
    ];
  }
  if (kind === 'deleted') {
    // A chapter under a new name is one taken away and one added.
    const isRenamed = isOwn && own.some((other) => other.kind === 'added');
    return isRenamed ? [] : [notOwn(chapter, authors.size === 0 ? 'a chapter' : `a chapter by ${names(authors)}`)];
  }
  if (!isOwn) return [notOwn(chapter, `a chapter by ${names(authors.size > 0 ? authors : people)}`)];
  const isTakenOver =
    authors.size > 0 && authorsAfter.size > 0 && ![...authors].some((person) => authorsAfter.has(person));
  return isTakenOver ? [takenOver(path, names(authors))] : [];
}

const pictureName = /\.(?:png|jpe?g|gif|webp|svg)$/i;

/** Which pictures the contribution may bring, change or take away. */
function pictureRights(
  { before, after, contributors }: Contributed,
  own: readonly Touched[],
): (change: Change) => boolean {
  const ownPaths = new Set(own.map(({ path }) => path));
  const people = peopleOf(own);
  const photosOf = (isTheirs: boolean) =>
    contributors.flatMap(({ id, photo }) => (photo !== undefined && people.has(id) === isTheirs ? [photo] : []));
  const shownBy = (chapters: readonly Chapter[], isTheirs: boolean) =>
    chapters.filter(({ file }) => ownPaths.has(file) === isTheirs).flatMap(picturesOf);
  let pictures: { readonly theirs: ReadonlySet<string>; readonly others: ReadonlySet<string> } | undefined;
  return ({ path, kind }) => {
    // Most contributions bring nothing but a chapter, and a book can have a thousand people.
    pictures ??= {
      theirs: new Set([...shownBy([...before, ...after], true), ...photosOf(true)]),
      others: new Set([...shownBy(after, false), ...photosOf(false)]),
    };
    const { theirs, others } = pictures;
    if (kind !== 'added') return theirs.has(path) && !others.has(path);
    return theirs.has(path) || (pictureName.test(path) && [...ownPaths].some((chapter) => isBeside(path, chapter)));
  };
}

/** In the folder of the chapter or below it; for a chapter at the top of the book, at the top as well. */
function isBeside(path: string, chapter: string): boolean {
  const folder = chapter.slice(0, chapter.lastIndexOf('/') + 1);
  return folder === '' ? !path.includes('/') : path.startsWith(folder);
}

const does: Record<Change['kind'], string> = { added: 'adds', changed: 'changes', deleted: 'takes away' };

const takeOut =
  'Take it out of the contribution: an author sends a chapter, its pictures and their own record. Everything else is for the editors to change.';

const textFile = /\.(?:md|markdown|docx?|odt|rtf|txt|pages|pdf|html?)$/i;

/** Most who send a text that is no chapter meant it to be one. */
function chapterElsewhere(path: string): string {
  const mend = /\.(?:md|markdown)$/i.test(path)
    ? 'move it into the folder where the other chapters are ("chapters:" in book.yml names it)'
    : 'send its text as a Markdown file, whose name ends in .md, in the folder where the other chapters are';
  return `If this is the chapter, ${mend}. If not, take it out of the contribution.`;
}

function notOwn({ path, kind }: Change, what?: string): Diagnostic {
  return {
    rule: 'contribution-touches-its-own-files',
    severity: 'error',
    message: `This contribution ${does[kind]} "${path}"${what === undefined ? ', which is neither a chapter nor a picture of its author' : `, ${what}`}.`,
    hint: kind === 'added' && what === undefined && textFile.test(path) ? chapterElsewhere(path) : takeOut,
    file: path,
  };
}

function takenOver(file: string, names: string): Diagnostic {
  return {
    rule: 'contribution-touches-its-own-files',
    severity: 'error',
    message: `This contribution takes ${names} out of the by-line of this chapter.`,
    hint: 'Put the name back. Only the editors change who a chapter is by.',
    file,
  };
}
