import type { FetchProgress } from '../model/collect.ts';
import { inThousands } from './count.ts';
import { safeText } from './safe-text.ts';

/** How far fetching is, for the line that comes and goes; nothing where all sources are done with. */
export function fetchInWords({ done, total, running }: FetchProgress): string | undefined {
  const [first, ...others] = running;
  if (first === undefined) return undefined;
  const rest = others.length === 0 ? '' : ` and ${others.length} more`;
  const waiting = `waiting for ${safeText(first, 40)}${rest}`;
  return total === 1 ? waiting : `asking the sources: ${inThousands(done)} of ${inThousands(total)}, ${waiting}`;
}
