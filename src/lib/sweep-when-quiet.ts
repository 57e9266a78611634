import { performance, type EventLoopUtilization } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';

/** How often it is looked whether there is something to sweep and nothing else to do, in milliseconds. */
const everyMs = 10_000;
/** Quiet is who was at work for less than this part of the time. */
const quiet = 0.05;
/** What is worth a tenth of a second of sweeping, in bytes. */
const worthSweeping = 8_000_000;

/**
 * Frees whatever the heap of this thread holds and nothing uses, with what is kept for speed alone, and gives it back to the system. It takes a tenth of a
 * second for fifty megabytes. V8 does so for debuggers, and offers no other way on Node.js 20.
 */
export async function sweepHeap(): Promise<void> {
  // Some builds of Node.js have none, and cannot load it.
  const { Session } = await import('node:inspector/promises');
  const session = new Session();
  session.connect();
  try {
    await session.post('HeapProfiler.enable');
    await session.post('HeapProfiler.collectGarbage');
  } finally {
    session.disconnect();
  }
}

/** After a sweep that failed so many looks pass without another: an hour. */
const looksAfterFailure = 360;

/** What is measured and done, for tests. */
export interface Broom {
  readonly sweep: () => Promise<void>;
  /** What the heap takes, in bytes. */
  readonly held: () => number;
  /** @param since what was returned before: counts from there. */
  readonly utilization: (since?: EventLoopUtilization) => EventLoopUtilization;
}

const broom: Broom = {
  sweep: sweepHeap,
  held: () => getHeapStatistics().total_physical_size,
  utilization: (since) => performance.eventLoopUtilization(since),
};

/**
 * Until `stop`, sweeps the heap whenever the thread has had little to do for ten seconds and holds eight megabytes more than were left the last time. What
 * starting and looking leave behind would otherwise stay until there is as much again: V8 sweeps a heap when it grows, not when it rests.
 */
export function sweepWhenQuiet(stop: AbortSignal, { sweep, held, utilization }: Broom = broom): void {
  if (!process.features.inspector) return;
  let left = 0;
  let toPass = 0;
  let since = utilization();
  const look = async () => {
    const now = utilization();
    const wasQuiet = utilization(since).utilization < quiet;
    since = now;
    if (toPass > 0) toPass -= 1;
    else if (wasQuiet && held() >= left + worthSweeping) {
      await sweep();
      left = held();
    }
  };
  const timer = setInterval(() => {
    // It is done without where it cannot be done, and tried again much later.
    look().catch(() => (toPass = looksAfterFailure));
  }, everyMs).unref();
  stop.addEventListener('abort', () => clearInterval(timer), { once: true });
}
