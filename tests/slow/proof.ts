import { it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Programs that look at outputs and are no part of this package. */
export type Checker = keyof typeof checkers;

const checkers = {
  java: () => runs('java', ['-version']),
  poppler: () => ['pdftotext', 'pdfinfo', 'pdffonts', 'pdftohtml'].every((program) => runs(program, ['-v'])),
  qpdf: () => runs('qpdf', ['--version']),
  chromium: () => ['chromium', 'chromium-browser', 'google-chrome'].some((program) => runs(program, ['--version'])),
  libreoffice: () => runs('soffice', ['--version']),
  python: () => runs(python, ['-c', 'import xml.etree.ElementTree']),
  'python-docx': () => runs(python, ['-c', 'import docx']),
};

/** Distributions install python-docx for their own Python; another one may come first on the PATH. */
export const python = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';

const answers = new Map<Checker, boolean>();

function isThere(checker: Checker): boolean {
  const known = answers.get(checker) ?? checkers[checker]();
  answers.set(checker, known);
  return known;
}

function runs(program: string, args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

/**
 * A test that needs checkers from outside. Where one is missing it fails if `CI` is set, and else is skipped with a
 * name that says so: what was not looked at is never counted as good.
 */
export function proof(sentence: string, needs: readonly Checker[], prove: () => Promise<void>): void {
  const missing = needs.filter((checker) => !isThere(checker));
  if (missing.length === 0) {
    it(sentence, prove);
  } else if (process.env.CI) {
    it(sentence, () => {
      throw new Error(`Not checked: ${missing.join(', ')} must be installed for it.`);
    });
  } else {
    it.skip(`${sentence} (not checked: ${missing.join(', ')} is not installed)`, prove);
  }
}

/** Prints what a proof measured, beside jest's own lines. */
export function measured(line: string): void {
  process.stderr.write(`    · ${line}\n`);
}
