import type { Timing } from '../../../src/discord/rest/rate-limiter.ts';

/** A clock that stands still until it is moved, and its alarms. */
export interface StillClock extends Timing {
  /** Moves on, and rings what is due on the way. */
  advance(ms: number): Promise<void>;
  /** How many alarms are set. */
  readonly set: number;
}

/** @param earlyMs how much too soon alarms ring, as those of an operating system may. */
export function stillClock(earlyMs = 0): StillClock {
  const alarms = new Set<{ readonly at: number; readonly wake: () => void }>();
  let now = 0;
  const quiet = async () => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  return {
    now: () => now,
    wakeAfter: (ms, wake) => {
      const alarm = { at: now + Math.max(ms - earlyMs, 0.25), wake };
      alarms.add(alarm);
      return () => void alarms.delete(alarm);
    },
    advance: async (ms) => {
      const until = now + ms;
      await quiet();
      for (;;) {
        const [next] = [...alarms].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        now = next.at;
        alarms.delete(next);
        next.wake();
        await quiet();
      }
      now = until;
      await quiet();
    },
    get set() {
      return alarms.size;
    },
  };
}
