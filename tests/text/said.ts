import type { Diagnostic } from '../../src/model/checked.ts';
import type { SourceFile } from '../../src/model/source.ts';

/** Diagnostics in short, for comparing: `3:8 error values-fit: "weight" must be … → Write it in digits, such as 10.` */
export function said(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ place, severity, rule, message, hint }) => {
    const at = place === undefined ? '-' : `${place.line}:${place.column}`;
    return `${at} ${severity} ${rule}: ${message}${hint === undefined ? '' : ` → ${hint}`}`;
  });
}

/** Diagnostics without their hints. */
export function messages(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ place, message }) => `${place?.line ?? '-'}:${place?.column ?? '-'} ${message}`);
}

export function sourceFile(path: string, content: string | readonly number[] | Uint8Array): SourceFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : Uint8Array.from(content);
  return { path, bytes, sha256: '' };
}
