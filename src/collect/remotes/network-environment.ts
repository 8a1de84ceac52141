import type { Remote } from './remote.ts';

interface NetworkOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly idleMs: number;
  /** git looks for no repository in this folder or above. */
  readonly ceiling: string;
  /** Whether git tells on stderr what it hears. */
  readonly traces?: boolean;
}

/** Nothing that stands in any configuration may run a program, ask a question, or bring more than was asked for. */
const always: readonly (readonly [string, string])[] = [
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
];

/** What was meant for the editors' own hosts does not go to a stranger's. */
const forStrangers: readonly (readonly [string, string])[] = [
  ['credential.helper', ''],
  ['http.extraHeader', ''],
  ['http.cookieFile', ''],
];

/** The environment of a git that talks with one remote, called `source`. */
export function networkEnvironment(
  remote: Remote,
  { env, idleMs, ceiling, traces = false }: NetworkOptions,
): Readonly<Record<string, string | undefined>> {
  const isStranger = remote.trust === 'list';
  const isKept = isStranger ? keptForStrangers : keptForEditors;
  const kept = Object.entries(env).filter(([name]) => !/^(?:GIT_|GCM_|SSH_ASKPASS)/.test(name) || isKept.test(name));
  const own = isStranger ? forStrangers : remote.logins;
  const settings = [...always, ...own, ['remote.source.url', remote.address] as const];
  const first = isStranger ? 0 : Number(env['GIT_CONFIG_COUNT'] ?? 0) || 0;
  return {
    ...Object.fromEntries(kept),
    GIT_CONFIG_COUNT: String(first + settings.length),
    ...Object.fromEntries(
      settings.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${first + index}`, key],
        [`GIT_CONFIG_VALUE_${first + index}`, value],
      ]),
    ),
    GIT_ALLOW_PROTOCOL: protocols[remote.kind],
    GIT_CEILING_DIRECTORIES: ceiling,
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '',
    SSH_ASKPASS: '',
    SSH_ASKPASS_REQUIRE: 'never',
    GCM_INTERACTIVE: 'never',
    ...(isStranger ? { GIT_SSH_COMMAND: strangersSsh } : {}),
    ...(traces ? { GIT_TRACE_PACKET: '2' } : {}),
    GIT_HTTP_LOW_SPEED_LIMIT: '1000',
    GIT_HTTP_LOW_SPEED_TIME: String(Math.max(1, Math.ceil(idleMs / 1000))),
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_DEFAULT_REF_FORMAT: 'files',
    LC_ALL: 'C',
    LANGUAGE: '',
  };
}

const keptForStrangers = /^GIT_(?:CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM)|SSL_CAINFO|SSL_CAPATH|EXEC_PATH)$/;
const keptForEditors = /^GIT_(?:CONFIG_(?!PARAMETERS)\w+|SSL_\w+|PROXY_SSL_\w+|SSH|SSH_COMMAND|SSH_VARIANT|EXEC_PATH)$/;

/** A setting of the user's own can turn an address of https into one of ssh, but nothing else. */
const protocols: Readonly<Record<Remote['kind'], string>> = {
  https: 'https:ssh',
  http: 'http:https:ssh',
  ssh: 'ssh:https',
  path: 'file',
};

/** The editors' own ssh stays as they set it up: without a terminal of its own it cannot ask anything. */
const strangersSsh =
  'ssh -oBatchMode=yes -oConnectTimeout=15 -oStrictHostKeyChecking=yes -oPermitLocalCommand=no -oForwardAgent=no -oForwardX11=no';
