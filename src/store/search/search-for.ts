/** What is looked for; every condition that is not `null` is required. */
export interface SearchFor {
  /** What people type into a search box. */
  readonly words: string | null;
  /** Days, `YYYY-MM-DD`, both included. */
  readonly from: string | null;
  readonly to: string | null;
  readonly topic: string | null;
  /** ISO code of a country it is about. */
  readonly country: string | null;
  readonly delegation: string | null;
  /** A political family. */
  readonly group: string | null;
  readonly signatory: number | null;
}

/** A search without any condition. */
export const nothingAsked: SearchFor = {
  words: null,
  from: null,
  to: null,
  topic: null,
  country: null,
  delegation: null,
  group: null,
  signatory: null,
};
