import { createLatencyEstimate, type AnsweredRequest } from './latency-estimate.ts';
import { createEventLoopLag } from '../../lib/event-loop-lag.ts';

/** The clock and the alarm; those of a test stand still until told. */
export interface Timing {
  /** Milliseconds that never go backwards. */
  now(): number;
  /** Calls back once after this time; returns what cancels it. */
  wakeAfter(ms: number, wake: () => void): () => void;
}

/** Node fires longer timers at once. */
const maxTimerMs = 2 ** 31 - 1;

export const systemTiming: Timing = {
  now: () => performance.now(),
  wakeAfter: (ms, wake) => {
    const timer = setTimeout(wake, Math.min(Math.ceil(ms), maxTimerMs));
    return () => clearTimeout(timer);
  },
};

export interface RateLimiterSettings {
  readonly timing?: Timing;
  /** Requests in a window. */
  readonly requests?: number;
  readonly windowMs?: number;
  /** What wait for their turn at most; one more is turned away. */
  readonly maxQueue?: number;
}

export interface QueuedRequest {
  readonly signal?: AbortSignal | null | undefined;
  /** The longest pause of everything that is worth waiting for. */
  readonly patienceMs?: number;
  /** Goes before all that wait. */
  readonly isUrgent?: boolean;
}

/** A request that was let through. */
export interface Permit {
  /**
   * Its answer came, however it ended.
   *
   * @param countedAt when Discord counted it, by the milliseconds of Discord's clock.
   */
  answered(countedAt: number | null): void;
}

/** Holds requests back so that their number in a second stays under the limit that Discord sets the bot as a whole. */
export interface RateLimiter {
  /**
   * Resolves when the request may start, in the order of asking among those that are as urgent.
   *
   * @throws {RateLimitedError} when that would take too long; what the signal says when it aborts.
   */
  enter(turn?: QueuedRequest): Promise<Permit>;
  /** Nothing starts for this long. */
  pause(ms: number): void;
  /** So many may start in a window from now on: other processes send the others. */
  share(requests: number): void;
}

/** Too many requests, by Discord's word or by our count. */
export class RateLimitedError extends Error {
  override readonly name = 'TooFastError';
  /** `null`: nobody said. */
  readonly retryAfterMs: number | null;

  constructor(retryAfterMs: number | null) {
    super(
      retryAfterMs === null
        ? 'Discord asked to wait and did not say how long.'
        : `Requests wait for another ${Math.ceil(retryAfterMs / 1000)} s.`,
    );
    this.retryAfterMs = retryAfterMs;
  }
}

/** For the rounding of clocks, theirs and ours. */
const marginMs = 5;

interface Begun {
  readonly at: number;
  answered: AnsweredRequest | null;
}

interface Waiter {
  readonly patienceMs: number;
  start(): void;
  turnAway(error: unknown): void;
}

/**
 * Discord counts a request when it arrives, which may be sooner or later after its start. So a place is
 * free again a window after the start *and* after the latest moment the request can have arrived:
 * a hiccup on the way costs its own length, and never brings fifty-one into one of Discord's seconds.
 */
export function createRateLimiter({
  timing = systemTiming,
  windowMs = 1000,
  maxQueue = 1000,
  ...settings
}: RateLimiterSettings = {}): RateLimiter {
  let { requests = 50 } = settings;
  const delay = createLatencyEstimate(timing.now, requests);
  const urgent = new Set<Waiter>();
  const usual = new Set<Waiter>();
  let begun: Begun[] = [];
  let pausedUntil = Number.NEGATIVE_INFINITY;
  let alarm: { readonly at: number; readonly cancel: () => void } | null = null;

  const lag = createEventLoopLag(timing.now);
  const waiting = () => urgent.size + usual.size;

  /** Where this process is kept from running, what was let through leaves late, and answers are late to tell. */
  const freeAt = ({ at, answered }: Begun) => {
    const late = lag.worst();
    return at + windowMs + marginMs + late + delay.excess(answered) + (answered === null ? 2 * late : 0);
  };

  /** When the next request may start: now or earlier when there is room. */
  function nextRoom(now: number): number {
    if (begun.length < requests) return pausedUntil;
    begun = begun.filter((one) => freeAt(one) > now);
    return begun.length < requests ? pausedUntil : Math.max(pausedUntil, Math.min(...begun.map(freeAt)));
  }

  function begin(): Permit {
    const start: Begun = { at: timing.now(), answered: null };
    begun.push(start);
    return {
      answered: (countedAt) => {
        const tripMs = timing.now() - start.at;
        start.answered = { tripMs, wayMs: countedAt === null ? null : countedAt - start.at };
        delay.note(start.answered);
        // It may free its place sooner than was guessed.
        if (waiting() > 0) admit();
      },
    };
  }

  function admit(): void {
    for (const line of [urgent, usual])
      for (const waiter of line) {
        const now = timing.now();
        const room = nextRoom(now);
        if (room > now) return wakeAt(room, now);
        waiter.start();
      }
    sleep();
  }

  function wakeAt(at: number, now: number): void {
    if (alarm?.at === at) return;
    sleep();
    const cancel = timing.wakeAfter(at - now, () => {
      alarm = null;
      lag.note(timing.now() - at);
      admit();
    });
    alarm = { at, cancel };
  }

  function sleep(): void {
    alarm?.cancel();
    alarm = null;
  }

  function wait(
    line: Set<Waiter>,
    signal: AbortSignal | null | undefined,
    patienceMs: number,
  ): Promise<Permit> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        line.delete(waiter);
        signal?.removeEventListener('abort', abort);
      };
      const waiter: Waiter = {
        patienceMs,
        start: () => {
          leave();
          resolve(begin());
        },
        turnAway: (error) => {
          leave();
          reject(error);
        },
      };
      const abort = () => {
        waiter.turnAway(signal?.reason);
        if (waiting() === 0) sleep();
      };
      signal?.addEventListener('abort', abort, { once: true });
      line.add(waiter);
      admit();
    });
  }

  return {
    enter: async ({ signal, patienceMs = Number.POSITIVE_INFINITY, isUrgent = false } = {}) => {
      signal?.throwIfAborted();
      const now = timing.now();
      if (pausedUntil - now > patienceMs) throw new RateLimitedError(pausedUntil - now);
      if (waiting() === 0 && nextRoom(now) <= now) return begin();
      if (waiting() >= maxQueue && !isUrgent) throw new RateLimitedError((maxQueue / requests) * windowMs);
      return wait(isUrgent ? urgent : usual, signal, patienceMs);
    },
    pause: (ms) => {
      const now = timing.now();
      pausedUntil = Math.max(pausedUntil, now + ms);
      const left = pausedUntil - now;
      for (const waiter of [...urgent, ...usual])
        if (waiter.patienceMs < left) waiter.turnAway(new RateLimitedError(left));
      admit();
    },
    share: (next) => {
      if (next === requests) return;
      requests = next;
      admit();
    },
  };
}
