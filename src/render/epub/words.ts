import { type BetweenNames, betweenNames } from '../../text/name-list.ts';

/** `Ada`, `Ada and Bo`, `Ada, Bo and Cy`. */
export function listNames(names: readonly string[], labels: BetweenNames): string {
  const { comma, and } = betweenNames(labels);
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(comma)}${and}${last}`;
}
