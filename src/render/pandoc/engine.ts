/** A pandoc that can be asked and that converts one document at a time. */
export interface Pandoc {
  readonly version: string;
  /** What it can write. */
  readonly formats: readonly string[];
  /** A file that pandoc carries in itself; nothing where this pandoc has none. */
  readonly print: (request: DefaultFile) => Promise<Uint8Array | undefined>;
  /** @throws BookError with pandoc's own words. */
  readonly convert: (conversion: Conversion) => Promise<Converted>;
}

export type DefaultFile =
  | '--print-default-data-file=reference.docx'
  | '--print-default-data-file=reference.odt'
  | '--print-default-template=openxml'
  | '--print-default-template=opendocument';

export interface Conversion {
  readonly format: string;
  /** The options, as a pandoc defaults file names them. The input is `book.json`, the output `outputFile`. */
  readonly defaults: Readonly<Record<string, unknown>>;
  readonly outputFile: string;
  /** All files that pandoc may see, by relative path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Seconds since 1970, for SOURCE_DATE_EPOCH. */
  readonly epoch: number;
}

export interface Converted {
  readonly bytes: Uint8Array;
  /** Pandoc's warnings, a line each. */
  readonly warnings: readonly string[];
}

export interface EngineOptions {
  readonly signal: AbortSignal;
  /** Milliseconds for one conversion. Default 120 000. */
  readonly deadlineMs?: number;
}

export const defaultDeadlineMs = 120_000;

/** Name of the file with the options; JSON is YAML. */
export const defaultsFile = 'defaults.yaml';

/** The conversion's files with its options among them. */
export function filesOf({ files, defaults }: Conversion): Map<string, Uint8Array> {
  return new Map([...files, [defaultsFile, new TextEncoder().encode(JSON.stringify(defaults))]]);
}

/** The warnings in what pandoc wrote to stderr; a warning's further lines are indented. */
export function warningsIn(stderr: string): string[] {
  return stderr
    .split(/^(?=\[WARNING\])/m)
    .filter((part) => part.startsWith('[WARNING]'))
    .map((part) => part.replace('[WARNING]', '').replace(/\s+/g, ' ').trim());
}
