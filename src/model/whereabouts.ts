/** Where a person's place lies on the map. */
export interface Whereabouts {
  /** `country`: the town is not known, and the mark stands in the middle of its country. `nothing`: neither is. */
  readonly found: 'town' | 'country' | 'nothing';
  /** Degrees; 0 where nothing was found. */
  readonly latitude: number;
  readonly longitude: number;
  /** ISO 3166-1 alpha-2: the one given, else the town's. */
  readonly country?: string;
  /** The town that it was taken for, where others have the same name, none of them far smaller. */
  readonly taken?: { readonly region: string; readonly country: string; readonly others: readonly string[] };
}
