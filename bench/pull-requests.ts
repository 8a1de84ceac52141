import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';

/** A book in a bare repository, with `main` and so many pull requests. */
export interface PullRequestsOptions {
  /** Where it is made; the folder must not be there yet. */
  readonly folder: string;
  readonly count: number;
  /** How many chapters `main` has. */
  readonly chapters: number;
}

/**
 * Makes a bare repository with a `refs/pull/N/head` for each N, each with one commit that adds one chapter. One stream
 * into `git fast-import`, always the same: ten thousand take some seconds.
 */
export async function pullRequestsRepository({ folder, count, chapters }: PullRequestsOptions): Promise<void> {
  await mkdir(folder);
  await run(folder, ['init', '-q', '--bare', '-b', 'main'], []);
  await run(folder, ['fast-import', '--quiet', '--date-format=raw'], stream(count, chapters));
}

function* stream(count: number, chapters: number): Generator<string> {
  yield commit('refs/heads/main', 'The Editor', 'Begin', ':1', [
    ['book.yml', 'title: Generated\nlanguage: en\nchapters: chapters/*.md\nsections: [Listening]\n'],
    ...Array.from({ length: chapters }, (_, index): [string, string] => [
      `chapters/chapter-${index + 1}.md`,
      chapter(`Chapter ${index + 1}`, `Author ${index + 1}`),
    ]),
  ]);
  for (let number = 1; number <= count; number++) {
    const author = `Author ${chapters + number}`;
    const file: [string, string] = [`chapters/pull-${number}.md`, chapter(`Pull ${number}`, author)];
    yield commit(`refs/pull/${number}/head`, author, `Add my chapter ${number}`, undefined, [file]);
  }
}

function commit(
  ref: string,
  author: string,
  message: string,
  mark: string | undefined,
  files: readonly (readonly [string, string])[],
): string {
  const who = `${author} <${author.toLowerCase().replace(' ', '-')}@authors.example> 1790000000 +0000`;
  const body = files.map(([path, text]) => `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`);
  const start = mark === undefined ? 'from :1\n' : '';
  return (
    `commit ${ref}\n${mark === undefined ? '' : `mark ${mark}\n`}author ${who}\ncommitter ${who}\n` +
    `data ${message.length}\n${message}\n${start}${body.join('')}\n`
  );
}

function chapter(title: string, author: string): string {
  const sentence = `${author} listens, and ${title} is what came of it on a long evening at the table. `;
  return `---\ntitle: ${title}\nsection: listening\nauthor: ${author}\n---\n\n${sentence.repeat(25)}\n`;
}

async function run(cwd: string, args: readonly string[], input: Iterable<string>): Promise<void> {
  const child = spawn('git', [...args], { cwd, stdio: ['pipe', 'ignore', 'inherit'] });
  const ended = once(child, 'close') as Promise<[number]>;
  for (const part of input) if (!child.stdin.write(part)) await once(child.stdin, 'drain');
  child.stdin.end();
  const [code] = await ended;
  if (code !== 0) throw new Error(`git ${args[0]} ended with ${code}.`);
}
