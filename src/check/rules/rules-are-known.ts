import { nearest } from '../../text/nearest.ts';
import { inBookFile } from '../places.ts';
import type { Rule } from '../rule.ts';

/** What `book.yml` sets under `rules:` are rules. Their names come in, because the registry knows this rule too. */
export const rulesAreKnown = (names: () => ReadonlySet<string>): Rule =>
  function* (book) {
    for (const name of book.project.rules.keys()) {
      if (names().has(name)) continue;
      const similar = nearest(name, names());
      yield {
        severity: 'warning',
        message: `There is no rule "${name}", so this line has no effect.`,
        hint: similar === undefined ? '"gathering explain" lists all rules.' : `Did you mean "${similar}"?`,
        ...inBookFile(book, `rules.${name}`, 'rules'),
      };
    }
  };
