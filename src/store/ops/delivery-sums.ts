import * as z from 'zod';
import type { Database, Transaction } from '../db/database.ts';
import { keyValue } from '../db/key-value.ts';

/** Where the sums stand of what is on record no more. */
export const sumsKey = 'deliveries.sums';

const stored = z.record(z.string(), z.record(z.string(), z.number()));

/** How many alerts of each year (UTC, `YYYY`) were dropped from the record by now, by the state they ended in. */
export async function deliverySums(
  db: Database | Transaction,
): Promise<Record<string, Record<string, number>>> {
  return stored.safeParse(await keyValue(db, sumsKey)).data ?? {};
}
