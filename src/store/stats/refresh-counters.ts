import { sql } from 'drizzle-orm';
import type { Transaction } from '../db/database.ts';

/** Brings what is summed up over declarations up to date, after their names, topics, countries or days changed. */
export async function refreshCounters(tx: Transaction, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.execute(sql`select hemicycle_tally(${sql.param([...new Set(ids)])}::int[])`);
}
