import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { BookError } from '../../model/book-error.ts';
import { listed } from '../../report/count.ts';
import { safeText } from '../../report/safe-text.ts';
import { errorCode } from '../../system/error-code.ts';
import { writeFlushed } from '../../system/write-flushed.ts';
import { cleanText } from '../../text/clean-text.ts';
import { slugify } from '../../text/slug.ts';
import type { CliContext } from '../context.ts';
import { pathFromHere } from '../path-from-here.ts';
import type { CommandInput } from '../program.ts';
import { editorFolder, settingsToAdd } from './editor-files.ts';
import { folderInRepository } from '../repository-folder.ts';
import { type NewBook, newBookFiles } from './init-files.ts';

export interface InitInput extends CommandInput {
  /** The folder of the new book, relative to where the command was typed. */
  readonly dir: string;
  readonly title?: string;
  readonly language?: string;
  /** `ID=Title`, or a title alone. */
  readonly sections?: readonly string[];
  /** `github`, the default, or `none`: the checks of pull requests. */
  readonly ci?: string;
}

/** Begins a book: writes its files, asking for what the options do not say. Files that are there stay. */
export async function init(input: InitInput): Promise<number> {
  const { context } = input;
  const folder = resolve(context.cwd, input.dir);
  await assertNoBook(folder, input.dir);
  const github = await wantsGithub(input.ci, folder, context.env);
  const book = { ...(await describe(input)), github };
  const made: string[] = [];
  const left: string[] = [];
  for (const [path, text] of await newBookFiles(book)) {
    ((await writeNew(join(folder, path), text, folder)) ? made : left).push(path);
  }
  context.stdout.write(ending(context, { folder, book, made, left }));
  return 0;
}

async function assertNoBook(folder: string, written: string): Promise<void> {
  for (const name of ['book.yml', 'book.yaml']) {
    if ((await stat(join(folder, name)).catch(() => undefined)) === undefined) continue;
    throw new BookError(`There is a book in "${written}" already: ${name}.`, {
      hint: 'Change that file, or name another folder: gathering init my-book',
    });
  }
}

/** GitHub reads workflows at the top of a repository alone. */
async function wantsGithub(ci: string | undefined, folder: string, env: CliContext['env']): Promise<boolean> {
  if (ci !== undefined && ci !== 'github' && ci !== 'none') {
    refuse('--ci', `"${ci}" is not known: it is "github" or "none".`);
  }
  if (ci !== 'github') return false;
  const inside = await folderInRepository(folder, env);
  if (inside !== '') {
    throw new BookError('GitHub reads workflows at the top of a repository alone, and this folder is inside one.', {
      hint: `Leave --ci out, and copy templates/init/.github from the package to the top; there, name the book with --book "$GITHUB_WORKSPACE/${inside.slice(0, -1)}".`,
    });
  }
  return true;
}

async function describe({ context, ...input }: InitInput): Promise<Omit<NewBook, 'github'>> {
  const { isInteractive, ask } = context;
  if (input.title === undefined && !isInteractive) {
    throw new BookError('The book needs a title.', {
      hint: 'Give one with --title, as in: gathering init --title "The Long Table"',
    });
  }
  const title = input.title ?? (await ask({ message: 'What is the title of the book?', check: titleProblem }));
  refuse('--title', titleProblem(title.trim()));
  // Someone who gave the title as an option is not asked about the rest: every question has an option and a default.
  const asks = input.title === undefined;
  const language =
    input.language ??
    (asks
      ? await ask({ message: 'In which language is it? (en, de, pt-BR …)', known: 'en', check: languageProblem })
      : 'en');
  refuse('--language', languageProblem(language));
  const named =
    input.sections ??
    (asks
      ? (await ask({ message: 'Which sections has it? (titles with commas between; Enter for none)' })).split(',')
      : []);
  return {
    title: cleanText(title).text.trim(),
    language: Intl.getCanonicalLocales(language)[0] ?? 'en',
    sections: readSections(named),
  };
}

function titleProblem(title: string): string | undefined {
  if (title === '') return 'The title needs at least one letter.';
  const { refused } = cleanText(title);
  if (refused !== undefined || /[\t\n]/.test(title)) return 'The title has a character that cannot be printed.';
  return undefined;
}

function languageProblem(language: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(language).length === 1 ? undefined : 'Write one language.';
  } catch {
    return `"${language}" is not the code of a language. Write it as in en, de, pt-BR or zh-Hant.`;
  }
}

function refuse(option: string, problem: string | undefined): void {
  if (problem !== undefined) throw new BookError(problem, { hint: `Change what stands behind ${option}.` });
}

function readSections(written: readonly string[]): NewBook['sections'] {
  const sections = new Map<string, string>();
  for (const entry of written.map((text) => text.trim()).filter((text) => text !== '')) {
    const [, id, rest = ''] = /^([^=]*)=(.*)$/.exec(entry) ?? [undefined, slugify(entry), entry];
    const title = rest.trim();
    refuse('--section', sectionProblem(entry, id.trim(), title));
    if (sections.has(id.trim())) refuse('--section', `Two sections have the id "${id.trim()}".`);
    sections.set(id.trim(), cleanText(title).text);
  }
  return [...sections].map(([id, title]) => ({ id, title }));
}

function sectionProblem(entry: string, id: string, title: string): string | undefined {
  if (id === '' || slugify(id) !== id) {
    const like = slugify(id === '' ? title : id) || 'listening';
    return `"${entry}" does not begin with an id of small letters and hyphens. Write it as in "${like}=${title || 'The Quiet End'}".`;
  }
  const problem = titleProblem(title);
  return problem === undefined ? undefined : `"${entry}": ${problem}`;
}

/** False where there is such a file already. */
async function writeNew(path: string, text: string, folder: string): Promise<boolean> {
  try {
    await writeFlushed(path, Buffer.from(text));
    return true;
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EEXIST' && (await stat(path).catch(() => undefined))?.isFile()) return false;
    const isFull = ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code);
    throw new BookError(isFull ? 'The disk is full.' : `${path} cannot be written.`, {
      hint: isFull ? 'Make room and try again.' : `Is ${folder} a folder, and may you write there?`,
      cause: error,
    });
  }
}

interface Done {
  readonly folder: string;
  readonly book: NewBook;
  readonly made: readonly string[];
  readonly left: readonly string[];
}

function ending({ cwd }: CliContext, { folder, book, made, left }: Done): string {
  const there = pathFromHere(cwd, folder);
  const steps = [
    ...(there === '' ? [] : [`cd ${/^[\w./-]+$/.test(there) ? there : JSON.stringify(there)}`]),
    'gathering build',
  ];
  return [
    `“${safeText(book.title)}” has begun in ${there === '' ? 'this folder' : safeText(there)}.`,
    '',
    ...made.filter((path) => !isForEditor(path)).map((path) => `  ${path}`),
    ...(made.some(isForEditor) ? [`  ${editorFolder}/ (VS Code then helps while you type)`] : []),
    ...(left.length === 0 ? [] : ['', `Left as it was, because it is there already: ${listed(left)}.`]),
    ...(left.includes(`${editorFolder}/settings.json`)
      ? ['For help while you type in VS Code, add these lines to .vscode/settings.json:', '', settingsToAdd]
      : []),
    '',
    'What to do next:',
    ...steps.map((step) => `  ${step}`),
    '',
    'Then open book.yml: its notes say what else a book can have.',
    'AUTHORS-GUIDE.md is for your authors: it says how to write and send a chapter.',
    '',
  ].join('\n');
}

function isForEditor(path: string): boolean {
  return path.startsWith(`${editorFolder}/`);
}
