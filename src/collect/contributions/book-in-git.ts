import { realpath, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { BookError } from '../../model/book-error.ts';
import { below, findBookIn } from '../book-in-tree.ts';
import { findBook } from '../find-book.ts';
import { gitMaterial } from '../git/git-material.ts';
import { findCommit } from '../git/revisions.ts';
import { type GitPlace, outputOfGit, runGit, tryGit } from '../git/run-git.ts';
import { listTree, type TreeEntry } from '../git/trees.ts';
import { folderMaterial, type Material } from '../material.ts';
import { nearestFolder, posix } from '../since.ts';

export interface BookInGitOptions {
  readonly cwd: string;
  /** The book's folder or its `book.yml`, as for `findBook`. */
  readonly book?: string | undefined;
  /** What contributions are compared with; what is checked out unless told. */
  readonly base?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal | undefined;
}

/** The book as its branch has it, which contributions are compared with. */
export interface BookInGit {
  /** Absolute path of the book's folder; of a bare repository, where it would be. */
  readonly folder: string;
  /** `book.yml` in it. */
  readonly file: string;
  /** The book's folder from the top of the repository: empty, or with `/` at the end. */
  readonly prefix: string;
  /** The book's own repository. */
  readonly place: GitPlace;
  /** Absolute path of its object folder. */
  readonly objects: string;
  /** Digits of its object ids: 40, or 64 with SHA-256. */
  readonly idLength: number;
  /** Only the newest part of the history is here. */
  readonly isShallow: boolean;
  readonly isBare: boolean;
  /** Undefined where there is no commit yet. */
  readonly base: string | undefined;
  readonly baseName: string;
  /** Files of the whole branch, by path from the top of the repository; those of the book's folder are `entries`. */
  readonly all: ReadonlyMap<string, TreeEntry>;
  readonly entries: ReadonlyMap<string, TreeEntry>;
  /** The book's files: of the branch; of the folder where there is no commit yet. */
  readonly material: Material;
}

const withoutRepository =
  'Chapters are compared with what git has of the book. Begin with "git init", then commit the book: "git add . && git commit".';

/**
 * Opens the book in its own repository. Nothing is changed in it.
 *
 * @throws BookError where there is no repository, no such commit, or no book in it.
 */
export async function openBookInGit(options: BookInGitOptions): Promise<BookInGit> {
  const start = resolve(options.cwd, options.book ?? '.');
  const place = await placeAt(start, options);
  const facts = await repositoryFacts(place).catch(async (cause: unknown) => {
    // In the wrong folder, that there is no book is what has to be said.
    await findBook(options);
    throw cause;
  });
  const [top, { base, baseName }] = await Promise.all([
    facts.isBare ? facts.gitDir : topOf(place),
    findBase(place, options.base),
  ]);
  const shared = { place, ...facts, base, baseName };
  if (base === undefined) {
    if (facts.isBare) throw new BookError('This repository has no commit yet.', { hint: 'Push the book to it first.' });
    const { folder, file } = await findBook(options);
    const prefix = withSlash(posix(relative(top, folder)));
    return {
      folder,
      file,
      prefix,
      all: new Map(),
      entries: new Map(),
      material: await folderMaterial(folder),
      ...shared,
    };
  }
  const { value: all } = await listTree(place, base);
  const realStart = join(await realpath(place.cwd), relative(place.cwd, start));
  const { prefix, file } = findBookIn(all, facts.isBare ? '' : posix(relative(top, realStart)), {
    book: facts.isBare ? undefined : options.book,
    branch: baseName,
    hint: 'Contributions are compared with what is committed. Commit book.yml first: "git add book.yml && git commit".',
  });
  const entries = below(prefix, all);
  return { folder: join(top, prefix), file, prefix, all, entries, material: gitMaterial(place, entries), ...shared };
}

/** A bare repository is used only where it was named or entered: one may lie anywhere in what somebody sent. */
async function placeAt(start: string, { env, signal }: BookInGitOptions): Promise<GitPlace> {
  const cwd = await nearestFolder(start);
  const isThere = (name: string) =>
    stat(join(cwd, name)).then(
      () => true,
      () => false,
    );
  const isBare = (await Promise.all(['HEAD', 'objects', 'refs'].map(isThere))).every(Boolean);
  return { cwd, env, signal, ...(isBare ? { gitDir: await realpath(cwd) } : {}) };
}

async function repositoryFacts(place: GitPlace) {
  const questions = ['--is-bare-repository', '--is-shallow-repository', '--show-object-format', '--absolute-git-dir'];
  const args = ['rev-parse', '--path-format=absolute', ...questions, '--git-path', 'objects'];
  const lines = trimmed(outputOfGit(await runGit(place, args, { withoutRepository }))).split('\n');
  const [bare, shallow, format, gitDir = '', ...objects] = lines;
  return {
    isBare: bare === 'true',
    isShallow: shallow === 'true',
    idLength: format === 'sha256' ? 64 : 40,
    gitDir,
    objects: objects.join('\n'),
  };
}

async function topOf(place: GitPlace): Promise<string> {
  return realpath(trimmed(outputOfGit(await runGit(place, ['rev-parse', '--show-toplevel']))));
}

async function findBase(
  place: GitPlace,
  asked: string | undefined,
): Promise<{ base: string | undefined; baseName: string }> {
  if (asked !== undefined) return { base: await findCommit(place, asked, '--base'), baseName: asked };
  const [branch, head] = await Promise.all([
    tryGit(place, ['symbolic-ref', '--quiet', '--short', 'HEAD']),
    tryGit(place, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']),
  ]);
  const base = head.outcome === 'done' ? trimmed(head.stdout) : undefined;
  return { base, baseName: branch.outcome === 'done' ? trimmed(branch.stdout) : (base?.slice(0, 10) ?? 'HEAD') };
}

function trimmed(output: Buffer): string {
  return output.toString('utf8').replace(/\n$/, '');
}

function withSlash(path: string): string {
  return path === '' ? '' : `${path}/`;
}
