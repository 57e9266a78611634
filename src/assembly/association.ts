/** What two did in one span of time, and how many declarations there were to sign. */
export interface SpanTogether {
  readonly a: number;
  readonly b: number;
  readonly all: number;
}

export interface Association {
  /** Declarations both signed. */
  readonly observed: number;
  /** As many as would be expected if each signed without regard to the other. */
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
/** How often a whole list of companions may hold somebody whom chance put there. */
const falseLists = 0.05;

/**
 * How far two sign together more often than chance explains. Span by span, since members of one time sign
 * the declarations of that time whether or not they have anything in common (docs/statistics.md).
 */
export function association(observed: number, spans: readonly SpanTogether[]): Association {
  const expected = spans.reduce((sum, { a, b, all }) => (all === 0 ? sum : sum + (a * b) / all), 0);
  const lift = expected === 0 ? 0 : observed / expected;
  const surprise = lift <= 1 ? 0 : 2 * (observed * Math.log(observed / expected) - (observed - expected));
  return { observed, expected, lift, surprise };
}

/**
 * Whether there are enough of them, and chance does not explain as many.
 *
 * @param looked of how many pairs this one was picked: among many, some stand out by chance (Bonferroni).
 */
export function isTelling({ observed, surprise }: Association, looked = 1): boolean {
  return observed >= minTogether && surprise >= surelyTogether && tail(surprise) * looked <= falseLists;
}

/** How often chance alone surprises so much, one side of chi-squared with one degree of freedom: Mills' bound. */
function tail(surprise: number): number {
  return Math.exp(-surprise / 2) / Math.sqrt(2 * Math.PI * surprise);
}
