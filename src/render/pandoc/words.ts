import { space, str, type PandocInline } from './ast.ts';

// What XML 1.0 cannot hold (control characters, halves of surrogate pairs, two non-characters), and the control
// characters of C1, which steer terminals.
const forbidden =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** The text without the characters that DOCX, ODT and every other XML format cannot hold. */
export function withoutForbidden(text: string): string {
  return text.replace(forbidden, '');
}

/** Whether the text has characters that XML cannot hold. */
export function hasForbidden(text: string): boolean {
  return text.search(forbidden) !== -1;
}

/** Plain text as pandoc's words and spaces; no-break spaces stay in their words. */
export function words(text: string): PandocInline[] {
  return withoutForbidden(text)
    .split(/([ \t\r\n]+)/)
    .flatMap((part, index) => (part === '' ? [] : [index % 2 === 1 ? space : str(part)]));
}
