import type { Diagnostic } from '../model/checked.ts';
import { safeText } from './safe-text.ts';

/** What `gathering check` found, for every form in which it can be told. */
export interface CheckReport {
  readonly diagnostics: readonly Diagnostic[];
  /** What was asked to stay unsaid; where people read it, it is counted. */
  readonly unsaid?: readonly Diagnostic[];
  /** The files of all chapters that were looked at. */
  readonly chapterFiles: readonly string[];
  /** The text of each file that was read, for showing lines of it. */
  readonly sources: ReadonlyMap<string, string>;
  /** The book's folder from the top of its repository, with `/` at the end; empty where that is the top. */
  readonly folderInRepository: string;
  /** The manual's page of each rule, by its name; one may be missing. */
  readonly rulePages: ReadonlyMap<string, string>;
  readonly version: string;
  /** Warnings count as errors. */
  readonly strict: boolean;
}

/** A file as seen from the top of the repository. */
export function pathInRepository(report: Pick<CheckReport, 'folderInRepository'>, file: string): string {
  const steps: string[] = [];
  for (const step of `${report.folderInRepository}${file}`.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** What the problem is and what to do about it, in one or two lines, safe for a terminal or a log. */
export function messageAndHint({ message, hint }: Diagnostic): string {
  return [safeText(message, 1000), ...(hint === undefined ? [] : [`→ ${safeText(hint, 1000)}`])].join('\n');
}
