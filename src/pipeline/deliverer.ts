import { nextDue, releaseInterrupted } from '../store/deliveries.ts';
import { deliverDue, type DeliverContext } from './deliver.ts';

export interface Deliverer {
  /** There may be something to post. */
  wake(): void;
  /** Resolves when nothing is due and nothing is under way. */
  settled(): Promise<void>;
  /** Lets the postings under way end, then stops. */
  stop(): Promise<void>;
}

/** A timer can wait no longer; it then looks again. */
const longestSleepMs = 60_000;
const pauseAfterTroubleMs = 5_000;

/**
 * Posts what is due, now and whenever something becomes due. What a process that died had taken is
 * posted again first, under the same nonce.
 */
export async function startDeliverer(context: Omit<DeliverContext, 'stopping'>): Promise<Deliverer> {
  const stopping = new AbortController();
  const working: DeliverContext = { ...context, stopping: stopping.signal };
  const released = await releaseInterrupted(context.db);
  if (released > 0) context.log.info({ released }, 'taking up interrupted deliveries');

  let running: Promise<void> | null = null;
  let again = false;
  let timer: NodeJS.Timeout | undefined;

  const sleep = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(wake, Math.min(Math.max(ms, 0), longestSleepMs));
    timer.unref();
  };
  const round = async () => {
    try {
      do {
        again = false;
        await deliverDue(working);
      } while (again && !stopping.signal.aborted);
      if (stopping.signal.aborted) return;
      const next = await nextDue(context.db);
      sleep(next ? next.getTime() - context.now().getTime() : longestSleepMs);
    } catch (error) {
      context.log.error({ err: error }, 'delivering failed; it is tried again');
      if (!stopping.signal.aborted) {
        await releaseInterrupted(context.db).catch(() => 0);
        sleep(pauseAfterTroubleMs);
      }
    }
  };
  function wake(): void {
    if (stopping.signal.aborted) return;
    if (running) {
      again = true;
      return;
    }
    running = round().finally(() => {
      running = null;
      if (again) wake();
    });
  }

  wake();
  return {
    wake,
    settled: () => running ?? Promise.resolve(),
    stop: async () => {
      stopping.abort();
      clearTimeout(timer);
      await running;
    },
  };
}
