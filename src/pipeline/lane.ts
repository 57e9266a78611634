import type { Logger } from 'pino';

/** Work that is done again whenever there may be some, one round at a time. */
export interface Lane {
  /** There may be work: a round begins, or another one after the round under way. */
  wake(): void;
  /** Resolves when no round is under way. */
  settled(): Promise<void>;
  isBusy(): boolean;
}

/**
 * @param round one round; it is told nothing and returns when it found nothing more to do.
 * @param onTrouble called when a round failed, before the lane sleeps for a while.
 */
export function startLane(options: {
  readonly round: () => Promise<void>;
  readonly stopping: AbortSignal;
  readonly log: Logger;
  readonly pauseAfterTroubleMs: number;
  readonly onTrouble?: () => Promise<void>;
}): Lane {
  const { round, stopping, log, pauseAfterTroubleMs, onTrouble } = options;
  let running: Promise<void> | null = null;
  let again = false;

  const run = async () => {
    try {
      do {
        again = false;
        await round();
      } while (again && !stopping.aborted);
    } catch (error) {
      log.error({ err: error }, 'delivering failed; it is tried again');
      again = false;
      if (stopping.aborted) return;
      await onTrouble?.().catch(() => undefined);
      setTimeout(wake, pauseAfterTroubleMs).unref();
    }
  };
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
