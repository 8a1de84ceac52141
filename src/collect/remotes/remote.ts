import { resolve } from 'node:path';
import type { CollectSource, FetchFailure } from '../../model/collect.ts';
import { type GitAddress, hasSecret, readGitAddress, shownAddress } from '../../text/git-address.ts';
import type { OwnRemotes } from './own-repository.ts';

/** One repository to fetch from, for one or several sources. */
export interface Remote {
  readonly kind: Exclude<GitAddress['kind'], 'remote'>;
  /** As git takes it. It may hold a password. */
  readonly address: string;
  /** As people may see it. */
  readonly shown: string;
  /** `list` only where no editor's source names it. */
  readonly trust: CollectSource['trust'];
  /** Settings of git for logging in: those of the book's own repository, for its own remotes alone. */
  readonly logins: readonly (readonly [string, string])[];
  readonly sources: readonly CollectSource[];
  /** Ids of commits that are wanted beside the heads. */
  readonly commits: readonly string[];
}

export interface ResolveOptions {
  readonly folder: string;
  readonly allowHttp: boolean;
  /** Commits that are wanted beside the heads, by the name of the source. */
  readonly commits: ReadonlyMap<string, readonly string[]>;
}

export interface Resolved {
  readonly remotes: readonly Remote[];
  readonly failures: ReadonlyMap<CollectSource, FetchFailure>;
}

/** Finds the address of each source, and puts together the sources of one address. */
export function resolveRemotes(
  sources: readonly CollectSource[],
  own: OwnRemotes,
  { folder, allowHttp, commits }: ResolveOptions,
): Resolved {
  const remotes = new Map<string, Remote>();
  const failures = new Map<CollectSource, FetchFailure>();
  for (const source of sources) {
    const address = resolveAddress(source, own, allowHttp);
    if ('reason' in address) {
      failures.set(source, address);
      continue;
    }
    const { kind, written, logins } = address;
    const where = kind === 'path' && !/^file:/i.test(written) ? resolve(folder, written) : written;
    // A stranger's entry with the address of the editors' own repository must not be asked with the editors' password.
    const key = `${source.trust} ${where}`;
    const earlier = remotes.get(key);
    const rest = { kind, address: where, shown: shownAddress(where), trust: source.trust, logins };
    const older = (commits.get(source.name) ?? []).filter((id) => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(id));
    remotes.set(key, {
      ...rest,
      sources: [...(earlier?.sources ?? []), source],
      commits: [...new Set([...(earlier?.commits ?? []), ...older])],
    });
  }
  return { remotes: [...remotes.values()], failures };
}

function resolveAddress(
  { from, trust, file }: CollectSource,
  own: OwnRemotes,
  allowHttp: boolean,
): (Pick<Remote, 'kind' | 'logins'> & { readonly written: string }) | FetchFailure {
  const named = readGitAddress(from, { trust, allowHttp });
  if ('mustBe' in named) return notAllowed(from, named.hint ?? `It must be ${named.mustBe}.`, file);
  if (trust === 'list' && hasSecret(from)) return notAllowed(from, 'Take out what stands before the "@".', file);
  const { kind, written } = named;
  if (kind !== 'remote') return { kind, written, logins: [] };
  const found = addressOf(written, own);
  if (typeof found !== 'string') return found;
  const address = readGitAddress(found, { trust });
  if ('mustBe' in address || address.kind === 'remote') {
    const hint = `git keeps it under "remote.${written}.url"; it begins with https:// or ssh://.`;
    return notAllowed(found, hint, `the remote "${written}"`);
  }
  return { kind: address.kind, written: address.written, logins: own.kind === 'repository' ? own.logins : [] };
}

function addressOf(name: string, own: OwnRemotes): string | FetchFailure {
  const address = own.kind === 'repository' ? own.remotes.get(name) : undefined;
  if (address !== undefined) return address;
  const failure = (reason: FetchFailure['reason'], message: string, hint: string) => ({
    ...{ reason, message, hint },
    tries: 0,
  });
  if (own.kind === 'notTrusted') {
    const hint = 'If you trust it, name it once: git config --global --add safe.directory "$PWD"';
    return failure('notAllowed', 'git does not trust this folder, because it belongs to another user.', hint);
  }
  if (own.kind === 'none') {
    const hint = 'Clone the book with git, or write the address of the repository in place of the name.';
    return failure('notFound', `This folder is not in a git repository, so there is no remote "${name}".`, hint);
  }
  const others = [...own.remotes.keys()];
  const hint =
    others.length === 0
      ? `Add it: git remote add ${name} ADDRESS. Or write the address in place of the name.`
      : `There is ${others.map((other) => `"${other}"`).join(', ')}. Or write the address in place of the name.`;
  return failure('notFound', `This repository has no remote "${name}".`, hint);
}

function notAllowed(address: string, hint: string, where: string): FetchFailure {
  return {
    reason: 'notAllowed',
    message: `"${shownAddress(address)}" in ${where} is not an address that is fetched from.`,
    hint,
    tries: 0,
  };
}
