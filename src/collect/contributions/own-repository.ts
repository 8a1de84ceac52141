import { globMatcher, folderOfGlob } from '../../text/glob.ts';
import { slugify } from '../../text/slug.ts';
import type { TreeChange } from '../git/tree-changes.ts';
import type { BookPaths } from './book-paths.ts';
import type { ReadHead } from './read-heads.ts';

/** Of files that lie in many repositories, none is a chapter. */
const notChapters = /(?:^|\/)(?:readme|licen[cs]e|contributing|changelog|security|code_of_conduct)(?:\.[^/]*)?$/i;

/** Where the files of an author's own repository go in the book; undefined where it has no chapter. */
export function placeInBook(
  { source, head, changes }: ReadHead,
  patterns: readonly string[],
  { isChapter }: BookPaths,
): ReadonlyMap<string, TreeChange> | undefined {
  const isMarkdown = (path: string) => /\.(?:md|markdown)$/i.test(path);
  const isNamed = source.paths === undefined ? undefined : globMatcher(source.paths);
  const isUsual = globMatcher(patterns.filter((pattern) => !pattern.startsWith('!')));
  const files = [...changes].filter(([, { entry }]) => entry !== undefined);
  const chosen = (isIt: (path: string) => boolean) => files.filter(([path]) => isIt(path)).map(([path]) => path);
  const usual = isNamed === undefined ? chosen((path) => isUsual(path) && isMarkdown(path)) : chosen(isNamed);
  const chapters =
    usual.length > 0 || isNamed !== undefined ? usual : chosen((path) => isMarkdown(path) && !notChapters.test(path));
  if (chapters.length === 0) return undefined;

  const folder = folderOfGlob(patterns.find((pattern) => !pattern.startsWith('!')) ?? '');
  const own = slugify(source.contributor ?? source.name) || head.commit.slice(0, 10);
  const top = commonFolder(chapters);
  // A folder of its own for each repository, where the patterns reach into folders; else beside the others.
  const nested = [folder, own].filter((step) => step !== '').join('/');
  const flat = chapters.length === 1 ? `${folder === '' ? '' : `${folder}/`}${own}.md` : undefined;
  const isDeep = chapters.every((path) => isChapter(`${nested}/${below(top, path)}`));
  if (!isDeep && (flat === undefined || !isChapter(flat))) return undefined;
  const placed = (path: string) => {
    if (isDeep) return `${nested}/${below(top, path)}`;
    return path === chapters[0] ? (flat ?? path) : `${folder === '' ? '' : `${folder}/`}${below(top, path)}`;
  };
  const taken = new Set(chapters);
  const pictures = /\.(?:png|jpe?g|gif|webp|svg)$/i;
  return new Map(
    files
      .filter(([path]) => taken.has(path) || (pictures.test(path) && path.startsWith(top)))
      .map(([path, change]) => [placed(path).normalize('NFC'), change]),
  );
}

function commonFolder(paths: readonly string[]): string {
  const [first = '', ...others] = paths;
  let folder = first.slice(0, first.lastIndexOf('/') + 1);
  while (others.some((path) => !path.startsWith(folder)))
    folder = folder.slice(0, folder.lastIndexOf('/', folder.length - 2) + 1);
  return folder;
}

function below(folder: string, path: string): string {
  return path.slice(folder.length);
}
