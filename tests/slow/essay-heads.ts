import { execFileSync } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** One pull request of the fixture, and what collecting must say of it. */
export interface ExpectedHead {
  readonly number: number;
  /** What it is, for people. */
  readonly what: string;
  /** The state, and the beginning of the reason where there is one. */
  readonly says: string;
}

type File = readonly [path: string, content: string | Buffer, mode?: '100644' | '120000' | '160000'];

interface Made {
  readonly what: string;
  readonly says: string;
  readonly files: readonly File[];
  /** A mark, or nothing for a head of its own. */
  readonly from?: string;
}

/**
 * Turns the essays in a book's folder into a bare repository: `main` with the first of them, and a pull request for each
 * other, most of them honest. One stream into `git fast-import`.
 *
 * @param folder of the book, as `makeRealBook` makes it
 * @param bare where the repository is made
 */
export async function essayHeads(folder: string, bare: string): Promise<readonly ExpectedHead[]> {
  const read = (path: string) => readFile(join(folder, path));
  const list = async (part: string) => (await readdir(join(folder, part))).sort().map((name) => `${part}/${name}`);
  const filesOf = (paths: readonly string[]) =>
    Promise.all(paths.map(async (path): Promise<File> => [path, await read(path)]));
  const essays = await filesOf((await list('chapters')).filter((path) => path.endsWith('.md')));
  const records = await filesOf(await list('contributors'));
  const base: File[] = [['book.yml', await read('book.yml')], ...records, ...essays.slice(0, 20)];
  const [mine, theirs] = [essays[20] as File, essays.slice(0, 20).find(([path]) => /\/[a-z]/.test(path)) as File];
  const text = String(mine[1]).replace(/^slug:.*\n/m, '');
  const named = (path: string, content: string | Buffer = text, mode?: File[2]): File => [
    path,
    content,
    mode ?? '100644',
  ];

  const heads: Made[] = [
    ...essays.slice(20).map((file): Made => ({ what: 'an essay', says: 'new', files: [file], from: ':1' })),
    {
      what: 'broken YAML',
      says: 'refused Line ',
      files: [named('chapters/x-yaml.md', '---\ntitle: "Oak\nauthors: [usajobs-team]\n---\n\nText.\n')],
      from: ':1',
    },
    {
      what: 'somebody else’s chapter',
      says: 'refused This contribution takes ',
      files: [named(theirs[0])],
      from: ':1',
    },
    {
      what: 'the editors’ file',
      says: 'refused This contribution changes "book.yml"',
      files: [['book.yml', 'title: Mine\n']],
      from: ':1',
    },
    ...['one', 'two'].map((word): Made => ({
      what: `the same path, ${word}`,
      says: 'conflicting ',
      files: [named('chapters/x-same.md', `${text}\n${word}\n`)],
      from: ':1',
    })),
    {
      what: 'rebased on what came later',
      says: 'new',
      files: [named('chapters/x-rebased.md', text.replace(/^title:.*$/m, 'title: Rebased'))],
      from: ':2',
    },
    { what: 'merged', says: 'merged All of its commits', files: [], from: ':3' },
    {
      what: 'taken over in another commit',
      says: 'merged Its texts stand in main',
      files: [named('chapters/x-squashed.md', 'Squashed.\n')],
      from: ':1',
    },
    {
      what: 'a symbolic link',
      says: 'refused This is a link',
      files: [named('chapters/x-link.md', '/etc/passwd', '120000')],
      from: ':1',
    },
    {
      what: 'a submodule',
      says: 'refused This is another git repository',
      files: [named('chapters/x-module.md', '1'.repeat(40), '160000')],
      from: ':1',
    },
    {
      what: 'an LFS pointer',
      says: 'refused Here stands only the note',
      files: [named('chapters/x-lfs.md', 'version https://git-lfs.github.com/spec/v1\noid sha256:ab\nsize 9\n')],
      from: ':1',
    },
    {
      what: 'a case twin',
      says: 'refused "',
      files: [named(theirs[0].replace(/\/(.)/, (_, letter: string) => `/${letter.toUpperCase()}`))],
      from: ':1',
    },
    ...['x-caf\u00e9.md', 'x-cafe\u0301.md'].map((name): Made => ({
      what: 'a Unicode twin',
      says: 'conflicting ',
      files: [named(`chapters/${name}`, text.replace(/^title:.*$/m, `title: Coffee ${name.length}`))],
      from: ':1',
    })),
    {
      what: 'a file of 30 MB',
      says: 'refused This file has 30.0 MB',
      files: [named('chapters/x-big.md', Buffer.alloc(30 * 2 ** 20, 'a '))],
      from: ':1',
    },
    { what: 'an empty commit', says: 'empty It changes no file.', files: [], from: ':1' },
    { what: 'no common history', says: 'refused It shares no past', files: [named('chapters/x-alone.md')] },
    {
      what: 'a Latin-1 file',
      says: 'refused ',
      files: [named('chapters/x-latin.md', Buffer.from(text.replace(/^title:.*$/m, 'title: Caf\u00e9'), 'latin1'))],
      from: ':1',
    },
    { what: 'a `../` name', says: 'refused The branch has a file with a name', files: [], from: 'dots' },
  ];
  const specials = heads.length - essays.length + 20;
  const more = 300 - heads.length;
  for (let copy = 0; copy < more; copy++) {
    const again = text.replace(/^title:.*$/m, `title: Another essay, number ${copy}`);
    heads.push({ what: 'one more essay', says: 'new', files: [named(`chapters/y-${copy}.md`, again)], from: ':1' });
  }
  if (specials < 18) throw new Error('The fixture lost some of its heads.');

  git(bare, ['init', '-q', '--bare', '-b', 'main', bare]);
  const stream = [
    commit('refs/heads/main', { files: base, mark: ':1' }),
    commit('refs/heads/side', { files: [named('chapters/x-merged.md', 'Merged.\n')], from: ':1', mark: ':3' }),
    commit('refs/heads/main', { files: [named('chapters/x-merged.md', 'Merged.\n')], from: ':1', merge: ':3' }),
    commit('refs/heads/main', { files: [named('chapters/x-squashed.md', 'Squashed.\n')], mark: ':2' }),
    ...heads.flatMap(({ files, from }, index) => {
      const ref = `refs/pull/${index + 1}/head`;
      if (from === ':3') return [Buffer.from(`reset ${ref}\nfrom :3\n\n`)];
      return from === 'dots' ? [] : [commit(ref, { files, ...(from === undefined ? {} : { from }) })];
    }),
  ];
  git(bare, ['fast-import', '--quiet', '--date-format=raw', '--force'], Buffer.concat(stream));
  const dots = heads.findIndex(({ from }) => from === 'dots');
  git(bare, ['update-ref', `refs/pull/${dots + 1}/head`, dotsCommit(bare)]);
  return heads.map(({ what, says }, index) => ({ number: index + 1, what, says }));
}

/** A tree that no honest git writes: a file that is called `..`. */
function dotsCommit(bare: string): string {
  const main = git(bare, ['rev-parse', 'refs/heads/main^^']);
  const blob = git(bare, ['hash-object', '-w', '--stdin'], 'Out.\n');
  const entry = Buffer.concat([Buffer.from('100644 evil.md\0'), Buffer.from(blob, 'hex')]);
  const inner = git(bare, ['hash-object', '-t', 'tree', '-w', '--literally', '--stdin'], entry);
  const old = execFileSync('git', ['cat-file', 'tree', `${main}^{tree}`], { cwd: bare });
  const tree = git(
    bare,
    ['hash-object', '-t', 'tree', '-w', '--literally', '--stdin'],
    Buffer.concat([Buffer.from('40000 ..\0'), Buffer.from(inner, 'hex'), old]),
  );
  return git(bare, [
    '-c',
    'user.name=Eve',
    '-c',
    'user.email=eve@elm.example',
    'commit-tree',
    tree,
    '-p',
    main,
    '-m',
    'Out',
  ]);
}

function commit(
  ref: string,
  {
    files,
    from,
    merge,
    mark,
  }: { readonly files: readonly File[]; readonly from?: string; readonly merge?: string; readonly mark?: string },
): Buffer {
  const who = 'Jane Doe <jane@jane.example> 1790000000 +0000';
  const head = `commit ${ref}\n${mark === undefined ? '' : `mark ${mark}\n`}author ${who}\ncommitter ${who}\ndata 9\nA chapter\n`;
  const parents = `${from === undefined ? '' : `from ${from}\n`}${merge === undefined ? '' : `merge ${merge}\n`}`;
  const body = files.map(([path, content, mode = '100644']) => {
    if (mode === '160000') return Buffer.from(`M 160000 ${String(content)} ${path}\n`);
    const bytes = Buffer.from(content);
    return Buffer.concat([Buffer.from(`M ${mode} inline ${path}\ndata ${bytes.length}\n`), bytes, Buffer.from('\n')]);
  });
  return Buffer.concat([Buffer.from(head + parents), ...body, Buffer.from('\n')]);
}

function git(cwd: string, args: readonly string[], input: string | Buffer = ''): string {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  return execFileSync('git', args, { cwd: args[0] === 'init' ? undefined : cwd, env, input })
    .toString()
    .trim();
}
