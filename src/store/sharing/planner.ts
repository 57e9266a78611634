import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../db/database.ts';
import { planSharing } from './plan.ts';
import type { Share } from './share.ts';

export interface Planner {
  /** So many shards there are to be from now on. */
  demand(total: number): void;
  stop(): Promise<void>;
}

/** How often is looked who lives; a process that ends in order, or begins, says so. */
const lookMs = 1_000;
/** What a process that ended left is connected by others within about this time, one session after the other. */
const freshMs = 12_000;

/**
 * Divides the shards between the processes that live, for as long as this one leads.
 *
 * @param total how many shards there are by the last plan; `null` where there is none, and then nothing is planned before the first demand.
 */
export function startPlanner(
  db: Database,
  share: Share,
  {
    term,
    log,
    ...settings
  }: {
    readonly term: number;
    readonly total: number | null;
    readonly log: { warn(about: object, line: string): void; info(about: object, line: string): void };
  },
): Planner {
  const end = new AbortController();
  let { total } = settings;
  let wake = (): void => undefined;
  let isFailing = false;
  let endedAt = Number.NEGATIVE_INFINITY;
  const run = async () => {
    while (!end.signal.aborted) {
      const woken = new AbortController();
      wake = () => woken.abort();
      try {
        const isFresh = performance.now() - endedAt < freshMs;
        const planned =
          total !== null && (await planSharing(db, { holder: share.holder, term, total, isFresh }));
        if (planned && planned.hasEnded) endedAt = performance.now();
        if (planned && planned.isChanged) log.info({ total }, 'the shards are divided anew');
        isFailing = false;
      } catch (error) {
        if (!isFailing) log.warn({ err: error }, 'the shards could not be divided; it is tried again');
        isFailing = true;
      }
      const over = AbortSignal.any([end.signal, woken.signal]);
      await sleep(lookMs, undefined, { signal: over }).catch(() => undefined);
    }
  };
  const running = run();
  const stopListening = share.listen((signal) => {
    if (signal?.kind === 'shards') wake();
  });
  return {
    demand: (next) => {
      total = next;
      wake();
    },
    stop: async () => {
      end.abort();
      stopListening();
      await running;
    },
  };
}
