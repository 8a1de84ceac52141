import type { Labels } from '../../model/project.ts';

/** `Ada`, `Ada and Bo`, `Ada, Bo and Cy`. */
export function listNames(names: readonly string[], { and }: Pick<Labels, 'and'>): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${and} ${last}`;
}
