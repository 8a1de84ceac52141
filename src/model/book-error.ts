/** Trouble in the surroundings (a missing program, a folder that cannot be written): thrown, exit code 2. */
export class BookError extends Error {
  /** What to do about it. */
  readonly hint: string | undefined;

  constructor(message: string, options: { readonly hint?: string; readonly cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'BookError';
    this.hint = options.hint;
  }
}
