import { isScalar, LineCounter, type Node, parseDocument, stringify } from 'yaml';
import type { Checked, Diagnostic, Place } from '../../model/checked.ts';
import { mendYaml, type SyntaxProblem } from './mistakes.ts';
import { type HintForNoKeys, isNoValue, type Reading, readRoot, type YamlMapping } from './nodes.ts';
import { readPlainYaml } from './plain.ts';
import * as problems from './problems.ts';
import type { KeysInside } from './strays.ts';

/**
 * A mapping and where everything in it stands, by path: `title`, `author.0.url`; the whole has the path ''.
 * `keys` has the places of keys, `values` those of values.
 */
export interface YamlDocument {
  readonly value: YamlMapping;
  readonly keys: ReadonlyMap<string, Place>;
  readonly values: ReadonlyMap<string, Place>;
  /** Keys that were renamed (`renameKeys`), by new path: as the author typed them. */
  readonly typedKeys?: ReadonlyMap<string, string>;
}

export interface YamlOptions {
  readonly file: string;
  /** The line of the file on which the text begins; 1 unless told. */
  readonly firstLine?: number;
  /** Most keys in the whole document; 10,000 unless told. */
  readonly maxKeys?: number;
  /** What to do where a list or text stands instead of keys; unless told, what an author of a chapter should do. */
  readonly hintForNoKeys?: HintForNoKeys;
  /** Keys that belong into another one, so that lines which have lost their place are understood. */
  readonly inside?: KeysInside | undefined;
}

/**
 * Reads a YAML mapping as text. Anchors, aliases, tags, merge keys and repeated keys are refused. The usual mistakes
 * are explained, each with the line as it should be, and the rest is read as if they were mended: `value` is there
 * beside errors wherever that worked, so that one slip does not hide the others.
 */
export function parseYaml(text: string, options: YamlOptions): Checked<YamlDocument | undefined> {
  const simple = readPlainYaml(text, options);
  if (simple !== undefined) return { value: simple, diagnostics: [] };
  const firstLine = options.firstLine ?? 1;
  let latest: Composed | undefined;
  const compile = (attempt: string) => {
    latest = compose(attempt);
    return latest.problems;
  };
  const mended = mendYaml(text, compile, options.inside);
  const diagnostics = mended.mistakes.map(({ message, hint, line, column }): Diagnostic => {
    const place = { line: line + firstLine - 1, column };
    return { rule: 'yaml-can-be-read', severity: 'error', message, hint, file: options.file, place };
  });
  if (mended.text === undefined || latest === undefined) return { value: undefined, diagnostics };
  const { contents, lineCounter, directive } = latest;
  const placeOf = (start: number, end: number): Place => {
    const from = lineCounter.linePos(start);
    const to = lineCounter.linePos(end);
    return {
      line: from.line + firstLine - 1,
      column: from.col,
      endLine: to.line + firstLine - 1,
      endColumn: to.col,
    };
  };
  const reading: Reading = {
    text: mended.text,
    maxKeys: options.maxKeys ?? 10_000,
    keys: new Map(),
    values: new Map(),
    seenKeys: 0,
    placeOf,
    report: (problem, place) => diagnostics.push({ ...problem, file: options.file, place }),
  };
  if (directive !== -1) reading.report(problems.usesDirective(), placeOf(directive, directive + 1));
  const value = readRoot(contents, reading, options.hintForNoKeys);
  return {
    value: value === undefined ? undefined : { value, keys: reading.keys, values: reading.values },
    diagnostics,
  };
}

/** Writes plain data as YAML. Every text stands in quotation marks, so that no reader takes `no` or `1.10` for anything else. */
export function stringifyYaml(value: unknown): string {
  return stringify(value, { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' });
}

interface Composed {
  readonly contents: Node | null;
  readonly lineCounter: LineCounter;
  /** Offset of a line that begins with `%`, or -1. */
  readonly directive: number;
  readonly problems: readonly SyntaxProblem[];
}

function compose(text: string): Composed {
  const lineCounter = new LineCounter();
  const directive = (/^(?:[ \t]*(?:#[^\n]*)?\n)*%/.exec(text)?.[0].length ?? 0) - 1;
  try {
    const { contents, errors } = parseDocument(text, {
      schema: 'failsafe',
      // Repeated keys are found below: the library's own check is quadratic (9 s for 20,000 keys).
      uniqueKeys: false,
      prettyErrors: false,
      // Warnings would be printed.
      logLevel: 'error',
      lineCounter,
    });
    const problems = errors.slice(0, 20).map(({ code, pos }): SyntaxProblem => {
      const { line, col } = lineCounter.linePos(pos[0]);
      return { code, line, column: col };
    });
    const hasNoKeys = problems.length === 0 && isScalar(contents) && contents.type === 'PLAIN' && !isNoValue(contents);
    if (hasNoKeys) {
      const { line, col } = lineCounter.linePos(contents.range?.[0] ?? 0);
      problems.push({ code: 'NO_KEYS', line, column: col });
    }
    return { contents, lineCounter, directive, problems };
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    return { contents: null, lineCounter, directive, problems: [{ code: 'TOO_DEEP', line: 1, column: 1 }] };
  }
}
