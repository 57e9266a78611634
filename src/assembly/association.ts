/** What two did in one year, and how many declarations there were to sign. */
export interface YearTogether {
  readonly a: number;
  readonly b: number;
  readonly all: number;
}

export interface Association {
  /** Declarations both signed. */
  readonly observed: number;
  /** As many as would be expected if each signed without regard to the other, year by year. */
  readonly expected: number;
  /** Observed over expected. */
  readonly lift: number;
  /** How surprising so many are under independence: twice the log likelihood ratio; 0 where there are no more than expected. */
  readonly surprise: number;
}

/**
 * Fewer in common than this prove nothing, however rare the two sign. With 3 a single pair of busy weeks
 * could do it.
 */
export const minTogether = 5;
/** The point that chance alone passes once in a thousand pairs (chi-squared, one degree of freedom). */
const surelyTogether = 10.83;

/**
 * How far two sign together more often than chance explains. Year by year, since members of one time sign
 * the declarations of that time whether or not they have anything in common.
 */
export function association(observed: number, years: readonly YearTogether[]): Association {
  const expected = years.reduce((sum, { a, b, all }) => (all === 0 ? sum : sum + (a * b) / all), 0);
  const lift = expected === 0 ? 0 : observed / expected;
  const surprise = lift <= 1 ? 0 : 2 * (observed * Math.log(observed / expected) - (observed - expected));
  return { observed, expected, lift, surprise };
}

/** Whether there are enough of them, and chance does not explain as many. */
export function isTelling({ observed, surprise }: Association): boolean {
  return observed >= minTogether && surprise >= surelyTogether;
}
