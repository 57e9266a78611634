import { sql } from 'drizzle-orm';
import { rows, type Database } from '../db/database.ts';

const key = 'discord:refused-shards';

/** Notes that Discord closed a connection because so few shards are not enough. */
export async function noteRefusedShards(db: Database, total: number): Promise<void> {
  await db.execute(sql`
    insert into facts (key, value) values (${key}, to_jsonb(${total}::int))
    on conflict (key) do update set value = excluded.value where (facts.value)::int < ${total}`);
}

/** The greatest number of shards that was refused; 0 where none was. */
export async function refusedShards(db: Database): Promise<number> {
  const [found] = rows<{ total: number }>(
    await db.execute(sql`select (value)::int as total from facts where key = ${key}`),
  );
  return found?.total ?? 0;
}
