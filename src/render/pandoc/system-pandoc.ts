import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { BookError } from '../../model/book-error.ts';
import { packageRoot } from '../../system/package-root.ts';
import { outputOf, runProgram, type ProgramEnd, type ProgramOptions } from '../../system/programs.ts';
import { assertFormat } from './formats.ts';
import {
  defaultDeadlineMs,
  defaultsFile,
  filesOf,
  warningsIn,
  type Conversion,
  type Converted,
  type EngineOptions,
  type Pandoc,
} from './engine.ts';

export interface SystemPandocOptions extends EngineOptions {
  /** Where pandoc is looked for (PATH) and what it is given; without it, our own environment. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

// Before 3.1.6 pandoc could be led to write files elsewhere (CVE-2023-35936 and CVE-2023-38745).
const oldestVersion = [3, 1, 6] as const;
const embedded =
  'Or take the line "pandoc: system" out of book.yml: the pandoc inside this program needs no installing.';

/**
 * Use the pandoc that is installed on this machine.
 *
 * @throws BookError when there is none, when it is older than 3.1.6, when it refuses or takes longer than the deadline.
 */
export async function withSystemPandoc<T>(
  options: SystemPandocOptions,
  use: (pandoc: Pandoc) => Promise<T>,
): Promise<T> {
  const ask = (...args: string[]) => runProgram('pandoc', args, limits(options));
  const version = versionIn(await ask('--version'));
  if (isTooOld(version)) {
    throw new BookError(`The installed pandoc is version ${version}; at least ${oldestVersion.join('.')} is needed.`, {
      hint: `Install a newer one from https://pandoc.org/installing.html. ${embedded}`,
    });
  }
  const formats = outputOf('pandoc', await ask('--list-output-formats')).toString('utf8');
  const available = formats.split(/\r?\n/).filter(Boolean);
  return use({
    version,
    formats: available,
    print: async (file) => {
      const end = await ask(file);
      return end.outcome === 'done' ? end.stdout : undefined;
    },
    convert: async (conversion) => {
      assertFormat(conversion.format, available);
      return inWorkspace((folder) => convert(conversion, folder, options));
    },
  });
}

async function convert(conversion: Conversion, folder: string, options: SystemPandocOptions): Promise<Converted> {
  const { format, outputFile, epoch } = conversion;
  const logFile = 'pandoc.log';
  const logged = { ...conversion, defaults: { ...conversion.defaults, 'log-file': logFile } };
  for (const [path, bytes] of filesOf(logged)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
  const env = { ...(options.env ?? process.env), SOURCE_DATE_EPOCH: String(epoch), TZ: 'UTC' };
  const inFolder = { ...limits(options), cwd: folder, env };
  const script = join(packageRoot(), 'dist', 'render', 'pandoc', 'system-process.js');
  const end = await runProgram(process.execPath, [script, format, outputFile, defaultsFile], inFolder);
  if (end.outcome === 'timeout') throw tooSlow(options);
  const bytes = await readFile(join(folder, outputFile)).catch(() => Buffer.alloc(0));
  if (end.outcome !== 'done' || bytes.length === 0) throw refusal(format, await ownWords(inFolder));
  return { bytes, warnings: await warningsOf(join(folder, logFile)) };
}

// pandoc-ts drops what pandoc says, so the same conversion runs once more for the words alone.
async function ownWords(options: ProgramOptions): Promise<string> {
  const end = await runProgram('pandoc', ['--sandbox', `--defaults=${defaultsFile}`], options);
  const said = end.outcome === 'missing' ? '' : end.stderr.trim();
  return said === '' ? 'nothing at all.' : said.slice(-2000);
}

function refusal(format: string, words: string): BookError {
  return new BookError(`Pandoc could not make the ${format} file.`, { hint: `Pandoc says: ${words}\n${embedded}` });
}

function tooSlow({ deadlineMs = defaultDeadlineMs }: EngineOptions): BookError {
  return new BookError(`Pandoc took longer than ${deadlineMs / 1000} seconds and was stopped.`, {
    hint: `See whether "pandoc --version" answers in a terminal. ${embedded}`,
  });
}

function versionIn(end: ProgramEnd): string {
  if (end.outcome === 'missing') {
    throw new BookError('The book asks for the pandoc of this machine, but there is none.', {
      hint: `Install it from https://pandoc.org/installing.html. ${embedded}`,
    });
  }
  const version = /^pandoc\S*\s+(\d[\d.]*)/m.exec(outputOf('pandoc', end).toString('utf8'))?.[1];
  if (version === undefined) {
    throw new BookError('The program called "pandoc" on this machine does not say that it is pandoc.', {
      hint: `See what "pandoc --version" prints in a terminal. ${embedded}`,
    });
  }
  return version;
}

function isTooOld(version: string): boolean {
  const parts = version.split('.').map(Number);
  const different = oldestVersion.findIndex((least, index) => (parts[index] ?? 0) !== least);
  return different !== -1 && (parts[different] ?? 0) < (oldestVersion[different] ?? 0);
}

function limits({ signal, deadlineMs = defaultDeadlineMs, env }: SystemPandocOptions): ProgramOptions {
  return { deadlineMs, signal, ...(env === undefined ? {} : { env }) };
}

async function warningsOf(file: string): Promise<string[]> {
  const log = await readFile(file, 'utf8').catch(() => '[]');
  try {
    const entries = JSON.parse(log) as readonly Readonly<Record<string, unknown>>[];
    const warnings = entries.filter(({ verbosity }) => verbosity === 'WARNING');
    return warnings.map(({ type, ...facts }) => {
      const details = Object.values({ ...facts, verbosity: '' }).filter(Boolean);
      return [type, ...details].join(' ');
    });
  } catch {
    return warningsIn(log);
  }
}

async function inWorkspace<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'gathering-pandoc-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
