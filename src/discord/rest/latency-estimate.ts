/** When an answer came, and when its request was counted, both in milliseconds after the start. */
export interface AnsweredRequest {
  readonly tripMs: number;
  /** By Discord's own clock, so only differences mean anything; `null` when it did not say. */
  readonly wayMs: number | null;
}

export interface LatencyEstimate {
  note(answered: AnsweredRequest): void;
  /** How much longer than the fastest request this one can have been on its way to Discord. */
  excess(answered: AnsweredRequest | null): number;
}

interface Seen {
  readonly count: number;
  readonly tripMs: number;
  readonly wayMs: number;
}

/** What is allowed for when all there is to go by is the trip and back, most of which Discord takes to answer. */
const guessedMs = 20;
/** Neither a clock that was set nor an answer that never comes may hold up the others for longer. */
const maxLatencyMs = 500;
/** The fastest is looked for in the last one or two of these: ways and clocks change. */
const spanMs = 30_000;

const nothing: Seen = { count: 0, tripMs: Number.POSITIVE_INFINITY, wayMs: Number.POSITIVE_INFINITY };

/**
 * Learns from answers how long requests take to arrive.
 *
 * @param enough how many answers it takes to know what a fast one is. Those that start together are all
 * slow: they wait for connections, and for each other.
 */
export function createLatencyEstimate(now: () => number, enough: number): LatencyEstimate {
  let opened = now();
  let earlier = nothing;
  let current = nothing;

  function turn(): void {
    const age = now() - opened;
    if (age < spanMs) return;
    earlier = age < 2 * spanMs ? current : nothing;
    current = nothing;
    opened = now();
  }

  return {
    note: ({ tripMs, wayMs }) => {
      turn();
      current = {
        count: current.count + 1,
        tripMs: Math.min(current.tripMs, tripMs),
        wayMs: Math.min(current.wayMs, wayMs ?? Number.POSITIVE_INFINITY),
      };
    },
    excess: (answered) => {
      if (answered === null) return maxLatencyMs;
      turn();
      const { tripMs, wayMs } = answered;
      if (earlier.count + current.count <= enough) return Math.min(tripMs, maxLatencyMs);
      const trip = tripMs - Math.min(earlier.tripMs, current.tripMs);
      const way = wayMs === null ? guessedMs : wayMs - Math.min(earlier.wayMs, current.wayMs);
      // It arrived before its answer left: no way is longer than the trip, whatever the clocks say.
      return Math.min(Math.max(Math.min(way, trip), 0), maxLatencyMs);
    },
  };
}
