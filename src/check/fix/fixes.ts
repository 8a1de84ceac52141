import { colonSpaces } from './colon-spaces.ts';
import { fences } from './fences.ts';
import type { Fix } from './fix.ts';
import { headingSpaces } from './heading-spaces.ts';
import { headingLevels } from './heading-levels.ts';
import { keyNames, keySpaces } from './key-names.ts';
import { quotes } from './quotes.ts';
import { tabs } from './tabs.ts';

/** What a program can mend, in the order in which it must be done: keys can be read only between fences. */
export const fixes: readonly Fix[] = [
  fences,
  tabs,
  colonSpaces,
  quotes,
  keySpaces,
  keyNames,
  headingSpaces,
  headingLevels,
];
