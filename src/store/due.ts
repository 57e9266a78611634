import { sql, type SQL } from 'drizzle-orm';
import { rows, type Database } from './database.ts';

/**
 * When the next pending delivery is due; `null` when there is none. What waits for an older one of its
 * channel does not count: its time may have come long ago.
 */
export function nextPosting(db: Database): Promise<Date | null> {
  return instantOf(
    db,
    sql`
      select d.due_at as at from deliveries d join channels c on c.id = d.channel_id and c.state = 'active'
      where d.state = 'pending' and not exists (
        select 1 from deliveries o where o.channel_id = d.channel_id and o.id < d.id and o.state = 'pending'
          and o.form = 'alert' and d.form = 'alert' and o.due_at > d.due_at)
      order by d.due_at, d.id limit 1`,
  );
}

/** When the next message is to be brought up to date. */
export function nextEdit(db: Database): Promise<Date | null> {
  return nextOfMessage(db, sql`d.edit_due_at`);
}

/** When the next message is to be published to those who follow its channel. */
export function nextCrosspost(db: Database): Promise<Date | null> {
  return nextOfMessage(db, sql`d.crosspost_due_at`);
}

/** When the next suspended channel is tried again. */
export function nextProbe(db: Database): Promise<Date | null> {
  return instantOf(db, sql`select min(probe_at) as at from channels where state = 'suspended'`);
}

function nextOfMessage(db: Database, dueAt: SQL): Promise<Date | null> {
  return instantOf(
    db,
    sql`
      select ${dueAt} as at from deliveries d join channels c on c.id = d.channel_id and c.state = 'active'
      where ${dueAt} is not null and d.message_id is not null
      order by ${dueAt} limit 1`,
  );
}

async function instantOf(db: Database, query: SQL): Promise<Date | null> {
  const [found] = rows<{ at: string | Date | null }>(await db.execute(query));
  return found?.at == null ? null : new Date(found.at);
}
