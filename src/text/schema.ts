import type { Checked, Diagnostic } from '../model/checked.ts';
import { diagnose, emptyValue, type ValidateOptions } from './schema-diagnostics.ts';
import { type Problem, readIssues, valueAt } from './schema-issues.ts';
import type { YamlDocument } from './yaml/yaml.ts';
import type { YamlMapping, YamlValue } from './yaml/nodes.ts';
import * as z from './zod.ts';

type Path = readonly (string | number)[];

/**
 * Reads a document by a schema. Every mistake is a diagnostic at its line and column, in the author's own words. What
 * is wrong is left out and the rest read, so there is a value beside errors unless something required is missing.
 *
 * The schema's messages are phrases that go on from "must be": `a whole number`.
 */
export function validate<T>(
  schema: z.ZodType<T>,
  document: YamlDocument,
  options: ValidateOptions,
): Checked<T | undefined> {
  const diagnostics = new Map<string, Diagnostic>();
  const empty = new Set<string>();
  const given = withoutEmpty(document.value, '', empty) as YamlMapping;
  const unknown = unknownKeys(schema, given);
  let value = unknown.length === 0 ? given : onlyKnown(given, unknown);
  // Each round takes at least one key away. A second one finds what the first mistake hid.
  for (let round = 0; round < 1000; round++) {
    const result = schema.safeParse(value, { reportInput: true });
    const problems = result.success ? [] : readIssues(result.error.issues, value);
    for (const problem of round === 0 ? [...problems, ...unknown] : problems) {
      const diagnostic = diagnose(problem, { document, empty, options });
      if (diagnostic !== undefined) diagnostics.set(JSON.stringify(diagnostic), diagnostic);
      if (problem.kind === 'missing') empty.delete(problem.path.join('.'));
    }
    if (result.success) {
      // Whoever writes `summary: ""` says that there is none.
      const told = [...empty]
        .filter((path) => valueAt(document.value, path.split('.')) === null)
        // Of what stands in a wrong value, something else is told.
        .filter((path) => valueAt(value, path.split('.').slice(0, -1)) !== undefined)
        .map((path) => emptyValue(path, document, options));
      return { value: result.data, diagnostics: inOrder([...diagnostics.values(), ...told]) };
    }
    const pruned = prune(value, problems);
    if (pruned === undefined) break;
    value = pruned;
  }
  return { value: undefined, diagnostics: inOrder([...diagnostics.values()]) };
}

/**
 * The keys at the top that a schema does not know. It would name them itself, but would then have to be asked a second
 * time without them; and many heads have keys that other systems know.
 */
function unknownKeys(schema: z.ZodType, value: YamlMapping): Problem[] {
  if (!(schema instanceof z.ZodObject) || !(schema.def.catchall instanceof z.ZodNever)) return [];
  const known = Object.keys(schema.shape);
  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => ({ kind: 'unknown', path: [key], known }));
}

function onlyKnown(value: YamlMapping, unknown: readonly Problem[]): YamlMapping {
  const kept = Object.assign(Object.create(null) as Record<string, YamlValue>, value);
  for (const { path } of unknown) delete kept[String(path[0])];
  return kept;
}

function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const at = ({ place }: Diagnostic) => (place?.line ?? 0) * 10_000 + Math.min(place?.column ?? 0, 9_999);
  return diagnostics.toSorted((a, b) => at(a) - at(b));
}

/** The value without lines `key:` and `key: ""`, which say nothing; their paths are added to `empty`. */
function withoutEmpty(value: YamlValue, path: string, empty: Set<string>): YamlValue {
  if (value === null || typeof value === 'string') return value;
  const inside = (step: string | number) => (path === '' ? String(step) : `${path}.${step}`);
  if (isList(value)) return value.map((child, index) => withoutEmpty(child, inside(index), empty));
  const kept = Object.create(null) as Record<string, YamlValue>;
  for (const [key, child] of Object.entries(value)) {
    if (child === null || (typeof child === 'string' && child.trim() === '')) empty.add(inside(key));
    else kept[key] = withoutEmpty(child, inside(key), empty);
  }
  return kept;
}

/** The value without what is wrong: the keys themselves, or what they are missing in. Nothing where all is wrong. */
function prune(value: YamlMapping, problems: readonly Problem[]): YamlMapping | undefined {
  let pruned: YamlValue = value;
  for (const { path } of problems) {
    const length = path.findLastIndex((_, index) => valueAt(value, path.slice(0, index + 1)) !== undefined) + 1;
    if (length === 0) return undefined;
    pruned = removeAt(pruned, path.slice(0, length)) ?? pruned;
  }
  return pruned as YamlMapping;
}

function removeAt(value: YamlValue | undefined, path: Path): YamlValue | undefined {
  const [step, ...rest] = path;
  if (step === undefined || value === null || typeof value !== 'object') return undefined;
  if (isList(value)) {
    const index = Number(step);
    if (value[index] === undefined) return undefined;
    // An entry that is taken out leaves a gap, so that the paths of the others stay true.
    const child = rest.length === 0 ? null : removeAt(value[index], rest);
    return child === undefined ? undefined : value.with(index, child);
  }
  if (value[step] === undefined) return undefined;
  const kept = Object.assign(Object.create(null) as Record<string, YamlValue>, value);
  if (rest.length === 0) delete kept[step];
  else {
    const child = removeAt(value[step], rest);
    if (child === undefined) return undefined;
    kept[step] = child;
  }
  return kept;
}

function isList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value);
}
