import type { Diagnostic, Severity } from '../model/checked.ts';
import { count, listed } from './count.ts';
import { displayWidth, wrap } from './display-width.ts';
import { fewOfAKind, moreOfAKind, type Told } from './few-of-a-kind.ts';
import { painter, type Paint, type Tint } from './paint.ts';
import { safeJson, safeText } from './safe-text.ts';
import { compare, sortDiagnostics } from './sort-diagnostics.ts';
import { markedLine } from './source-line.ts';

export interface DiagnosticsTextOptions {
  /** The files of all chapters, for the closing count. */
  readonly chapterFiles: readonly string[];
  readonly colour: boolean;
  /** Columns of the terminal; without it, messages are not wrapped and lines are cut at 100. */
  readonly width?: number | undefined;
  /** Put before each file, so that a terminal can open it: `../my-book/`. */
  readonly folder?: string;
  /** What was asked to stay unsaid; the closing line counts it. */
  readonly unsaid?: readonly Diagnostic[];
  /** Tells all of a kind, where else only the first are told. */
  readonly tellsAll?: boolean;
}

/** Every problem with its place, line and remedy, by file and line; at the end a count in one sentence. */
export function diagnosticsAsText(
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, string>,
  options: DiagnosticsTextOptions,
): string {
  const paint = painter(options.colour);
  const told = fewOfAKind(diagnostics, options.tellsAll === true ? Infinity : undefined);
  const parts = told.map((each) => oneAsText(each, sources, options, paint));
  return [...parts, closingCount(diagnostics, options, paint)].join('\n');
}

/** The same for programs, with the counts. Places count from 1; columns in UTF-16 units, ends are exclusive. */
export function diagnosticsAsJson(diagnostics: readonly Diagnostic[], chapterFiles: readonly string[]): string {
  return safeJson({ diagnostics: sortDiagnostics(diagnostics), counts: countAll(diagnostics, chapterFiles) });
}

export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
  readonly chapters: number;
  readonly chaptersWithProblems: number;
}

export function countAll(diagnostics: readonly Diagnostic[], chapterFiles: readonly string[]): Counts {
  const ofSeverity = (severity: Severity) => diagnostics.filter((each) => each.severity === severity).length;
  const files = new Set(diagnostics.map((diagnostic) => diagnostic.file));
  return {
    errors: ofSeverity('error'),
    warnings: ofSeverity('warning'),
    notes: ofSeverity('info'),
    chapters: chapterFiles.length,
    chaptersWithProblems: chapterFiles.filter((file) => files.has(file)).length,
  };
}

const words: Record<Severity, { readonly word: string; readonly tint: Tint }> = {
  error: { word: 'error', tint: 'red' },
  warning: { word: 'warning', tint: 'yellow' },
  info: { word: 'note', tint: 'cyan' },
};

function oneAsText(
  { diagnostic: { severity, rule, message, hint, file, place }, more }: Told,
  sources: ReadonlyMap<string, string>,
  { width, folder = '' }: DiagnosticsTextOptions,
  paint: Paint,
): string {
  const { word, tint } = words[severity];
  const where = file === undefined ? '' : placeAsText(safeText(folder + file, 1000), place);
  const what = `${paint(tint, word)}  ${paint('dim', safeText(rule))}`;
  // A terminal would break the line in the midst of a word.
  const isShort = width === undefined || displayWidth(`${where}  ${word}  ${rule}`) <= width;
  const lines =
    where === '' ? [what] : isShort ? [`${paint('bold', where)}  ${what}`] : [paint('bold', where), `  ${what}`];
  const indented = (text: string, first: string, rest: string) =>
    (width === undefined ? [text] : wrap(text, Math.max(width - rest.length, 30))).map(
      (line, index) => (index === 0 ? first : rest) + line,
    );
  lines.push(...indented(safeText(message, 1000), '  ', '  '));
  const text = file === undefined ? undefined : sources.get(file);
  if (place !== undefined && text !== undefined) {
    const gutter = String(place.line);
    const marked = markedLine(text, place, Math.max((width ?? 100) - gutter.length - 7, 20));
    if (marked !== undefined) {
      lines.push(`  ${paint('dim', `  ${gutter} |`)} ${marked.line}`.trimEnd());
      lines.push(`  ${paint('dim', `  ${' '.repeat(gutter.length)} |`)} ${paint(tint, marked.mark)}`.trimEnd());
    }
  }
  if (hint !== undefined) lines.push(...indented(safeText(hint, 1000), '  → ', '    '));
  if (more > 0) lines.push('', ...indented(`${moreOfAKind(more)} "--rule ${safeText(rule)}" shows all.`, '  ', '  '));
  return `${lines.join('\n')}\n`;
}

function placeAsText(file: string, place: Diagnostic['place']): string {
  return place === undefined ? file : `${file}:${place.line}:${place.column}`;
}

function closingCount(
  diagnostics: readonly Diagnostic[],
  { chapterFiles, unsaid = [] }: DiagnosticsTextOptions,
  paint: Paint,
): string {
  const counts = countAll(diagnostics, chapterFiles);
  const all = count(counts.chapters, 'chapter');
  if (diagnostics.length === 0) return `${paint('green', `No problems in ${all}.`)}\n`;
  const problems = listed(
    [
      counts.errors > 0 ? paint('red', count(counts.errors, 'error')) : '',
      counts.warnings > 0 ? paint('yellow', count(counts.warnings, 'warning')) : '',
      counts.notes > 0 ? paint('cyan', count(counts.notes, 'note')) : '',
    ].filter((part) => part !== ''),
  );
  const chapters = new Set(chapterFiles);
  const others = new Set(diagnostics.flatMap(({ file }) => (file === undefined || chapters.has(file) ? [] : [file])));
  const places = [
    counts.chaptersWithProblems > 0 ? `${counts.chaptersWithProblems} of ${all}` : '',
    others.size > 3 ? count(others.size, 'other file') : '',
    ...(others.size > 3 ? [] : [...others].sort(compare).map((file) => safeText(file))),
  ].filter((part) => part !== '');
  return `${problems}${places.length === 0 ? '' : ` in ${listed(places)}`}${notShown(unsaid)}.\n`;
}

/** `; 4 warnings and 1 note not shown`; nothing where nothing was left out. */
export function notShown(unsaid: readonly Diagnostic[]): string {
  const { warnings, notes } = countAll(unsaid, []);
  const parts = [...(warnings > 0 ? [count(warnings, 'warning')] : []), ...(notes > 0 ? [count(notes, 'note')] : [])];
  return parts.length === 0 ? '' : `; ${listed(parts)} not shown`;
}
