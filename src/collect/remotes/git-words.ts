import { later, openIt, type Trouble } from './failures.ts';

const damaged = [
  'sent something that is damaged or not whole.',
  'Tell its owner: "git fsck" there shows what is missing. Pushing it anew to an empty repository often mends it.',
] as const;

type Row = readonly [RegExp, Trouble['reason'], says: string, hint: string, mayPass?: 'mayPass'];

/** What git says, the surest words first: a connection that broke also leaves a pack that cannot be read. */
const rows: readonly Row[] = [
  [
    /transport '[^']*' not allowed/,
    'notAllowed',
    'is an address that git may not be sent to.',
    'An address begins with https:// or ssh://.',
  ],
  [
    /detected dubious ownership/,
    'notAllowed',
    'belongs to another user of this machine, so git does not trust it.',
    'If you trust it, name it once: git config --global --add safe.directory PATH',
  ],
  [
    /SSL certificate problem|certificate verif|certificate has expired|CERT_|server certificate|SSL_ERROR|SSL routines|gnutls_handshake|\bTLS\b|SSL peer|schannel|Host key verification failed|REMOTE HOST IDENTIFICATION HAS CHANGED|SSL connect error/i,
    'certificate',
    'cannot show that it is who it says.',
    'Its certificate or key is not one that this machine knows. With ssh, connect once by hand: "ssh -T git@HOST". Never switch the check off.',
  ],
  [
    /returned error: 30\d|unable to update url base from redirection/,
    'redirect',
    'sends on to another address.',
    'Open it in a browser, and write the address where you arrive.',
  ],
  [
    /could not read (?:Username|Password)|Authentication failed|returned error: 401|terminal prompts disabled|Permission denied|no mutual signature/i,
    'credentials',
    'wants to know who asks, and no name and password are at hand. Or it is not there: some hosts do not tell the difference.',
    'Check the address. For a private repository, log in once by hand ("git ls-remote ADDRESS"), or see "Passwords" in docs/collecting.md.',
  ],
  [
    /returned error: 403/,
    'credentials',
    'does not let you in.',
    'Ask its owner for the right to read it, or check whose password git uses.',
  ],
  [/returned error: 429/, 'host', 'has been asked too often.', 'Wait some minutes and try again.', 'mayPass'],
  [/returned error: 5\d\d/, 'host', 'has trouble of its own.', later, 'mayPass'],
  [
    /Could not resolve (?:host|proxy)|name resolution|Name or service not known|nodename nor servname/i,
    'host',
    'is at a host that cannot be found.',
    'Is the address spelled right, and is this machine on the network?',
    'mayPass',
  ],
  [/Operation too slow|timed out|Timeout/i, 'timeout', 'did not answer in time.', later, 'mayPass'],
  [
    /Failed to connect|Couldn't connect|Connection refused|Network is unreachable|No route to host/i,
    'host',
    'does not answer.',
    'Is the address spelled right, and is this machine on the network?',
    'mayPass',
  ],
  [
    /not our ref|no such ref|couldn't find remote ref/i,
    'broken',
    'lists commits that it does not give.',
    'If somebody pushed to it just now, try again. Else tell its owner: "git fsck" there shows what is missing.',
    'mayPass',
  ],
  [
    /repository corruption on the remote side|upload-pack: |remote: (?:fatal|error): /,
    'broken',
    'is damaged: it could not put its own files together.',
    'Tell its owner: "git fsck" there shows what is missing.',
  ],
  [
    /pack has bad object|inflate|zlib|corrupt|COLLISION|pack signature|did not send all necessary objects|missing (?:blob|tree|commit|necessary objects)|bad (?:pack(?! header)|object|tree)|checksum|unresolved deltas|unknown object type/i,
    'broken',
    ...damaged,
  ],
  [
    /returned error: (?:404|410)|repository '[^']*' not found|Repository not found|does not appear to be a git repository|No such file or directory|does not exist|returned error: 400/i,
    'notFound',
    'is not there.',
    openIt,
  ],
  [
    /Connection reset|early EOF|unexpected disconnect|hung up unexpectedly|Empty reply|transfer closed|RPC failed|Recv failure|Send failure|GnuTLS recv|HTTP\/2 stream|Broken pipe|Connection closed/i,
    'host',
    'broke the connection off.',
    later,
    'mayPass',
  ],
  [
    /not valid: is this a git repository|protocol error|bad line length|invalid content-type|expected (?:flush|service)|unexpected content/i,
    'notFound',
    'is a page, but not a repository that git can read.',
    openIt,
  ],
  [/index-pack|unpack-objects|invalid/i, 'broken', ...damaged],
  [
    /cannot run (?:ssh|git-remote|.*ssh)|remote-https' is not a git command|Unable to find remote helper/,
    'other',
    'cannot be reached, because a part of git is missing on this machine.',
    'For ssh, install "ssh". For https, install git with its support for it.',
  ],
];

/** Reads what git said on stderr, in English. `rest` is shown where no words are known. */
export function readTrouble(stderr: string, rest: string): Trouble {
  // What the remote itself says is its own choice; only that it failed counts.
  const said = stderr.replace(/^remote: (?!fatal: |error: |aborting ).*$/gm, '');
  for (const [words, reason, says, hint, mayPass] of rows) {
    if (words.test(said)) return { reason, says, hint, mayPass: mayPass !== undefined };
  }
  const hint = rest === '' ? 'git did not say why.' : `git says: ${rest}`;
  return { reason: 'other', says: 'could not be read.', hint, mayPass: false };
}
