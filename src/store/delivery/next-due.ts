import { sql, type SQL } from 'drizzle-orm';
import { rows, type Database } from '../db/database.ts';

/**
 * A condition on a pending delivery `d`, for what is taken and for what is waited for alike: nothing of its
 * channel is being posted, and no older alert of it is put off beyond that time.
 */
export function isInItsTurn(at: SQL): SQL {
  return sql`not exists (
    select 1 from deliveries o where o.channel_id = d.channel_id
      and (o.state = 'sending' or (o.state = 'pending' and o.due_at > ${at}
        and o.form = 'alert' and d.form = 'alert' and o.id < d.id)))`;
}

/**
 * When there is next something to be posted; `null` when there never is: a pending delivery whose turn it is,
 * or one that another process claimed and will not have settled when its lease ends.
 */
export async function nextPosting(db: Database, now = new Date()): Promise<Date | null> {
  const pending = await instantOf(
    db,
    sql`
      select d.due_at as at from deliveries d join channels c on c.id = d.channel_id and c.state = 'active'
      where d.state = 'pending' and ${isInItsTurn(sql`d.due_at`)}
      order by d.due_at, d.id limit 1`,
  );
  const lapses = rows<{ ms: number | null }>(
    await db.execute(sql`
      select extract(epoch from min(leased_until) - clock_timestamp())::float8 * 1000 as ms
      from deliveries where state = 'sending'`),
  )[0]?.ms;
  if (lapses == null) return pending;
  // By how long it is, since the database's clock need not be ours.
  const lapse = new Date(now.getTime() + Math.max(Math.ceil(Number(lapses)), 0));
  return pending !== null && pending < lapse ? pending : lapse;
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
