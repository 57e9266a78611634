import type { Logger } from 'pino';

/** Work that is done again whenever there may be some, one round at a time. */
export interface WorkerLoop {
  /** There may be work: a round begins, or another one after the round under way. */
  wake(): void;
  /** Resolves when no round is under way. */
  settled(): Promise<void>;
  isBusy(): boolean;
}

/** A timer can wait no longer; the lane then looks again. */
const maxSleepMs = 60_000;
/** So that whatever is due and cannot be done costs little. */
const shortestSleepMs = 100;

/**
 * @param round one round; it is told nothing and returns when it found nothing more to do.
 * @param next when there will be work that is not there yet; `null` when nobody knows.
 */
export function startWorkerLoop(options: {
  readonly round: () => Promise<unknown>;
  readonly next: () => Promise<Date | null>;
  readonly now: () => Date;
  readonly stopping: AbortSignal;
  readonly log: Logger;
  readonly pauseAfterTroubleMs: number;
}): WorkerLoop {
  const { round, next, now, stopping, log, pauseAfterTroubleMs } = options;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let again = false;

  const sleep = async () => {
    if (stopping.aborted) return;
    const at = await next();
    const ms = at ? at.getTime() - now().getTime() : maxSleepMs;
    wakeIn(Math.min(Math.max(ms, shortestSleepMs), maxSleepMs));
  };
  const run = async () => {
    try {
      do {
        again = false;
        await round();
        if (!again) await sleep();
      } while (again && !stopping.aborted);
    } catch (error) {
      log.error({ err: error }, 'delivering failed; it is tried again');
      again = false;
      if (stopping.aborted) return;
      wakeIn(pauseAfterTroubleMs);
    }
  };
  function wakeIn(ms: number): void {
    clearTimeout(timer);
    if (!stopping.aborted) timer = setTimeout(wake, ms).unref();
  }
  stopping.addEventListener('abort', () => clearTimeout(timer), { once: true });
  function wake(): void {
    if (stopping.aborted) return;
    if (running) {
      again = true;
      return;
    }
    running = run().finally(() => {
      running = null;
      if (again) wake();
    });
  }
  return { wake, settled: () => running ?? Promise.resolve(), isBusy: () => running !== null };
}
