import { isAbsolute } from 'node:path';
import type { Checked, Diagnostic } from '../model/checked.ts';
import type { SourceFile } from '../model/source.ts';
import { checkNames } from './file-names.ts';
import { recordFile } from '../system/written-record.ts';
import type { Material } from './material.ts';
import type { ReadEnd } from './read-regular.ts';

export interface CollectedFiles extends Checked<readonly SourceFile[]> {
  /** The patterns that lead to nothing at all, as written. */
  readonly unmatched: readonly string[];
}

/** 2 MiB. The largest of 4,994 chapters looked at has 380,819 bytes. */
export const chapterBytes = 2 * 2 ** 20;

/**
 * The files of the material that the patterns name, in code point order of their paths. A pattern that begins
 * with `!` takes files out. What cannot be part of a book is a diagnostic and not in the result: a symbolic link, a
 * file that is too large or cannot be read. Two names that are one on other machines are both there, with a
 * diagnostic.
 */
export async function collectFiles(
  material: Material,
  patterns: readonly string[],
  options: { readonly maxBytes?: number } = {},
): Promise<CollectedFiles> {
  const maxBytes = options.maxBytes ?? chapterBytes;
  const without = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
  const diagnostics = new Map<string, Diagnostic>();
  const report = (problem: Diagnostic) =>
    diagnostics.set(`${problem.rule} ${problem.message} ${problem.file}`, problem);
  const found = new Set<string>();
  const unmatched: string[] = [];

  for (const pattern of patterns.filter((written) => !written.startsWith('!'))) {
    if (leadsOut(pattern)) {
      report(outside(pattern));
      continue;
    }
    const { paths, linkedFolders, closedFolders } = await material.walk(pattern, without);
    paths.forEach((path) => found.add(path));
    linkedFolders.forEach((path) => report(linkedFolder(path.normalize('NFC'))));
    closedFolders.forEach((path) => report(closedFolder(path.normalize('NFC'))));
    if (paths.length + linkedFolders.length + closedFolders.length === 0) unmatched.push(pattern);
  }

  const files: SourceFile[] = [];
  for (const [onDisk, end] of await material.read([...found], maxBytes)) {
    const path = onDisk.normalize('NFC');
    if (end.outcome === 'read') files.push({ path, bytes: end.bytes, sha256: end.sha256 });
    else report(unread(path, end, maxBytes));
  }
  files.sort((a, b) => byCodePoint(a.path, b.path));
  checkNames(files.map((file) => file.path)).forEach(report);
  const sorted = [...diagnostics.values()].sort((a, b) => byCodePoint(a.file ?? '', b.file ?? ''));
  return { value: files, diagnostics: sorted, unmatched };
}

/** Paths of the files that the patterns name, as `collectFiles` finds them; none is opened. */
export async function matchFiles(material: Material, patterns: readonly string[]): Promise<string[]> {
  const without = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
  const wanted = patterns.filter((pattern) => !pattern.startsWith('!') && !leadsOut(pattern));
  const walks = await Promise.all(wanted.map((pattern) => material.walk(pattern, without)));
  return [...new Set(walks.flatMap(({ paths }) => paths.map((path) => path.normalize('NFC'))))].sort(byCodePoint);
}

/**
 * Paths of all files of the material in code point order, Unicode form NFC; none is opened. Of hidden files, only the
 * locks that LibreOffice leaves behind are there. What a build wrote into a folder of another name than `build` is not:
 * the record beside it tells.
 */
export async function listFiles(material: Material): Promise<string[]> {
  // Not `{**/*,**/.~lock.*#}`: that finds nothing in the folder itself.
  const { paths } = await material.walk(`**/{*,.~lock.*#,${recordFile}}`, []);
  const built = paths
    .filter((path) => path.endsWith(`/${recordFile}`))
    .map((path) => path.slice(0, -recordFile.length));
  const own = paths.filter((path) => !path.endsWith(recordFile) && !built.some((folder) => path.startsWith(folder)));
  return own.map((path) => path.normalize('NFC')).sort(byCodePoint);
}

// `<` compares UTF-16 units, which puts emoji before some letters of the basic plane.
function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function leadsOut(pattern: string): boolean {
  return isAbsolute(pattern) || /^[a-z]:/i.test(pattern) || pattern.split(/[/\\]/).includes('..');
}

function outside(pattern: string): Diagnostic {
  return {
    rule: 'files-are-in-the-book',
    severity: 'error',
    message: `The pattern "${pattern}" leads out of the book's folder.`,
    hint: 'Move the files into the folder of the book, and write their path from there.',
  };
}

function linkedFolder(file: string): Diagnostic {
  return {
    rule: 'files-are-in-the-book',
    severity: 'warning',
    message: `"${file}" is a link to another folder; what lies there is not part of the book.`,
    hint: 'Put the files themselves into the folder of the book.',
    file,
  };
}

function closedFolder(file: string): Diagnostic {
  return {
    rule: 'files-are-readable',
    severity: 'error',
    message: `The folder "${file}" cannot be opened, so its files are missing from the book.`,
    hint: 'Change the rights of the folder, or leave it out in book.yml.',
    file,
  };
}

function unread(file: string, end: Exclude<ReadEnd, { outcome: 'read' }>, maxBytes: number): Diagnostic {
  switch (end.outcome) {
    case 'symlink':
      return {
        rule: 'files-are-in-the-book',
        severity: 'error',
        message: 'This is a link to another file, not a file. Links are not followed.',
        hint: 'Put the file itself in its place.',
        file,
      };
    case 'tooLarge':
      return {
        rule: 'files-are-of-usual-size',
        severity: 'error',
        message: `This file has ${megabytes(end.size)} MB; a chapter may have ${megabytes(maxBytes)} MB at most.`,
        hint: 'A long book chapter has 0.1 MB of text. Is a picture or another file in it?',
        file,
      };
    case 'repository':
      return {
        rule: 'files-are-in-the-book',
        severity: 'error',
        message: 'This is another git repository (a submodule), not a file. What lies in it is not part of the book.',
        hint: 'Put the files themselves in its place.',
        file,
      };
    case 'lfsPointer':
      return {
        rule: 'files-are-stored-in-git',
        severity: 'error',
        message: 'Here stands only the note where Git LFS keeps this file, not the file itself.',
        hint: 'Take the file out of Git LFS ("git lfs untrack", then "git add --renormalize") and send it as a plain file.',
        file,
      };
    case 'notAFile':
    case 'missing':
    case 'unreadable':
      return {
        rule: 'files-are-readable',
        severity: 'error',
        message: 'This file cannot be read.',
        hint: 'Does it open in your editor? Its rights may keep it closed, or its name may have a broken letter.',
        file,
      };
  }
}

function megabytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(1);
}
