/** For an option that may be given several times. */
export const several = (value: string, earlier: readonly string[] = []) => [...earlier, value];

/** Lines at the end of a command's help. */
export function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  ${line}\n`).join('')}`;
}
