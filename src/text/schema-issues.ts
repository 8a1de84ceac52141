import type * as z from './zod.ts';
import type { YamlValue } from './yaml/nodes.ts';

type Path = readonly (string | number)[];
type Issue = z.core.$ZodIssue;

/** One thing that a schema does not accept. Phrases go on from "must be". */
export type Problem =
  | { readonly kind: 'unknown'; readonly path: Path; readonly known: readonly string[] }
  | { readonly kind: 'missing'; readonly path: Path }
  | {
      readonly kind: 'wrong';
      readonly path: Path;
      readonly phrase: string;
      readonly written: YamlValue | undefined;
      readonly hint?: string;
      /** The words that may stand here, where there is a fixed choice. */
      readonly choices?: readonly string[];
    };

/** Takes apart what zod found; `value` is what it read. Of several readings, the one is explained that was meant. */
export function readIssues(issues: readonly Issue[], value: YamlValue, above: Path = []): Problem[] {
  return issues.flatMap((issue): Problem[] => {
    const path = [...above, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))];
    const written = valueAt(value, path);
    if (written === undefined) return [{ kind: 'missing', path }];
    const wrong = { kind: 'wrong', path, written } as const;
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys.map((key) => ({ kind: 'unknown', path: [...path, key], known: issue.message.split(' ') }));
      case 'invalid_union': {
        const meant = issue.errors.filter((branch) => !branch.some(isOtherKind));
        const [closest] = meant.toSorted((a, b) => a.length - b.length);
        return closest === undefined ? [{ ...wrong, phrase: issue.message }] : readIssues(closest, value, path);
      }
      case 'invalid_value':
        return [{ ...wrong, phrase: issue.message, choices: issue.values.map(String) }];
      case 'custom': {
        const hint: unknown = issue.params?.['hint'];
        return [{ ...wrong, phrase: issue.message, ...(typeof hint === 'string' ? { hint } : {}) }];
      }
      default:
        return [{ ...wrong, phrase: issue.message }];
    }
  });
}

/** Whether a reading fails already because a list, a group or text stands there and something else is expected. */
function isOtherKind(issue: Issue): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code === 'invalid_union') return issue.errors.every((branch) => branch.some(isOtherKind));
  return issue.code === 'invalid_type';
}

/** What stands at a path. */
export function valueAt(value: YamlValue | undefined, path: Path): YamlValue | undefined {
  return path.reduce<YamlValue | undefined>((inside, step) => {
    if (inside === undefined || inside === null || typeof inside === 'string') return undefined;
    return (inside as Readonly<Record<string | number, YamlValue>>)[step];
  }, value);
}
