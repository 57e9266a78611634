import { stopwatch } from '../../store/leadership/term.ts';

/** Discord's clock, as far as its answers tell it. */
export interface DiscordClock {
  /** By Discord's clock; by our own until an answer came. */
  now(): Date;
  /**
   * Learns from an answer.
   *
   * @param date its `Date` header, which counts whole seconds (RFC 9110, 6.6.1).
   * @param tripMs from the request to the answer.
   */
  heard(date: string | null, tripMs: number): void;
}

interface Sighting {
  /** Discord's clock then, in the middle of what is possible. */
  readonly at: number;
  /** How far from that it can have been. */
  readonly errorMs: number;
  readonly sinceMs: () => number;
}

const secondMs = 1_000;

/**
 * Follows Discord's clock, so that nothing depends on whether ours is right: what may have been posted is looked
 * for by the ids of messages, which are instants of Discord's, and a repeat is harmless for a time that Discord measures.
 * Between answers a monotonic clock goes on, so that setting ours changes nothing.
 */
export function createDiscordClock(): DiscordClock {
  let last: Sighting | null = null;
  const reckoned = ({ at, sinceMs }: Sighting) => at + sinceMs();
  return {
    now: () => new Date(last === null ? Date.now() : reckoned(last)),
    heard: (date, tripMs) => {
      const second = date === null ? Number.NaN : Date.parse(date);
      if (Number.isNaN(second)) return;
      // Written at some time within the trip, and of that second we see the beginning.
      const errorMs = (secondMs + tripMs) / 2;
      const heard: Sighting = { at: second + errorMs, errorMs, sinceMs: stopwatch(monotonicOnly) };
      // What is closer than either can tell is left as it is: time does not jump to and fro.
      if (last !== null && Math.abs(reckoned(last) - heard.at) <= last.errorMs + errorMs) return;
      last = heard;
    },
  };
}

const monotonicOnly = { monotonic: () => performance.now(), wall: () => performance.now() };
