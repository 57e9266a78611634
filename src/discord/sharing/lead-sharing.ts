import type { Logger } from 'pino';
import type { Database } from '../../store/db/database.ts';
import { plannedShards } from '../../store/sharing/plan.ts';
import { startPlanner } from '../../store/sharing/planner.ts';
import { refusedShards } from '../../store/sharing/refused-shards.ts';
import type { Share } from '../../store/sharing/share.ts';
import { askPatiently } from './ask-patiently.ts';
import type { Sharding } from '../gateway/sharding.ts';

export interface SharingLead {
  readonly db: Database;
  readonly log: Logger;
  readonly say: (line: string) => void;
  readonly share: Share;
  readonly sharding: Sharding;
  readonly term: number;
  /** Aborts when this process does not lead any more. */
  readonly signal: AbortSignal;
}

/**
 * Divides the shards between all processes while this one leads, and sees that there are as many as Discord recommends. More are made
 * when Discord says so, fewer when nobody holds any.
 */
export async function leadSharing(lead: SharingLead): Promise<void> {
  const { db, log, say, share, sharding, term, signal } = lead;
  const before = await plannedShards(db);
  let total = before?.total ?? null;
  const planner = startPlanner(db, share, { term, total, log });
  let stopWatching = (): void => undefined;
  const demand = (next: number) => {
    total = next;
    planner.demand(next);
    stopWatching();
    stopWatching = sharding.watch(next, (recommended) => {
      say(`Discord recommends ${recommended} shards instead of ${next}. Connecting with more of them …`);
      demand(recommended);
    });
  };
  const heedRefusal = async () => {
    const refused = await refusedShards(db);
    if (refused === 0 || total === null || refused < total) return;
    // What it recommends may have grown; where it did not, twice as many will do.
    const recommended = await sharding.recommended(signal).catch(() => null);
    say('Discord asks for more shards. Connecting with more of them …');
    demand(recommended !== null && recommended.shards > refused ? recommended.shards : 2 * refused);
  };
  const stopListening = share.listen((told) => {
    if (told?.kind === 'refused')
      heedRefusal().catch((error: unknown) =>
        log.warn({ err: error }, 'how many shards are refused is not known'),
      );
  });
  try {
    const recommended = await askPatiently(() => sharding.recommended(signal), { log, say, signal });
    if (recommended !== null) {
      const { shards, remaining } = recommended;
      const isMore = total === null || (shards > total && remaining >= 2 * shards);
      const isLess = total !== null && shards < total && before?.isHeld === false;
      demand(total === null || isMore || isLess ? shards : total);
    }
    await heedRefusal();
    if (!signal.aborted)
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  } finally {
    stopListening();
    stopWatching();
    await planner.stop();
  }
}
