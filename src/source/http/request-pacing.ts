import { setTimeout as wait } from 'node:timers/promises';

/** Time, as the fetcher sees it. Tests hand in their own. */
export interface Clock {
  /** Milliseconds of a clock that only moves forward. */
  now(): number;
  /** Rejects with the signal's reason as soon as it is aborted. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  sleep: async (milliseconds, signal) => {
    await wait(milliseconds, undefined, { signal }).catch((error: unknown) => {
      throw signal.aborted ? signal.reason : error;
    });
  },
};

/** Lets one caller through at a time, in the order they came. */
export interface Queue {
  /**
   * Runs `work` when its turn comes. A caller whose signal is aborted while waiting is
   * rejected at once with the signal's reason and never runs.
   */
  run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();

  return {
    run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
      const turn = last.then(() => {
        signal.throwIfAborted();
        return work();
      });
      last = turn.catch(() => undefined);
      return orAborted(turn, signal);
    },
  };
}

/** Keeps a pause between the end of one request and the start of the next. */
export interface RequestPacing {
  before(signal: AbortSignal): Promise<void>;
  after(): void;
}

export function createRequestPacing(pauseMs: number, clock: Clock): RequestPacing {
  let endedAt = Number.NEGATIVE_INFINITY;

  return {
    async before(signal) {
      const left = endedAt + pauseMs - clock.now();
      if (left > 0) await clock.sleep(left, signal);
    },
    after() {
      endedAt = clock.now();
    },
  };
}

async function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    if (stop) signal.removeEventListener('abort', stop);
  }
}
