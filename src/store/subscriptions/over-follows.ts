import { sql } from 'drizzle-orm';
import { rows, type Database } from '../db/database.ts';
import { sweepFilters } from './idle-filters.ts';

/** No declaration is open for signature longer than some eight months, and a month later its last names are published. */
const openDays = 300;

/**
 * Ends what people follow in a direct message for nothing but the names that are added to a declaration, once none can be
 * added any more. What a server subscribed stays until somebody there ends it.
 *
 * @returns how many ended.
 */
export async function endOverFollows(db: Database, now: Date): Promise<number> {
  const since = new Date(now.getTime() - openDays * 24 * 60 * 60_000).toISOString().slice(0, 10);
  return db.transaction(async (tx) => {
    const ended = rows<{ filter: number }>(
      await tx.execute(sql`
        delete from subscriptions s using filters f, channels c
        where f.id = s.filter_id and c.id = s.channel_id and c.user_id is not null
          and f.canonical ~ '^declaration=[^&]*$'
          and not exists (
            select from unnest(f.declaration_numbers) as asked (number)
            left join declarations l on l.number = asked.number
            where l.id is null or l.tabled_on >= ${since}::date)
        returning s.filter_id as filter`),
    );
    await sweepFilters(
      tx,
      ended.map(({ filter }) => filter),
    );
    return ended.length;
  });
}
