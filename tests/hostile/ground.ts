import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { harmsOnTerminal } from './report-proof.ts';
import type { Tally } from './tally.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
/** In no input and no file of ours: where it turns up, something read what it should not. */
const SECRET = 'kestrel-4417-sorrow';

/** A place for one hostile book, with everything around it that could be hurt. */
export interface Ground {
  /** The book's folder. Beside it lie `secret.txt` and the home folder. */
  readonly book: string;
  readonly out: string;
  /** `http://127.0.0.1:PORT`: somebody listens there. */
  readonly listener: string;
  /** A shell command that shows that it ran. */
  readonly command: string;
  readonly write: (path: string, content: string | Uint8Array) => void;
  readonly run: (args: readonly string[], options?: RunOptions) => Promise<GroundRun>;
  readonly close: () => Promise<void>;
}

export interface RunOptions {
  /** Annotations of GitHub's are expected. */
  readonly annotations?: boolean;
  /** Exit codes that are no crash; 0 and 1 unless told. */
  readonly codes?: readonly number[];
  readonly seconds?: number;
}

export interface GroundRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly milliseconds: number;
}

export async function makeGround(tally: Tally): Promise<Ground> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'gathering-hostile-')));
  const [book, out, home, temporary] = ['book', 'out', 'home', 'tmp'].map((name) => join(root, name)) as [
    string,
    string,
    string,
    string,
  ];
  for (const folder of [book, home, temporary, join(root, 'logs')]) mkdirSync(folder, { recursive: true });
  for (const place of [root, home, join(home, '.ssh')]) {
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'secret.txt'), `${SECRET} in ${place.slice(root.length)}`);
  }
  const { server, port, visits } = await listen();
  const canaries = [join(root, 'executed'), '/tmp/blns.fail'];
  for (const canary of canaries) rmSync(canary, { force: true });
  const env = {
    ...{ PATH: process.env['PATH'], HOME: home, TMPDIR: temporary, LANG: 'C.UTF-8', GATHERING_SECRET: SECRET },
    ...{ SOURCE_DATE_EPOCH: '1735689600', GITHUB_ACTIONS: 'true', CI: 'true', NPM_TOKEN: SECRET },
  };
  let runs = 0;
  return {
    ...{ book, out, listener: `http://127.0.0.1:${port}`, command: `touch ${join(root, 'executed')}` },
    write: (path, content) => {
      mkdirSync(dirname(join(book, path)), { recursive: true });
      writeFileSync(join(book, path), content);
    },
    run: async (args, options = {}) => {
      const log = join(root, 'logs', `${runs++}.log`);
      const before = snapshot(root);
      const result = await runWatched([...args, '--debug'], { log, env, cwd: book, seconds: options.seconds ?? 280 });
      const name = args.slice(0, 2).join(' ');
      const after = snapshot(root);
      for (const change of differences(before, after)) tally.harm('outside writes', `${name}: ${change}`);
      for (const harm of harmsInTrace(log, [out, temporary])) tally.harm(harm.kind, `${name}: ${harm.what}`);
      if (!hasTrace) tally.notChecked('system calls (strace is not installed or may not look)');
      for (const canary of canaries) if (existsSync(canary)) tally.harm('executions', `${name}: ${canary}`);
      for (const visit of visits.splice(0)) tally.harm('connections', `${name}: ${visit}`);
      const said = result.stdout + result.stderr;
      if (said.includes(SECRET)) tally.harm('leaks', `${name}: on the terminal`);
      for (const path of leaksUnder(out)) tally.harm('leaks', `${name}: ${path}`);
      for (const harm of harmsOnTerminal(said, options.annotations)) tally.harm('executions', `${name}: ${harm}`);
      if (!(options.codes ?? [0, 1]).includes(result.code ?? -1)) {
        tally.harm('crashes', `${name} ended with ${result.code}: ${said.slice(-1500)}`);
      }
      return result;
    },
    close: async () => {
      rmSync(root, { recursive: true, force: true });
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function listen(): Promise<{ server: Server; port: number; visits: string[] }> {
  const visits: string[] = [];
  const server = createServer((socket) => {
    visits.push('somebody came to the listening socket');
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { server, port: typeof address === 'object' && address !== null ? address.port : 0, visits };
}

const traced =
  'trace=connect,execve,openat,open,creat,mkdir,mkdirat,rename,renameat,renameat2,unlink,unlinkat,rmdir,symlink,symlinkat,link,linkat,chmod,fchmodat,truncate';
const hasTrace =
  spawnSync('strace', ['-f', '--seccomp-bpf', '-qq', '-e', 'trace=execve', '-o', '/dev/null', 'true']).status === 0;

interface Watched {
  readonly log: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly seconds: number;
}

function runWatched(args: readonly string[], { log, env, cwd, seconds }: Watched): Promise<GroundRun> {
  const command = [process.execPath, join(repository, 'bin/gathering.js'), ...args];
  const watcher = hasTrace ? ['strace', '-f', '--seccomp-bpf', '-qq', '-s', '400', '-e', traced, '-o', log] : [];
  const [program = '', ...rest] = [...watcher, ...command];
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const child: ChildProcess = spawn(program, rest, { cwd, env, timeout: seconds * 1000, killSignal: 'SIGKILL' });
    const parts: Record<'stdout' | 'stderr', Buffer[]> = { stdout: [], stderr: [] };
    child.stdout?.on('data', (chunk: Buffer) => parts.stdout.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => parts.stderr.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      // Latin-1 for what is no UTF-8: a stray byte must not hide behind a replacement character.
      const text = (chunks: readonly Buffer[]) => Buffer.concat(chunks).toString('utf8').replaceAll('\ufffd', '?');
      const milliseconds = performance.now() - start;
      resolve({ code, stdout: text(parts.stdout), stderr: text(parts.stderr), milliseconds });
    });
  });
}

/** Size and content of every file outside the output and temporary folders. */
function snapshot(root: string): Map<string, string> {
  const files = new Map<string, string>();
  const visit = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true, encoding: 'buffer' })) {
      const path = Buffer.concat([Buffer.from(`${folder}/`), entry.name]);
      const name = path.toString('latin1');
      if (['out', 'tmp', 'logs'].some((own) => name === join(root, own))) continue;
      const { mode, mtimeMs } = lstatSync(path);
      const content = entry.isFile() ? createHash('sha1').update(readFileSync(path)).digest('hex') : '';
      files.set(name, `${mode} ${entry.isDirectory() ? '' : mtimeMs} ${content}`);
      if (entry.isDirectory() && name === path.toString('utf8')) visit(name);
    }
  };
  visit(root);
  for (const name of readdirSync(join(root, 'tmp'))) files.set(`left in the temporary folder: ${name}`, '');
  return files;
}

function differences(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => before.get(path) !== after.get(path));
}

interface TraceHarm {
  readonly kind: 'executions' | 'outside writes' | 'connections';
  readonly what: string;
}

/** Programs but Node, network addresses, and writing outside of the given folders, as the system saw them. */
export function harmsInTrace(log: string, folders: readonly string[]): TraceHarm[] {
  if (!existsSync(log)) return [];
  const harms: TraceHarm[] = [];
  const isOurs = (path: string) =>
    path.startsWith('/dev/') ||
    path.startsWith('/proc/') ||
    folders.some((folder) => path === folder || path.startsWith(`${folder}/`));
  for (const line of readFileSync(log, 'latin1').split('\n')) {
    const call = /^\d+ +([a-z0-9]+)\((.*)$/.exec(line);
    if (!call) continue;
    const [, name = '', rest = ''] = call;
    const paths = [...rest.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, path = '']) => path);
    if (name === 'execve') {
      if (paths[0] !== process.execPath && !asksForTheCommit(paths)) harms.push({ kind: 'executions', what: line });
    } else if (name === 'connect') {
      if (/AF_INET6?/.test(rest)) harms.push({ kind: 'connections', what: line });
    } else if (name === 'open' || name === 'openat') {
      if (/O_(?:WRONLY|RDWR|CREAT|TRUNC)/.test(rest) && !isOurs(paths[0] ?? ''))
        harms.push({ kind: 'outside writes', what: line });
    } else if (!paths.every(isOurs)) {
      harms.push({ kind: 'outside writes', what: line });
    }
  }
  return harms;
}

// The one program that a build may start: git, asked where the book's folder is, with all it could run itself put out.
const asking = [
  ...['git', '--no-pager', '-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'core.pager=cat'],
  ...['-c', 'core.attributesFile=/dev/null', '-c', 'diff.external=', '-c', 'log.showSignature=false'],
  ...['-c', 'protocol.allow=never', 'rev-parse', '--show-prefix'],
];

function asksForTheCommit([program = '', ...args]: readonly string[]): boolean {
  return basename(program) === 'git' && args.join('\n') === asking.join('\n');
}

/** Files that hold the secret, also inside archives and in the streams and the text of a PDF. */
function leaksUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => textsOf(path).some((bytes) => bytes.includes(SECRET)));
}

function textsOf(path: string): Buffer[] {
  const bytes = readFileSync(path);
  if (/\.(?:epub|docx|odt)$/.test(path))
    return [bytes, ...Object.values(unzipSync(bytes)).map((part) => Buffer.from(part))];
  if (path.endsWith('.pdf')) return [bytes, pdfText(path), pdfObjects(path)];
  return [bytes];
}

/** The text of a PDF, by pdftotext; empty where that is not installed. */
export function pdfText(path: string): Buffer {
  return spawnSync('pdftotext', ['-enc', 'UTF-8', path, '-'], { maxBuffer: 1 << 28 }).stdout ?? Buffer.from('');
}

/** The objects of a PDF with their streams unpacked, by qpdf; empty where that is not installed. */
export function pdfObjects(path: string): Buffer {
  return (
    spawnSync('qpdf', ['--qdf', '--object-streams=disable', path, '-'], { maxBuffer: 1 << 29 }).stdout ??
    Buffer.from('')
  );
}
