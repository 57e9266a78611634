import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { rows, type Database } from '../db/database.ts';
import { setKeyValue } from '../db/key-value.ts';

const prefix = 'discord:outages:';
const ids = z.array(z.string());

/** Notes which servers of a shard have an outage, by the process that hears of them. */
export async function saveOutages(
  db: Database,
  { total, shard }: { readonly total: number; readonly shard: number },
  guildIds: readonly string[],
): Promise<void> {
  await setKeyValue(db, `${prefix}${total}/${shard}`, guildIds);
}

/** The servers of all shards that have an outage. */
export async function savedOutages(db: Database): Promise<ReadonlySet<string>> {
  const found = rows<{ value: unknown }>(
    await db.execute(sql`
      select value from facts
      where key in (select ${prefix} || total || '/' || shard from shards where wanted is not null)`),
  );
  return new Set(found.flatMap(({ value }) => ids.safeParse(value).data ?? []));
}
