/** Somebody whom the editors invited, as the roster has them. */
export interface RosterPerson {
  /** Id of the contributor. */
  readonly id: string;
  readonly name?: string;
  /** For knowing a person's commits. Never in an output. */
  readonly emails: readonly string[];
}
