import type { Meter } from '../lib/meter.ts';
import { pollsAfter } from '../store/crawl/feeds.ts';
import type { Database } from '../store/db/database.ts';

/**
 * Counts the looks that are recorded from now on, whoever looks.
 *
 * @returns what counts those that came since the last time.
 */
export async function countLooks(db: Database, meter: Meter): Promise<() => Promise<void>> {
  let last = (await pollsAfter(db, null))[0]?.id ?? 0;
  return async () => {
    for (const { id, source, outcome } of await pollsAfter(db, last)) {
      last = id;
      meter.looked(kindOf(source), outcome);
    }
  };
}

/** Addresses are not for labels. */
function kindOf(source: string): string {
  if (source.startsWith('texts at ')) return 'texts';
  return /^[a-z]{1,20}$/u.test(source) ? source : 'feed';
}
