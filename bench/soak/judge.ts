/** What was seen of the service at one moment, after its garbage was collected. */
export interface Sample {
  readonly minute: number;
  /** Of the whole process, in megabytes. */
  readonly resident: number;
  /** What the main thread's JavaScript holds, in megabytes. */
  readonly heap: number;
  /** Timers, sockets and what else keeps a process alive. */
  readonly handles: number;
  /** Open files, connections among them. */
  readonly files: number;
  readonly connections: number;
}

type Figure = Exclude<keyof Sample, 'minute'>;

/** How much more the last quarter may have than the first: a share, or so much where that is more. */
const allowed: Readonly<Record<Figure, { readonly share: number; readonly more: number }>> = {
  resident: { share: 0.08, more: 20 },
  heap: { share: 0.1, more: 5 },
  handles: { share: 0.1, more: 5 },
  files: { share: 0.1, more: 5 },
  connections: { share: 0.1, more: 5 },
};

export interface Verdict {
  readonly isFlat: boolean;
  /** By figure: the median of the first quarter, of the last, and what would have been too much. */
  readonly figures: Readonly<
    Record<Figure, { readonly first: number; readonly last: number; readonly most: number }>
  >;
}

/**
 * Whether nothing grows once the service is warm: the medians of the first and the last quarter of what comes after that are
 * held against each other.
 *
 * @param warmMinutes what is left out in the beginning.
 * @throws where fewer than eight samples are left.
 */
export function judge(samples: readonly Sample[], warmMinutes: number): Verdict {
  const steady = samples.filter(({ minute }) => minute >= warmMinutes);
  if (steady.length < 8)
    throw new Error(`${steady.length} samples after ${warmMinutes} minutes are too few.`);
  const quarter = Math.floor(steady.length / 4);
  const compare = (figure: Figure) => {
    const of = (some: readonly Sample[]) => median(some.map((one) => one[figure]));
    const [first, last] = [of(steady.slice(0, quarter)), of(steady.slice(-quarter))];
    const { share, more } = allowed[figure];
    return { first, last, most: first + Math.max(first * share, more) };
  };
  const figures = {
    resident: compare('resident'),
    heap: compare('heap'),
    handles: compare('handles'),
    files: compare('files'),
    connections: compare('connections'),
  };
  return { isFlat: Object.values(figures).every(({ last, most }) => last <= most), figures };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
