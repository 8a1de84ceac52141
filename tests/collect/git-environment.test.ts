import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { outputOfGit, runGit } from '../../src/collect/git/run-git.ts';
import { networkEnvironment } from '../../src/collect/remotes/network-environment.ts';
import type { Remote } from '../../src/collect/remotes/remote.ts';
import { type GitFolder, gitFolder } from './git-folder.ts';

/** What git is told in its environment, asked of git itself: settings of the machine or of a repository say otherwise. */

let top: string;
let canary: string;

beforeEach(async () => {
  top = await mkdtemp(join(tmpdir(), 'gathering-environment-'));
  canary = join(top, 'canary');
  await writeFile(canary, `#!/bin/sh\ntouch ${top}/trace\ncat\n`);
  await chmod(canary, 0o755);
});
afterEach(async () => {
  await rm(top, { recursive: true });
});

const hasRun = () => existsSync(join(top, 'trace'));

const remote = (changes: Partial<Remote> = {}): Remote => ({
  kind: 'https',
  address: 'https://trees.example/oak.git',
  shown: 'trees.example/oak',
  trust: 'editor',
  logins: [],
  sources: [],
  commits: [],
  ...changes,
});
const stranger = remote({ trust: 'list' });

/** The environment of git for a remote, on a machine with these settings and variables. */
async function environment(one: Remote, { settings = '', env = {} }: { settings?: string; env?: object } = {}) {
  await writeFile(join(top, 'gitconfig'), settings);
  const machine = { PATH: process.env['PATH'], HOME: top, GIT_CONFIG_GLOBAL: join(top, 'gitconfig'), ...env };
  return networkEnvironment(one, { env: machine, idleMs: 1500, ceiling: top });
}

function settingOf(key: string, env: Readonly<Record<string, string | undefined>>): string {
  const values = execFileSync('git', ['config', '--null', '--get-all', key], { cwd: top, env }).toString();
  return values.split('\0').at(-2) ?? '';
}

describe('git that talks with a remote', () => {
  it.each([
    ['core.hooksPath', '/dev/null'],
    ['core.fsmonitor', 'false'],
    ['core.askPass', ''],
    ['core.attributesFile', '/dev/null'],
    ['fetch.recurseSubmodules', 'false'],
    ['submodule.recurse', 'false'],
    ['fetch.fsckObjects', 'false'],
    ['fetch.unpackLimit', '1'],
    ['fetch.prune', 'false'],
    ['fetch.pruneTags', 'false'],
    ['fetch.writeCommitGraph', 'false'],
    ['transfer.bundleURI', 'false'],
    ['gc.auto', '0'],
    ['maintenance.auto', 'false'],
    ['http.followRedirects', 'false'],
    ['remote.source.tagOpt', '--no-tags'],
    ['remote.source.url', 'https://trees.example/oak.git'],
  ])('has %s = %s whatever the machine says', async (key, value) => {
    const [section = '', name = ''] = [key.slice(0, key.lastIndexOf('.')), key.slice(key.lastIndexOf('.') + 1)];
    const [first = '', second] = section.split('.');
    const settings = `[${first}${second === undefined ? '' : ` "${second}"`}]\n\t${name} = planted\n`;
    for (const one of [remote(), stranger]) expect(settingOf(key, await environment(one, { settings }))).toBe(value);
  });

  it.each(['credential.helper', 'http.extraHeader', 'http.cookieFile'])(
    'has no %s of the editors where a list names the address',
    async (key) => {
      const [section = '', name = ''] = key.split('.');
      const settings = `[${section}]\n\t${name} = mine\n`;
      const env = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: key, GIT_CONFIG_VALUE_0: 'mine, too' };
      expect(settingOf(key, await environment(stranger, { settings }))).toBe('');
      expect(settingOf(key, await environment(stranger, { settings, env }))).toBe('');
      expect(settingOf(key, await environment(remote(), { settings }))).toBe('mine');
      expect(settingOf(key, await environment(remote(), { settings, env }))).toBe('mine, too');
    },
  );

  it("has the logins of the book's own repository", async () => {
    const key = 'http.https://trees.example/.extraheader';
    expect(settingOf(key, await environment(remote({ logins: [[key, 'AUTHORIZATION: basic abc']] })))).toMatch(/abc$/);
  });

  // Of each variable: what a list's remote has in it, and what an editor's.
  it.each<[string, string | undefined, string | undefined]>([
    ['GIT_DIR', undefined, undefined],
    ['GIT_WORK_TREE', undefined, undefined],
    ['GIT_INDEX_FILE', undefined, undefined],
    ['GIT_NAMESPACE', undefined, undefined],
    ['GIT_OBJECT_DIRECTORY', undefined, undefined],
    ['GIT_ALTERNATE_OBJECT_DIRECTORIES', undefined, undefined],
    ['GIT_TEMPLATE_DIR', undefined, undefined],
    ['GIT_PROXY_COMMAND', undefined, undefined],
    ['GIT_EXTERNAL_DIFF', undefined, undefined],
    ['GIT_TRACE', undefined, undefined],
    ['GIT_TRACE_CURL', undefined, undefined],
    ['GIT_CONFIG_PARAMETERS', undefined, undefined],
    ['GIT_CONFIG_KEY_40', undefined, 'planted'],
    ['GIT_SSL_NO_VERIFY', undefined, 'planted'],
    ['GIT_SSL_CERT', undefined, 'planted'],
    ['GIT_SSL_KEY', undefined, 'planted'],
    ['GIT_SSL_CAINFO', 'planted', 'planted'],
    ['GIT_SSH', undefined, 'planted'],
    ['GCM_PROVIDER', undefined, undefined],
    ['GIT_ASKPASS', '', ''],
    ['SSH_ASKPASS', '', ''],
    ['SSH_ASKPASS_REQUIRE', 'never', 'never'],
    ['GCM_INTERACTIVE', 'never', 'never'],
    ['GIT_TERMINAL_PROMPT', '0', '0'],
    ['GIT_ALLOW_PROTOCOL', 'https:ssh', 'https:ssh'],
    ['GIT_HTTP_LOW_SPEED_LIMIT', '1000', '1000'],
    ['GIT_HTTP_LOW_SPEED_TIME', '2', '2'],
    ['GIT_NO_REPLACE_OBJECTS', '1', '1'],
    ['GIT_NO_LAZY_FETCH', '1', '1'],
    ['GIT_DEFAULT_REF_FORMAT', 'files', 'files'],
    ['LC_ALL', 'C', 'C'],
    ['LANGUAGE', '', ''],
  ])('has in %s for a list: %j, for editors: %j', async (name, inList, ofEditors) => {
    const env = { [name]: 'planted' };
    expect((await environment(stranger, { env }))[name]).toBe(inList);
    expect((await environment(remote(), { env }))[name]).toBe(ofEditors);
  });

  it('looks for no repository above the folder of the mirrors', async () => {
    execFileSync('git', ['init', '--quiet', top]);
    const cache = join(top, '.gathering');
    await mkdir(cache);
    const env = networkEnvironment(remote(), { env: process.env, idleMs: 1000, ceiling: top });
    const ask = () => execFileSync('git', ['rev-parse', '--git-dir'], { cwd: cache, env, stdio: 'pipe' });
    expect(ask).toThrow('not a git repository');
  });

  it.each([
    ['http', 'http:https:ssh'],
    ['ssh', 'ssh:https'],
    ['path', 'file'],
  ] as const)('may use for an address of the kind %s: %s', async (kind, protocols) => {
    expect((await environment(remote({ kind })))['GIT_ALLOW_PROTOCOL']).toBe(protocols);
  });

  it("asks nothing over a stranger's ssh, and leaves that of the editors as it is", async () => {
    const env = { GIT_SSH_COMMAND: 'ssh -i mine' };
    const asStranger = (await environment(stranger, { env }))['GIT_SSH_COMMAND'];
    for (const option of ['BatchMode=yes', 'StrictHostKeyChecking=yes', 'PermitLocalCommand=no', 'ForwardAgent=no']) {
      expect(asStranger).toContain(`-o${option}`);
    }
    expect((await environment(remote(), { env }))['GIT_SSH_COMMAND']).toBe('ssh -i mine');
  });
});

describe("git in the book's own repository", () => {
  let book: GitFolder;
  beforeEach(async () => {
    book = await gitFolder({ 'oak.md': 'Oak\n' });
  });
  afterEach(() => rm(book.folder, { recursive: true }));

  const place = (env: object = {}) => ({ cwd: book.folder, env: { ...process.env, ...env } });
  const settingHere = async (key: string) =>
    outputOfGit(await runGit(place(), ['config', '--null', '--get-all', key]))
      .toString()
      .split('\0')
      .at(-2);

  it.each([
    ['core.fsmonitor', 'false'],
    ['core.hooksPath', '/dev/null'],
    ['core.pager', 'cat'],
    ['core.attributesFile', '/dev/null'],
    ['diff.external', ''],
    ['credential.helper', ''],
    ['protocol.allow', 'never'],
    ['submodule.recurse', 'false'],
    ['safe.bareRepository', 'explicit'],
  ])('has %s = %s whatever the repository says', async (key, value) => {
    book.git(['config', key, key === 'submodule.recurse' ? 'true' : canary]);
    expect(await settingHere(key)).toBe(value);
  });

  it.each(['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_OBJECT_DIRECTORY', 'GIT_NAMESPACE', 'GIT_EXTERNAL_DIFF'])(
    'does not see %s, which hooks set',
    async (name) => {
      const head = book.git(['rev-parse', 'main']);
      const end = await runGit(place({ [name]: join(top, 'elsewhere') }), ['rev-parse', 'refs/heads/main']);
      expect(outputOfGit(end).toString().trim()).toBe(head);
      const told = await runGit(place({ [name]: 'planted' }), ['-c', `alias.told=!printenv ${name}`, 'told']);
      expect('stdout' in told ? told.stdout.toString() : '').not.toContain('planted');
    },
  );

  it('reaches no other repository, whatever is configured', async () => {
    const end = await runGit(place({ GIT_ALLOW_PROTOCOL: 'file' }), [
      ...['-c', 'protocol.file.allow=always', 'ls-remote', `file://${book.folder}`],
    ]);
    expect(end).toMatchObject({ outcome: 'failed', stderr: expect.stringContaining("transport 'file' not allowed") });
  });

  it('reads objects as they are, not what replaces them', async () => {
    const blob = book.git(['rev-parse', 'main:oak.md']);
    book.git(['replace', blob, book.git(['hash-object', '-w', '--stdin'], 'Elm\n')]);
    expect(outputOfGit(await runGit(place(), ['cat-file', 'blob', blob])).toString()).toBe('Oak\n');
  });

  it('fetches nothing that is missing from where it once came', async () => {
    book.git(['config', 'extensions.partialClone', 'origin']);
    book.git(['config', 'remote.origin.promisor', 'true']);
    book.git(['config', 'remote.origin.url', book.folder]);
    book.git(['config', 'remote.origin.uploadpack', canary]);
    const end = await runGit(place({ GIT_ALLOW_PROTOCOL: 'file' }), ['cat-file', '-t', '1'.repeat(40)]);
    expect(end.outcome).toBe('failed');
    expect(hasRun()).toBe(false);
  });

  it('speaks English, asks nobody and takes no lock that it can do without', async () => {
    const variables = { LC_ALL: 'de_DE.UTF-8', GIT_TERMINAL_PROMPT: '1', GCM_INTERACTIVE: 'always' };
    const names = [
      'LC_ALL',
      'GIT_TERMINAL_PROMPT',
      'GCM_INTERACTIVE',
      'GIT_OPTIONAL_LOCKS',
      'GIT_LITERAL_PATHSPECS',
      'GIT_NO_LAZY_FETCH',
    ];
    const told = await runGit(place(variables), ['-c', `alias.told=!printenv ${names.join(' ')}`, 'told']);
    expect(outputOfGit(told).toString().split('\n')).toEqual(['C', '0', 'never', '0', '1', '1', '']);
  });

  it('stops at more than a million paths, and shows no password', async () => {
    book.git(['config', 'alias.flood', '!head -c 70000000 /dev/zero']);
    await expect(runGit(place(), ['flood'])).rejects.toThrow('more files than can be listed');
    book.git(['config', 'alias.say', '!echo https://jane:secret@trees.example >&2; false']);
    const end = await runGit(place(), ['say']);
    expect(() => outputOfGit(end)).toThrow(expect.objectContaining({ hint: expect.stringContaining('//…@trees') }));
  });
});
