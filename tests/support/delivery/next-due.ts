import type { Database } from '../../../src/store/db/database.ts';
import { nextCrosspost, nextEdit, nextPosting, nextProbe } from '../../../src/store/delivery/next-due.ts';

/** When there is next something to do, of any kind; `null` when there never is. */
export async function nextDue(db: Database): Promise<Date | null> {
  const all = await Promise.all([nextPosting, nextEdit, nextCrosspost, nextProbe].map((next) => next(db)));
  const [first] = all.filter((at) => at !== null).sort((a, b) => a.getTime() - b.getTime());
  return first ?? null;
}
