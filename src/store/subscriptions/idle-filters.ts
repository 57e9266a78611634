import { sql } from 'drizzle-orm';
import { sweepNewcomers } from '../ingest/newcomers.ts';
import { rows, type Database, type Transaction } from '../db/database.ts';

/**
 * Deletes those of these filters that no subscription uses any more: what somebody asked for, the words and names
 * they typed among it, goes with the last subscription that asks it. Call it in the transaction that ended a
 * subscription. An alert in the record that came because of such a filter no longer tells why it came.
 */
export async function sweepFilters(tx: Transaction, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const asked = sql`any(${sql.param([...new Set(ids)])}::int[])`;
  // Locked first: a subscription that is being made holds its filter, and is seen by the statement after this one.
  await tx.execute(sql`select id from filters where id = ${asked} order by id for update`);
  const swept = rows<{ newcomers: string[] | null }>(
    await tx.execute(sql`
      delete from filters f where f.id = ${asked}
        and not exists (select 1 from subscriptions s where s.filter_id = f.id)
      returning newcomers`),
  );
  await sweepNewcomers(
    tx,
    swept.flatMap(({ newcomers }) => newcomers ?? []),
  );
}

const atOnce = 1_000;

/** The same for all filters, such as those that earlier versions left. */
export async function sweepIdleFilters(db: Database): Promise<void> {
  for (;;) {
    const found = rows<{ id: number }>(
      await db.execute(sql`
        select f.id from filters f left join subscriptions s on s.filter_id = f.id
        where s.id is null limit ${atOnce}`),
    );
    await db.transaction((tx) =>
      sweepFilters(
        tx,
        found.map(({ id }) => id),
      ),
    );
    if (found.length < atOnce) return;
  }
}
