import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '../db/database.ts';
import { filters } from '../db/schema.ts';

/** Everything that used one filter uses the other, once per channel and from the earlier day on. */
export async function moveSubscriptions(tx: Transaction, from: number, to: number): Promise<void> {
  await tx.execute(sql`
    update subscriptions as kept set created_at = least(kept.created_at, gone.created_at)
    from subscriptions gone
    where kept.filter_id = ${to} and gone.filter_id = ${from} and gone.channel_id = kept.channel_id`);
  await tx.execute(sql`
    delete from subscriptions gone using subscriptions kept
    where kept.filter_id = ${to} and gone.filter_id = ${from} and gone.channel_id = kept.channel_id`);
  await tx.execute(sql`update subscriptions set filter_id = ${to} where filter_id = ${from}`);
  await tx.execute(sql`
    update deliveries
    set filter_ids = array(select distinct unnest(array_replace(filter_ids, ${from}, ${to})) order by 1)
    where ${from} = any(filter_ids)`);
  await tx.delete(filters).where(eq(filters.id, from));
}
