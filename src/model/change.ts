/** One file that a contribution adds, changes or takes away. */
export interface Change {
  /** From the book's folder, with `/`, in Unicode form NFC; `../` where it lies outside of it. */
  readonly path: string;
  readonly kind: 'added' | 'changed' | 'deleted';
}
