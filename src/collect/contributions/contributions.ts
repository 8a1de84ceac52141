import type { BylineEntry, Chapter } from '../../model/chapter.ts';
import type { Diagnostic } from '../../model/checked.ts';
import type { ContributedChapter, ContributedFile, Contribution, Lock } from '../../model/collect.ts';
import { publicName } from '../../text/mail-address.ts';
import { everyoneOf } from '../../text/everyone-of.ts';
import { picturesOf } from '../../text/pictures.ts';
import { slugify } from '../../text/slug.ts';
import type { TreeChange } from '../git/tree-changes.ts';
import type { BookInGit } from './book-in-git.ts';
import type { BookPaths } from './book-paths.ts';
import { creditOf } from './credit.ts';
import type { Draft } from './drafts.ts';
import type { Begun } from './editors-changes.ts';
import type { FindPerson, KnownPerson } from './identity.ts';
import { standingToBook, standingWithoutChapter, type Standing } from './standing.ts';

/** A draft after it was read as a part of the book. */
export interface Reviewed {
  readonly draft: Draft;
  readonly chapters: readonly Chapter[];
  readonly diagnostics: readonly Diagnostic[];
  /** The people of the book as it would be. */
  readonly people?: ReadonlyMap<string, { readonly name: string; readonly photo?: string }>;
}

export interface ContributionsContext {
  readonly book: BookInGit;
  readonly lock: Lock;
  readonly paths: BookPaths;
  readonly people: FindPerson;
}

/** One contribution for each chapter that a head brings; one without a chapter for a head that brings none. */
export function contributionsOf(reviewed: readonly Reviewed[], context: ContributionsContext): Begun[] {
  return reviewed.flatMap((each) => ofHead(each, context));
}

function ofHead(reviewed: Reviewed, context: ContributionsContext): Begun[] {
  const { draft, diagnostics } = reviewed;
  const { read, changes } = draft;
  const { source, head, commit, mergeBase } = read;
  const newcomers = namedIn(reviewed);
  const find: FindPerson = (person) => context.people(person, newcomers);
  const shared = {
    ...{ source: source.name, head, changes },
    ...(mergeBase === undefined ? {} : { mergeBase }),
    committers: committersOf(reviewed, find),
    rivals: [],
  };
  const creditFor = (authors: readonly string[]) =>
    commit === undefined ? {} : { commit: creditOf(commit, read.own, { authors, find }) };
  const without = standingWithoutChapter(draft, { ...context.book, lock: context.lock });
  if (without !== undefined) {
    const standing = without.state === 'empty' ? refusedBy(diagnostics, without) : without;
    const chapter = without.state === 'withdrawn' ? withdrawnChapter(reviewed, context) : undefined;
    const known = chapter === undefined ? {} : { chapter };
    const none = { ...creditFor([]), companions: [], contributors: [], diagnostics };
    const key = keyOf(draft);
    return [{ contribution: { key, ...shared, ...standing, ...lettingGo(standing, key), ...known, ...none } }];
  }
  const chapters = draft.chapters.map((path) => reviewed.chapters.find(({ file }) => file === path) ?? path);
  return chapters.map((chapter, index): Begun => {
    const path = typeof chapter === 'string' ? chapter : chapter.file;
    const contributed = contributedChapter(chapter, fileAt(draft, path), reviewed.people);
    const own = chapters.length === 1 ? diagnostics : diagnostics.filter(isOf(path, draft));
    const isWithdrawn = typeof chapter !== 'string' && chapter.withdrawn === true;
    const standing = isWithdrawn
      ? { state: 'withdrawn' as const, reason: 'It says "withdrawn: true" at its top.' }
      : refusedBy(own, standingToBook(contributed, context.book.entries.has(path), context.lock));
    const key = chapters.length === 1 ? keyOf(draft) : `${keyOf(draft)}@${contributed.id}`;
    const contribution = {
      ...{ key, ...shared, ...creditFor(contributed.authors), ...standing, ...lettingGo(standing, key) },
      chapter: contributed,
      ...filesBeside(reviewed, { path, isFirst: index === 0, paths: context.paths }),
      contributors: typeof chapter === 'string' ? [] : idsOf(everyoneOf(chapter)),
      diagnostics: own,
    };
    return { contribution, before: fileAt(draft, path)?.before };
  });
}

/** A chapter that was taken back goes when the editors say so. */
function lettingGo({ state }: Standing, key: string): { hint?: string } {
  if (state !== 'withdrawn') return {};
  return {
    hint: `To let it go, too: "gathering collect --commit --only ${key}". Until then the book keeps what it has.`,
  };
}

/** `origin#12`, `origin:chapter/oak`; the source's name alone where it is one branch. */
function keyOf({ read: { source, head } }: Draft): string {
  if (head.pullRequest !== undefined) return `${source.name}#${head.pullRequest}`;
  return source.refs.kind === 'branch' ? source.name : `${source.name}:${head.branch ?? head.ref}`;
}

function isOf(path: string, { chapters }: Draft): (diagnostic: Diagnostic) => boolean {
  const others = new Set(chapters.filter((other) => other !== path));
  return ({ file }) => file === undefined || !others.has(file);
}

function contributedChapter(
  chapter: Chapter | string,
  change: TreeChange | undefined,
  people: Reviewed['people'],
): ContributedChapter {
  const path = typeof chapter === 'string' ? chapter : chapter.file;
  const file = { path, blob: change?.entry?.id ?? '', size: change?.entry?.size ?? 0 };
  if (typeof chapter === 'string') {
    return { ...file, id: idOfPath(path), title: '', words: 0, authors: [], names: [] };
  }
  const { id, title, words, byline } = chapter;
  const authors = idsOf(byline);
  const names = byline.map((entry) => nameOf(entry, people));
  return { ...file, id, title, words, authors, names };
}

/** Everyone whom its chapters name. Most who send a chapter send their first, and are known from nothing else. */
function namedIn({ chapters, people }: Reviewed): KnownPerson[] {
  return chapters.flatMap(everyoneOf).map((entry) => ({ id: idOf(entry), name: nameOf(entry, people) }));
}

function nameOf({ contributor = '', person, written }: BylineEntry, people: Reviewed['people']): string {
  return people?.get(contributor)?.name ?? person?.name ?? written;
}

function idsOf(entries: readonly BylineEntry[]): string[] {
  return [...new Set(entries.map(idOf))];
}

function idOf({ contributor, written }: BylineEntry): string {
  return contributor ?? slugify(written);
}

function idOfPath(path: string): string {
  return slugify((path.split('/').at(-1) ?? '').replace(/\.[^.]+$/, '')) || 'chapter';
}

function fileAt({ files }: Draft, path: string): TreeChange | undefined {
  return files.get(path) ?? [...files].find(([raw]) => raw.normalize('NFC') === path)?.[1];
}

/** An error keeps a contribution out, unless nothing of it would come in anyway. */
function refusedBy(diagnostics: readonly Diagnostic[], standing: Standing): Standing {
  if (standing.state === 'unchanged') return standing;
  const [first, ...others] = diagnostics.filter(({ severity }) => severity === 'error');
  if (first === undefined) return standing;
  const line = first.place === undefined ? '' : `Line ${first.place.line}: `;
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  const hint = first.hint === undefined ? {} : { hint: first.hint, hintFor: 'author' as const };
  return { state: 'refused', reason: `${line}${first.message}${more}`, ...hint };
}

/** What comes along with a chapter: the pictures and photos that it shows, its people's records; the rest with the first. */
function filesBeside(
  { draft, chapters, people }: Reviewed,
  { path, isFirst, paths }: { readonly path: string; readonly isFirst: boolean; readonly paths: BookPaths },
): Pick<Contribution, 'companions' | 'present'> {
  const shownBy = (chapter: Chapter) => [
    ...picturesOf(chapter),
    ...everyoneOf(chapter).flatMap(({ contributor }) => people?.get(contributor ?? '')?.photo ?? []),
  ];
  const own = new Set(chapters.filter(({ file }) => file === path).flatMap(shownBy));
  const others = new Set(chapters.filter(({ file }) => file !== path).flatMap(shownBy));
  const beside = [...draft.brought].flatMap(([file, { entry }]): ContributedFile[] => {
    if (entry?.kind !== 'file' || paths.isChapter(file)) return [];
    return own.has(file) || (isFirst && !others.has(file)) ? [{ path: file, blob: entry.id, size: entry.size }] : [];
  });
  const present = beside.filter((file) => !draft.files.has(file.path));
  return {
    companions: beside.filter((file) => draft.files.has(file.path)),
    ...(present.length === 0 ? {} : { present }),
  };
}

/** Who made its commits, by name; and by contributor where that is known. Never a mail address. */
function committersOf({ draft: { read } }: Reviewed, find: FindPerson): NonNullable<Contribution['committers']> {
  const seen = new Map<string, { name: string; contributor?: string }>();
  for (const person of read.people) {
    const contributor = find(person);
    const key = contributor ?? person.name;
    if (!seen.has(key))
      seen.set(key, { name: publicName(person.name), ...(contributor === undefined ? {} : { contributor }) });
  }
  return [...seen.values()];
}

/** The chapter that a head takes away, as it was last taken in. */
function withdrawnChapter({ draft }: Reviewed, { lock, book }: ContributionsContext): ContributedChapter | undefined {
  const [path] = draft.removed;
  if (path === undefined) return undefined;
  const taken = lock.chapters.find((entry) => entry.path === path);
  const entry = book.entries.get(path);
  if (entry === undefined) return undefined;
  const id = taken?.chapter ?? idOfPath(path);
  return { path, blob: entry.id, size: entry.size, id, title: '', words: 0, authors: [], names: [] };
}
