import { type LineMistake, textForKey } from './key-lines.ts';
import { indentationMistakes, lineMistakes, strangeSpaces } from './lines.ts';
import { type KeysInside, strayLines, textThatGoesOn } from './strays.ts';

/** A slip in the writing of YAML. Lines and columns count from 1 in the text given. */
export interface Mistake {
  readonly message: string;
  readonly hint: string;
  readonly line: number;
  readonly column: number;
}

export interface MendedYaml {
  /** The text with every slip mended, or nothing where that did not work. */
  readonly text: string | undefined;
  readonly mistakes: readonly Mistake[];
}

export interface SyntaxProblem {
  readonly code: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Explains what keeps a text from being YAML. Each explanation is proved: the line is mended as the hint says, and
 * the parser must then accept everything up to it. So all slips are found at once, and the rest can still be read.
 * `inside` knows which keys belong into which.
 */
export function mendYaml(
  text: string,
  problemsOf: (text: string) => readonly SyntaxProblem[],
  inside: KeysInside = {},
): MendedYaml {
  const lines = text.split('\n');
  const mistakes: Mistake[] = [];
  // An honest head takes a few attempts of some milliseconds; a hostile or long text must not take seconds.
  let attempts = Math.min(120, Math.ceil(60_000 / (text.length + 1)));
  // No parser stops at such a space: it takes it as a letter.
  for (const [index, line] of lines.entries()) {
    const [strange] = /^\s*[^\s:]+:/u.test(line) ? strangeSpaces(line) : [];
    if (strange === undefined) continue;
    const { repaired, ...mistake } = strange;
    mistakes.push({ ...mistake, line: index + 1 });
    lines[index] = isInside(repaired, lines.slice(0, index).findLast(isText)) ? repaired : repaired.trimStart();
  }
  let problems = problemsOf(lines.join('\n'));
  const reindented = new Set<number>();
  while (problems.length > 0) {
    const tryText: TryText = (attempt) => (attempts-- > 0 ? problemsOf(attempt) : undefined);
    const mended = mendStrays(lines, problems, inside, tryText) ?? mendOne(lines, problems, reindented, tryText);
    if (mended === undefined && isPlainText(problems)) {
      problemsOf(lines.join('\n'));
      return { text: lines.join('\n'), mistakes };
    }
    if (mended === undefined) {
      return { text: undefined, mistakes: [...mistakes, unexplained(lines, problems[0])] };
    }
    mistakes.push(mended.mistake);
    lines.splice(0, lines.length, ...mended.lines);
    problems = mended.problems;
  }
  return { text: lines.join('\n'), mistakes };
}

/** Whether an indented line goes on with what the line above it began. */
function isInside(line: string, above: string | undefined): boolean {
  const indentOf = (text: string) => /^ */.exec(text)?.[0].length ?? 0;
  return above !== undefined && (/:[ \t]*$/.test(above) || indentOf(above) === indentOf(line));
}

interface Attempt {
  readonly mistake: Mistake;
  readonly lines: readonly string[];
  readonly problems: readonly SyntaxProblem[];
}

type TryText = (text: string) => readonly SyntaxProblem[] | undefined;

function mendStrays(
  lines: readonly string[],
  problems: readonly SyntaxProblem[],
  inside: KeysInside,
  tryText: TryText,
): Attempt | undefined {
  if (isPlainText(problems) || isOpenQuote(problems)) return undefined;
  const { stopped, above } = suspects(lines, problems);
  for (const index of [stopped, stopped + 1, ...above]) {
    if (!isText(lines[index])) continue;
    const strays = [...strayLines(lines, index, inside), ...textThatGoesOn(lines, index)];
    for (const { message, hint, from, at = from, column, repaired } of strays) {
      const attempt = lines.toSpliced(from, repaired.length, ...repaired);
      const left = tryText(attempt.join('\n'));
      if (left === undefined) return undefined;
      if (!settles(Math.max(index, from + repaired.length - 1), problems, left)) continue;
      return { mistake: { message, hint, line: at + 1, column }, lines: attempt, problems: left };
    }
  }
  return undefined;
}

function mendOne(
  lines: readonly string[],
  problems: readonly SyntaxProblem[],
  reindented: Set<number>,
  tryText: TryText,
): Attempt | undefined {
  for (const [index, { repaired, ...mistake }] of explanations(lines, problems, reindented)) {
    const attempt = lines.with(index, repaired);
    const left = tryText(attempt.join('\n'));
    if (left === undefined) return undefined;
    if (!settles(index, problems, left)) continue;
    // Once only: between two neighbours that do not fit, a line would be moved back and forth.
    if (repaired.trimStart() === lines[index]?.trimStart()) reindented.add(index);
    return { mistake: { ...mistake, line: index + 1 }, lines: attempt, problems: left };
  }
  return undefined;
}

/** Whether a line is well now, and the parser comes further than before. */
function settles(index: number, before: readonly SyntaxProblem[], left: readonly SyntaxProblem[]): boolean {
  const [first] = left;
  if (first === undefined) return true;
  const further = first.line > (before[0]?.line ?? 0) || isOpenQuote(before);
  return further && left.every(({ line }) => line > index + 1);
}

function* explanations(
  lines: readonly string[],
  problems: readonly SyntaxProblem[],
  reindented: ReadonlySet<number>,
): Generator<[number, LineMistake]> {
  const { stopped, above, openings } = suspects(lines, problems);
  if (isPlainText(problems)) {
    for (const mistake of textForKey(lines[stopped] ?? '')) yield [stopped, mistake];
    return;
  }
  const swallowed = isOpenQuote(problems);
  const nearby = [stopped, stopped + 1, ...above];
  for (const index of new Set(swallowed ? [...openings, ...nearby] : [...nearby, ...openings])) {
    if (!isText(lines[index])) continue;
    for (const mistake of lineMistakes(lines, index)) yield [index, mistake];
  }
  const first = lines.findIndex((line) => /^\s*[^\s#]/.test(line));
  const startsIndented = /^ /.test(lines[first] ?? '') ? [first] : [];
  // A line too far right makes the parser stop at the line above it.
  for (const index of new Set([...startsIndented, stopped + 1, ...nearby])) {
    if (!isText(lines[index]) || reindented.has(index)) continue;
    for (const mistake of indentationMistakes(lines, index)) yield [index, mistake];
  }
}

/** Indices of the lines that may be at fault: where the parser stopped, and any that opens a quotation mark or bracket. */
function suspects(lines: readonly string[], problems: readonly SyntaxProblem[]) {
  const stopped = (problems[0]?.line ?? 1) - 1;
  const above = lines.findLastIndex((line, index) => index < stopped && isText(line));
  const openings = lines.flatMap((line, index) => (/[:\-[{,]\s?["'[{]/.test(line) ? [index] : []));
  return { stopped, above: above === -1 ? [] : [above], openings };
}

/** An open quotation mark swallows the lines below it: the parser then stops at the end. */
function isOpenQuote(problems: readonly SyntaxProblem[]): boolean {
  return problems[0]?.code === 'MISSING_CHAR';
}

/** No line has a key that a parser can see, so it finds nothing wrong. */
function isPlainText(problems: readonly SyntaxProblem[]): boolean {
  return problems[0]?.code === 'NO_KEYS';
}

// No honest line is longer, and patterns take their time with such ones.
function isText(line: string | undefined): line is string {
  return line !== undefined && line.trim() !== '' && line.length <= 2000;
}

function unexplained(lines: readonly string[], problem: SyntaxProblem | undefined): Mistake {
  const line = Math.min(problem?.line ?? 1, Math.max(1, lines.findLastIndex((text) => text.trim() !== '') + 1));
  const column = problem?.line === line ? problem.column : 1;
  if (problem?.code === 'TOO_DEEP') {
    return { message: 'Lists and groups stand too deep inside one another.', hint: 'Write it flatter.', line, column };
  }
  if (problem?.code === 'MULTIPLE_DOCS') {
    return { message: 'A second part begins here.', hint: 'Delete the line, or what follows it.', line, column };
  }
  return {
    message: 'From here on, the lines cannot be understood.',
    hint: 'Each line is written "key: value". Compare it with the lines above it; put a value with special characters between quotation marks.',
    line,
    column,
  };
}
