import type { CommitFacts, GitPerson } from '../../model/collect.ts';
import type { Commit } from '../git/commits.ts';
import type { FindPerson } from './identity.ts';

/** Programs that commit on somebody's behalf: `dependabot[bot]`. */
const program = /\[bot\]$/i;

/**
 * Whose commit a chapter becomes: that of somebody in its by-line, where one of them made a commit of the branch, for an
 * editor may have mended something on top; else that of the newest commit. All others who made one are named, too.
 */
export function creditOf(
  head: Commit,
  own: readonly Commit[],
  { authors, find }: { readonly authors: readonly string[]; readonly find: FindPerson },
): CommitFacts {
  const isInByline = ({ facts }: Commit) => authors.includes(find(facts.author) ?? '');
  const { facts } = own.find(isInByline) ?? head;
  const everybody = own.flatMap((commit) => [commit.facts.author, ...commit.coAuthors]);
  const coAuthors = distinct(everybody).filter(
    (person) => !isSame(person, facts.author) && !program.test(person.name) && person.email !== '',
  );
  return {
    ...facts,
    signedOffBy: distinct([...facts.signedOffBy, ...own.flatMap((commit) => commit.facts.signedOffBy)]),
    ...(coAuthors.length === 0 ? {} : { coAuthors }),
  };
}

/** Each address once: people spell their names in several ways. */
function distinct(people: readonly GitPerson[]): GitPerson[] {
  return people.filter((person, index) => people.findIndex((other) => isSame(person, other)) === index);
}

function isSame(one: GitPerson, other: GitPerson): boolean {
  return one.email.toLowerCase() === other.email.toLowerCase();
}
