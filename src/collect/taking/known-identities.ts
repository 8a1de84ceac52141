import type { Contribution, GitPerson } from '../../model/collect.ts';
import type { RosterPerson } from '../../model/roster.ts';
import { type GitPlace, tryGit } from '../git/run-git.ts';

/** The names and addresses of people, by contributor, as the book's own branch has them already. */
export type Identities = ReadonlyMap<string, GitPerson>;

/** Commits of a book that had hundreds of authors for years. */
const mostCommits = 20_000;

/** The people in the by-line who made no commit of what they sent. */
function uncredited({ chapter, committers = [] }: Contribution): string[] {
  const known = new Set(committers.flatMap(({ contributor }) => contributor ?? []));
  return chapter?.authors.filter((id) => !known.has(id)) ?? [];
}

/**
 * Finds those of the by-line who sent nothing themselves: by an address of the roster that stands in the history of the
 * branch already. So no address is made public that was not public before, and nobody is taken for a namesake.
 */
export async function knownIdentities(
  place: GitPlace,
  head: string | undefined,
  { chosen, roster }: { readonly chosen: readonly Contribution[]; readonly roster: readonly RosterPerson[] },
): Promise<Identities> {
  const wanted = new Set(chosen.flatMap(uncredited));
  const byAddress = new Map(
    roster.flatMap(({ id, emails }) =>
      wanted.has(id) ? emails.map((email) => [email.toLowerCase(), id] as const) : [],
    ),
  );
  const found = new Map<string, GitPerson>();
  if (head === undefined || byAddress.size === 0) return found;
  // The `.mailmap` of the book says under which name and address somebody wants to be known.
  const args = ['log', '--no-show-signature', `--max-count=${mostCommits}`, '--format=%ae%x00%aN%x00%aE', '-z', head];
  const end = await tryGit(place, args);
  if (end.outcome !== 'done') return found;
  const fields = end.stdout.toString('utf8').split('\0');
  for (let at = 0; at + 2 < fields.length; at += 3) {
    const [written = '', name = '', email = ''] = fields.slice(at, at + 3);
    const id = byAddress.get(written.toLowerCase()) ?? byAddress.get(email.toLowerCase());
    if (id !== undefined && !found.has(id)) found.set(id, { name, email });
  }
  return found;
}

/** Who is to be named beside the author of a chapter's commit. */
export function coAuthorsOf(contribution: Contribution, identities: Identities): GitPerson[] {
  const named = contribution.commit?.coAuthors ?? [];
  const others = uncredited(contribution).flatMap((id) => identities.get(id) ?? []);
  const author = contribution.commit?.author.email.toLowerCase();
  const taken = new Set([author, ...named.map(({ email }) => email.toLowerCase())]);
  return [...named, ...others.filter(({ email }) => !taken.has(email.toLowerCase()))];
}
