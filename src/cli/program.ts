import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { startThreads } from '../parsing-threads.ts';
import { packageRoot } from '../system/package-root.ts';
import { addCollect, addLog } from './collect-options.ts';
import type { CliContext } from './context.ts';
import { examples, several } from './options.ts';

/** What every command is given. */
export interface CommandInput {
  readonly context: CliContext;
  readonly signal: AbortSignal;
  /** `--book`. */
  readonly book?: string | undefined;
}

/** The options and help of every command. A command's code is loaded when it runs, so that help costs nothing. */
export async function createProgram(
  context: CliContext,
  signal: AbortSignal,
  end: (exitCode: number) => void,
): Promise<Command> {
  const { version } = JSON.parse(await readFile(join(packageRoot(), 'package.json'), 'utf8')) as { version: string };
  const program = new Command('gathering')
    .description('Makes one book out of chapters by hundreds of authors.')
    .version(version, '--version', 'show the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand(false)
    .option('--book <path>', 'the folder of the book or its book.yml (default: found from here upward)')
    .addOption(new Option('--debug', 'show where in the program an error came from').hideHelp())
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => context.stdout.write(text),
      writeErr: (text) => context.stderr.write(text),
      outputError: (text, write) => write(usageError(text)),
      getOutHelpWidth: () => context.stdout.columns ?? 80,
      getErrHelpWidth: () => context.stderr.columns ?? 80,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
  const input = (): CommandInput => ({ context, signal, book: program.opts<{ book?: string }>().book });
  addInit(program, input, end);
  addCheck(program, input, end);
  addExplain(program, input, end);
  addOrder(program, input, end);
  addBuild(program, input, end);
  addCollect(program, input, end);
  addLog(program, input, end);
  program.addHelpText('after', '\nBegin with "gathering init". Every command has examples: "gathering build --help".');
  return program;
}

export type Input = () => CommandInput;
export type End = (exitCode: number) => void;

function addInit(program: Command, input: Input, end: End): void {
  program
    .command('init')
    .summary('begin a book: book.yml, an example chapter, a guide for authors')
    .description('Begins a book in a folder: book.yml, an example chapter, a guide for authors. No file is replaced.')
    .argument('[dir]', 'the folder of the book', '.')
    .option('--title <title>', 'the title of the book')
    .option('--language <code>', 'its language: en, de, pt-BR … (default: en)')
    .option('--section <id=title>', 'a section of the book; may be given several times', several)
    .option('--ci <where>', 'checks of pull requests: github or none (default: none)')
    .addHelpText(
      'after',
      examples(
        'gathering init my-book',
        'gathering init --title "The Long Table" --section "listening=The Quiet End" --section "making=Passing On"',
      ),
    )
    .action(async (dir: string, options: { title?: string; language?: string; section?: string[]; ci?: string }) => {
      const { init } = await import('./commands/init.ts');
      const { section, ...others } = options;
      end(await init({ ...input(), ...others, dir, ...(section ? { sections: section } : {}) }));
    });
}

function addCheck(program: Command, input: Input, end: End): void {
  program
    .command('check')
    .summary('show every problem, with its line and what to do; mend some')
    .description(
      'Shows every problem of the book, with its line and what to do. With FILES, only theirs. With --since, only what ' +
        'a branch changes: read from git, by the rules of what it is compared with.',
    )
    .argument('[files...]', 'chapters or folders to speak about (default: the whole book)')
    .option('--format <format>', 'text, json, github, sarif, junit or markdown', 'text')
    .option('--json', 'the same as --format json')
    .option('--output <file>', 'write to a file')
    .option('--since <ref>', 'only what a branch changes against this one, such as origin/main')
    .option('--head <ref>', 'the branch, with --since (default: what is checked out)')
    .option('--allow-editors', 'with --since: the branch may touch any file')
    .option('--rule <name>', 'only this rule; may be given several times', several)
    .option('--layout', 'lay the pages out too: what does not fit, and how many lines each chapter has to spare')
    .option('--printer <name>', 'with --layout: on the pages for this printer, instead of that of book.yml')
    .option('--strict', 'warnings count as errors')
    .option('--quiet', 'show errors only; where there are none, a script hears nothing')
    .option('--fix', 'mend what a program can mend without touching the text')
    .option('--dry-run', 'with --fix: show the changes and write nothing')
    .addHelpText(
      'after',
      examples(
        'gathering check',
        'gathering check chapters/oak.md',
        'gathering check --layout',
        'gathering check --fix --dry-run',
        'gathering check --since origin/main --format github',
        'gathering check --json > problems.json',
      ),
    )
    .action(async (files: string[], options: CheckOptions) => {
      const { json = false, format, rule = [], allowEditors = false, strict = false, quiet = false } = options;
      const { since, head, output, fix = false, dryRun = false, layout = false, printer } = options;
      const chosen = { format: json ? 'json' : format, rules: rule, allowEditors, strict, quiet };
      // They load the parser while the rest of the program is loaded, and the book's description is read.
      const threads = startThreads();
      try {
        const { check } = await import('./commands/check.ts');
        end(await check({ ...input(), files, ...chosen, since, head, output, fix, dryRun, layout, printer, threads }));
      } finally {
        await threads.end();
      }
    });
}

interface CheckOptions {
  readonly format: string;
  readonly json?: boolean;
  readonly output?: string;
  readonly since?: string;
  readonly head?: string;
  readonly allowEditors?: boolean;
  readonly rule?: readonly string[];
  readonly strict?: boolean;
  readonly quiet?: boolean;
  readonly fix?: boolean;
  readonly dryRun?: boolean;
  readonly layout?: boolean;
  readonly printer?: string;
}

function addExplain(program: Command, input: Input, end: End): void {
  program
    .command('explain')
    .summary('say what a rule wants, and why')
    .description('Says what a rule wants, why, and how to switch it. Without RULE, lists all rules.')
    .argument('[rule]', 'the name of a rule, as "gathering check" shows it')
    .option('--json', 'write JSON for programs')
    .addHelpText('after', examples('gathering explain', 'gathering explain links-resolve'))
    .action(async (rule: string | undefined, options: { json?: boolean }) => {
      const { explain } = await import('./commands/explain.ts');
      end(await explain({ ...input(), rule, json: options.json === true }));
    });
}

function addOrder(program: Command, input: Input, end: End): void {
  program
    .command('order')
    .summary('show the contents as the book will have them')
    .description('Shows the contents as the book will have them: sections, numbers, titles, authors, words.')
    .option('--json', 'write JSON for programs')
    .addHelpText('after', examples('gathering order', 'gathering order --json'))
    .action(async (options: { json?: boolean }) => {
      const { order } = await import('./commands/order.ts');
      end(await order({ ...input(), json: options.json === true }));
    });
}

function addBuild(program: Command, input: Input, end: End): void {
  program
    .command('build')
    .summary('make the book')
    .description(
      'Makes the book. A chapter with errors is held back, and a notice stands in its place. ' +
        'Formats: pdf, epub, site, markdown, docx and whatever else pandoc writes (odt, latex, jats, icml …). ' +
        'For a printer: print (the pages) and cover, with a table that says whether they will be accepted.',
    )
    .argument('[formats...]', 'what to make (default: the outputs of book.yml)')
    .option('--out <dir>', 'the folder to write to (default: build in the folder of the book)')
    .option('--printer <name>', 'who prints: kdp, lulu, ingramspark or plain (default: what book.yml says)')
    .option('--release', 'write nothing unless every chapter is without errors')
    .option('--pending', 'with the chapters that are not taken in yet, marked; nothing is written to the folder')
    .option('--json', 'write JSON for programs')
    .addHelpText(
      'after',
      examples(
        'gathering build',
        'gathering build pdf epub',
        'gathering build docx --out ~/Desktop/book',
        'gathering build print cover --printer kdp',
        'gathering build --release',
        'gathering build --pending',
      ),
    )
    .action(async (formats: string[], options: BuildOptions) => {
      const { build } = await import('./commands/build.ts');
      const { out, printer, release = false, pending = false, json = false } = options;
      end(await build({ ...input(), formats, out, printer, release, pending, json }));
    });
}

interface BuildOptions {
  readonly out?: string;
  readonly printer?: string;
  readonly release?: boolean;
  readonly pending?: boolean;
  readonly json?: boolean;
}

/** Commander's `error: unknown option '--pdf'` as a sentence. */
function usageError(text: string): string {
  const [problem = '', ...suggestions] = text
    .replace(/^error: /, '')
    .trim()
    .split('\n');
  const sentence = problem.charAt(0).toUpperCase() + problem.slice(1);
  const hints = [
    ...suggestions.map((line) => line.replace(/^\(|\)$/g, '')),
    'Run it with --help to see what there is.',
  ];
  return `${sentence}${/[.?]$/.test(sentence) ? '' : '.'}\n${hints.map((hint) => `→ ${hint}\n`).join('')}`;
}
