import type { Diagnostic } from '../../../model/checked.ts';
import type { Preflight } from '../../../model/preflight.ts';

/** The demands that a file does not meet, as problems. */
export function unmetDemands({ path, printer, findings }: Preflight): Diagnostic[] {
  return findings
    .filter(({ answer }) => answer === 'no')
    .map(({ wanted, found, hint, isAdvice }) => ({
      rule: 'print-file-is-accepted',
      severity: isAdvice === true ? 'warning' : 'error',
      message: `${path} is not as ${printer} wants it. ${wanted} Found: ${found}.`,
      ...(hint === undefined ? {} : { hint }),
    }));
}
