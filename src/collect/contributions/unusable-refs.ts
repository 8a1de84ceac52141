import type { Contribution, FetchedSource } from '../../model/collect.ts';

/** The refs that are chosen, but that nobody can use because of their names: told in the plan as what they are. */
export function unusableContributions(fetched: readonly FetchedSource[]): Contribution[] {
  return fetched.flatMap(({ source, unusable = [] }) =>
    unusable.map((head): Contribution => ({
      key: `${source.name}:${head.branch ?? head.ref}`,
      source: source.name,
      head,
      state: 'unusable',
      reason: 'Its branch has a name that cannot be used: it could be taken for something else.',
      hint: 'Ask the author to push it under another name, with letters, digits and hyphens alone: "git push origin HEAD:my-chapter".',
      ...{ changes: [], companions: [], contributors: [], rivals: [], diagnostics: [] },
    })),
  );
}
