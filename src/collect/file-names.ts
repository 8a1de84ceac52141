import type { Diagnostic } from '../model/checked.ts';

/** Problems of the names themselves: on some machines two of them are one file, or they do not show as they are. */
export function checkNames(paths: readonly string[]): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const firstOf = new Map<string, string>();
  for (const path of paths) {
    const key = path.normalize('NFC').toLowerCase();
    const other = firstOf.get(key);
    if (other === undefined) firstOf.set(key, path);
    else diagnostics.push(twin(path, other));
    if (hidden.test(path)) diagnostics.push(notPlain(path));
  }
  return diagnostics;
}

/** Control characters, direction marks and their like: what a reader of the name cannot see. */
const hidden = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\u{E0000}-\u{E007F}]/u;

function twin(file: string, other: string): Diagnostic {
  const isSame = file === other;
  return {
    rule: 'file-names-are-distinct',
    severity: 'error',
    message: isSame
      ? `Two files have the name "${file}"; the letters look the same but are stored in two ways.`
      : `"${file}" and "${other}" differ in capital letters alone. On Windows and macOS they are one file.`,
    hint: 'Give one of the two another name.',
    file,
  };
}

function notPlain(file: string): Diagnostic {
  return {
    rule: 'file-names-are-plain',
    severity: 'error',
    message: 'The name of this file has characters that cannot be seen.',
    hint: 'Rename it: letters, digits, hyphens and a dot are enough.',
    file,
  };
}
