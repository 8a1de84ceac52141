import { hideSecrets } from './hide-secrets.ts';

/** Text in one line, cut to `length` characters for a message, without passwords. */
export function shorten(text: string, length = 60): string {
  const line = hideSecrets(text.trim().replace(/\s+/g, ' '));
  const letters = [...line];
  return letters.length <= length
    ? line
    : `${letters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
}

/** A line as it should be, for a hint. Where spaces at its beginning are what it is about, the hint counts them. */
export function shortenLine(line: string): string {
  return shorten(line, 100);
}

/** A value between the quotation marks that YAML needs for it: double ones, single where the text has double ones. */
export function quoteYaml(text: string): string {
  return /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
}
