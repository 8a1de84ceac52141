/** What a look at a finished print file found, demand by demand. */
export interface Preflight {
  /** Path of the file, as in the edition. */
  readonly path: string;
  /** Who wants it, and of which day the figures are. */
  readonly printer: string;
  readonly asOf: string;
  readonly findings: readonly Finding[];
}

/** `not checked`: nothing here can tell. `not possible`: what is wanted cannot be made here. */
export type Answer = 'yes' | 'no' | 'not checked' | 'not possible';

export interface Finding {
  /** A word for programs: `page-size`. */
  readonly demand: string;
  /** The demand as a sentence: `Pages are 152.4 × 228.6 mm.` */
  readonly wanted: string;
  readonly answer: Answer;
  /** What stands in the file. */
  readonly found: string;
  readonly hint?: string;
  /** A printer takes the file nevertheless, with a warning. */
  readonly isAdvice?: boolean;
}
