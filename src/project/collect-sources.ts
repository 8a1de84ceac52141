import type { Checked, Diagnostic, Place } from '../model/checked.ts';
import type { CollectSource, RefChoice } from '../model/collect.ts';
import { readGitAddress, shownAddress } from '../text/git-address.ts';
import type { WrittenCollect, WrittenSource } from './collect-schema.ts';

/** A source before it has a name that no other has. */
export interface NamelessSource {
  /** The names that it would have, the best one first. */
  readonly names: readonly string[];
  readonly source: Omit<CollectSource, 'name'>;
  readonly place: Place | undefined;
}

/** Where a book's chapters come from where its editors say nothing. */
export function defaultSources(file: string): readonly CollectSource[] {
  return [{ name: 'origin', from: 'origin', refs: { kind: 'pullRequests' }, trust: 'editor', file }];
}

/** The entries of `collect:`, one source for each kind of ref that they choose. */
export function readSources(
  written: WrittenCollect,
  places: ReadonlyMap<string, Place>,
  file: string,
): readonly NamelessSource[] {
  return written.flatMap((entry, index) => {
    if (entry === null) return [];
    const given: Partial<WrittenSource> = typeof entry === 'string' ? { from: entry } : entry;
    const { from = 'origin', name, path } = given;
    const place = places.get(`collect.${index}.name`) ?? places.get(`collect.${index}`);
    return choicesOf(from, given).map((refs) => ({
      source: { from, refs, trust: 'editor', file, ...(path === undefined ? {} : { paths: path }) },
      names: namesOf(name ?? shownName(from), refs),
      place,
    }));
  });
}

function choicesOf(from: string, { pullRequests, branches, branch, path }: Partial<WrittenSource>): RefChoice[] {
  const choices: RefChoice[] = [];
  if (pullRequests === true) choices.push({ kind: 'pullRequests' });
  if (branches !== undefined && branches.length > 0) choices.push({ kind: 'branches', patterns: branches });
  if (branch !== undefined) choices.push({ kind: 'branch', branch });
  if (choices.length > 0) return choices;
  // A remote is the book itself, whose main branch brings nothing; elsewhere the main branch is what there is.
  const isRemote = isRemoteName(from) && path === undefined && pullRequests === undefined;
  return [isRemote ? { kind: 'pullRequests' } : { kind: 'branch' }];
}

/** `origin` for the pull requests; for its branches too, unless that is taken. */
function namesOf(name: string, refs: RefChoice): string[] {
  if (refs.kind === 'pullRequests') return [name];
  return [name, refs.kind === 'branches' ? `${name}-branches` : `${name}-${refs.branch ?? 'main'}`];
}

function shownName(from: string): string {
  return isRemoteName(from) ? from : shownAddress(from);
}

function isRemoteName(from: string): boolean {
  const address = readGitAddress(from, { trust: 'editor' });
  return 'kind' in address && address.kind === 'remote';
}

/** Gives each source a name of its own, pull requests first; one for which there is none is told and left out. */
export function nameSources(sources: readonly NamelessSource[]): Checked<readonly CollectSource[]> {
  const named = new Map<NamelessSource, CollectSource>();
  const taken = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  const rank = ({ source: { refs } }: NamelessSource) =>
    refs.kind === 'pullRequests' ? 0 : refs.kind === 'branches' ? 1 : 2;
  for (const nameless of [...sources].sort((one, other) => rank(one) - rank(other))) {
    const name = nameless.names.find((each) => !taken.has(key(each)));
    if (name === undefined) {
      diagnostics.push(sameName(nameless));
      continue;
    }
    taken.add(key(name));
    named.set(nameless, { name, ...nameless.source });
  }
  return { value: sources.flatMap((nameless) => named.get(nameless) ?? []), diagnostics };
}

function key(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function sameName({ names: [name], place, source: { file, trust } }: NamelessSource): Diagnostic {
  return {
    rule: 'source-names-are-unique',
    severity: 'error',
    message: `Two sources of chapters are called "${name}"; the second one is left out.`,
    hint:
      trust === 'list'
        ? 'Give one of the two people another "id", or delete the entry that is there twice.'
        : 'Give one of them a "name" of its own, or delete the one that is there twice.',
    file,
    ...(place === undefined ? {} : { place }),
  };
}
