import { parseUrl } from './parse-url.ts';
import type { Refusal } from './schema-types.ts';

/** What git may fetch from: the name of a remote of the book's own repository, or an address. */
export interface GitAddress {
  readonly kind: 'remote' | 'https' | 'http' | 'ssh' | 'path';
  /** As git takes it. */
  readonly written: string;
}

export interface AddressOptions {
  /** `list`: it may come from a stranger. */
  readonly trust: 'editor' | 'list';
  /** Whether strangers' addresses may be `http:`. */
  readonly allowHttp?: boolean;
}

const mustBe = 'the address of a git repository';
const hostAndPath = /^[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?\.\p{L}{2,}\/[^\s:]+$/u;
/** `git@host:path`; a host of one letter is a disk. */
const scpLike = /^(?:[\w.-]+@)?[\w][\w.-]+:(?![-/]{2})(?!-)[^\s:]+$/;

/**
 * Reads what names a repository. Only what is plainly one of a few kinds of address is taken: git itself would run
 * programs for others (`ext::`), or take them for options.
 */
export function readGitAddress(text: string, { trust, allowHttp = false }: AddressOptions): GitAddress | Refusal {
  const written = hostAndPath.test(text) && !/^\.{0,2}\//.test(text) ? `https://${text}` : text;
  if (written === '' || /[\p{Cc}\p{Cf}]/u.test(written)) return { mustBe };
  if (written.startsWith('-')) return { mustBe, hint: 'An address does not begin with a hyphen.' };
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):(?=:|\/\/)/.exec(written)?.[1]?.toLowerCase();
  if (scheme === 'https' || scheme === 'http' || scheme === 'ssh') return readUrl(written, scheme, trust, allowHttp);
  if (scheme === 'file' && trust === 'editor') return { kind: 'path', written };
  if (scheme !== undefined) return { mustBe, hint: `"${scheme}:" is not allowed. It begins with https:// or ssh://.` };
  const isPath = /^(?:\.{0,2}\/|\.{1,2}$|[A-Za-z]:[\\/]|\\\\)/.test(written);
  if (!isPath && scpLike.test(written)) return onNet({ kind: 'ssh', written }, hostOfScp(written), trust);
  if (trust === 'list') return { mustBe, hint: 'It begins with https://, as the page of the repository shows it.' };
  if (isPath) return { kind: 'path', written };
  return /^[\w][\w.-]*(?:\/[\w][\w.-]*)*$/.test(written) && !written.includes('..')
    ? { kind: 'remote', written }
    : { mustBe: `the name of a remote, or ${mustBe}`, hint: 'Such as origin, or https://github.com/jane/chapter.git' };
}

function readUrl(
  written: string,
  kind: 'https' | 'http' | 'ssh',
  trust: AddressOptions['trust'],
  allowHttp: boolean,
): GitAddress | Refusal {
  if (/[\s"<>\\^`{|}]/.test(written) || parseUrl(written) === undefined) return { mustBe, hint: 'It is not whole.' };
  const { hostname, pathname, search, hash, port } = new URL(written);
  if (hostname === '' || hostname.startsWith('-') || pathname.length < 2) return { mustBe, hint: 'It is not whole.' };
  if (search !== '' || hash !== '') return { mustBe, hint: 'Take away what stands behind the "?" or "#".' };
  const page = /^(https?:\/\/[^/]+\/[^/]+\/[^/]+?)(?:\.git)?\/(?:-\/)?(?:tree|blob|pull|issues|commits?)(?:\/|$)/.exec(
    written,
  );
  if (page !== null) return { mustBe, hint: `It is a page about the repository; its address is ${page[1]}.git` };
  if (kind === 'http' && trust === 'list' && !allowHttp) {
    return { mustBe, hint: 'Nobody can tell who answers on http: and who reads along. Write https.' };
  }
  if (trust === 'list' && port !== '') return { mustBe, hint: 'Ports are not allowed in the addresses of authors.' };
  return onNet({ kind, written }, hostname, trust);
}

/** An address out of a list must not lead into the network of whoever collects. */
function onNet(address: GitAddress, host: string, trust: AddressOptions['trust']): GitAddress | Refusal {
  const isNumber = /^\[|^[\d.]+$|^0x/i.test(host);
  const isInside = !host.includes('.') || /\.(?:local|localhost|internal|intranet|lan|home|arpa)\.?$/i.test(host);
  return trust === 'list' && (isNumber || isInside)
    ? { mustBe: `${mustBe} on the open internet`, hint: 'Write the name of the host, such as github.com.' }
    : address;
}

function hostOfScp(written: string): string {
  return written.slice(written.indexOf('@') + 1).split(':', 1)[0] ?? '';
}

/** Whether an address carries a name or password that is nobody else's business. `git@` in front of ssh is not one. */
export function hasSecret(address: string): boolean {
  const [, scheme = '', user = ''] = /^([a-z][a-z0-9+.-]*):\/\/([^/@]*)@/i.exec(address) ?? [];
  return scheme.toLowerCase() === 'ssh' ? user.includes(':') : user !== '';
}

/** An address as people may see it: `github.com/jane/chapter`. */
export function shownAddress(address: string): string {
  const bare = address.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/^[^/]*@/, '');
  const isUrl = /^(?!file:)[a-z][a-z0-9+.-]*:\/\//i.test(address);
  const shown = isUrl ? bare : /^[a-z]+:\/\/|^[./\\]|^[A-Za-z]:[\\/]/i.test(address) ? bare : bare.replace(':', '/');
  return shown.replace(/\/+$/, '').replace(/\.git$/, '') || shown;
}

/** A text with every name and password of addresses taken out, those of `addresses` also where they stand alone. */
export function withoutSecrets(text: string, addresses: readonly string[] = []): string {
  const secrets = addresses.filter(hasSecret).flatMap((address) => {
    const user = /^[^/]*\/\/([^/@]*)@/.exec(address)?.[1] ?? '';
    const parts = [user, ...user.split(':')].filter((part) => part.length > 3);
    return parts.flatMap((part) => [part, decoded(part)]);
  });
  const shown = secrets.reduce((rest, secret) => rest.replaceAll(secret, '…'), text);
  return shown.replace(/\/\/[^@/\s]+@/g, '//…@');
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
