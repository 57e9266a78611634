/** How plainly a sentence says what the signatories want, from 0. */
export const weight = {
  demand: 10,
  request: 9,
  passive: 8.5,
  protest: 7,
  wish: 6,
  /** "Russia must withdraw." */
  duty: 5,
  /** An ask that is over, or somebody's own earlier one. */
  earlier: 3.2,
  /** "We stand with …" */
  position: 3,
  opinion: 2,
  fact: 0.5,
  recital: 0.2,
} as const;

/** Something that a sentence asks. */
export interface Ask {
  readonly score: number;
  /** Where its clause begins, subject included where that is near. */
  readonly from: number;
  /** Where its verb stands. */
  readonly at: number;
}
