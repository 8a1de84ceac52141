import type { Command } from 'commander';
import { examples, several } from './options.ts';
import type { End, Input } from './program.ts';

/** The options and help of `gathering collect`. */
export function addCollect(program: Command, input: Input, end: End): void {
  program
    .command('collect')
    .summary('find the chapters in pull requests, branches and other repositories; take them in')
    .description(
      'Finds the chapters in all sources of book.yml (pull requests of "origin" where it names none) and shows what is ' +
        'new, what changed and what stands in the way. Nothing is changed unless you say so.',
    )
    .option('--write', 'take in what nothing stands against: into the folder, merged with your changes')
    .option('--commit', 'the same, and make a commit of its author for each chapter')
    .option('--only <id>', 'take in exactly this one, by key or chapter id; may be given several times', several)
    .option('--accept <pattern>', 'take in only what matches, such as "origin#*" or "trees/**"; several times', several)
    .option('--take <side>', 'with --only: whose text stands where both changed the same lines, ours or theirs')
    .option('--hold <id>', 'take nothing more in of this one until it is named with --only; several times', several)
    .option('--skip <id>', 'leave this version out, and ask again when it changes; several times', several)
    .option('--review', 'go through what is new and changed, one after the other; with --only or --accept, these alone')
    .option('--frozen', 'use exactly the versions that gathering.lock names, for CI')
    .option('--dry-run', 'show what would be taken in, and write nothing')
    .option('--source <name>', 'ask and show only this source; may be given several times', several)
    .option('--no-fetch', 'ask nobody: plan with what was last fetched, and say how old that is')
    .option('--timeout <seconds>', 'how long all sources may take together (default: 1800)')
    .option('--base <ref>', 'compare with this branch (default: what is checked out)')
    .option('--allow-http', 'fetch from addresses of the roster that are not encrypted, too')
    .option('--markdown', 'write the plan as Markdown, for a comment or a wiki')
    .option('--json', 'write JSON for programs')
    .addHelpText(
      'after',
      examples(
        'gathering collect',
        'gathering collect --write',
        'gathering collect --commit --only origin#12',
        'gathering collect --only oak --take theirs',
        'gathering collect --review',
        'gathering collect --review --commit --accept "trees/**"',
        'gathering collect --source jane-doe --no-fetch',
        'gathering collect --frozen',
      ),
    )
    .action(async (options: CollectOptions) => {
      const { collect } = await import('./commands/collect.ts');
      const { write = false, commit = false, dryRun = false, json = false, review = false, frozen = false } = options;
      const { allowHttp = false, markdown = false } = options;
      const { only = [], accept = [], hold = [], skip = [], take, base } = options;
      const { source: sources = [], fetch, timeout } = options;
      const wishes = { write, commit, dryRun, only, accept, hold, skip, take, json };
      const asking = { sources, isOffline: !fetch, timeout };
      end(await collect({ ...input(), wishes, review, frozen, base, allowHttp, markdown, asking }));
    });
}

interface CollectOptions {
  readonly write?: boolean;
  readonly commit?: boolean;
  readonly only?: readonly string[];
  readonly accept?: readonly string[];
  readonly take?: string;
  readonly hold?: readonly string[];
  readonly skip?: readonly string[];
  readonly review?: boolean;
  readonly frozen?: boolean;
  readonly dryRun?: boolean;
  readonly source?: readonly string[];
  /** Commander's word for the absence of `--no-fetch`. */
  readonly fetch: boolean;
  readonly timeout?: string;
  readonly base?: string;
  readonly allowHttp?: boolean;
  readonly markdown?: boolean;
  readonly json?: boolean;
}

/** The same of `gathering log`. */
export function addLog(program: Command, input: Input, end: End): void {
  program
    .command('log')
    .summary('say which version of a chapter is in the book')
    .description('Says which version of a chapter is in the book, where it came from, and who changed it since.')
    .argument('<chapter>', 'the id of the chapter, or its file')
    .option('--json', 'write JSON for programs')
    .addHelpText('after', examples('gathering log oak', 'gathering log chapters/oak.md --json'))
    .action(async (chapter: string, options: { json?: boolean }) => {
      const { log } = await import('./commands/log.ts');
      end(await log({ ...input(), chapter, json: options.json === true }));
    });
}
