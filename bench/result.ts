/** What one benchmark did and found. */
export interface BenchResult {
  readonly name: string;
  /** What was done, on how much, in a sentence. */
  readonly did: string;
  readonly figures: Record<string, number | string>;
  /** What the figures are held against. */
  readonly bar?: string;
  /** Whether it is met, where the benchmark judges that itself; the program fails where it is not. */
  readonly isMet?: boolean;
}
