import { sql, type SQL } from 'drizzle-orm';
import { rows, type Database, type Transaction } from '../db/database.ts';
import { keyValue, setKeyValue } from '../db/key-value.ts';
import { forgetOldPolls } from '../crawl/feeds.ts';
import { endOverFollows } from '../subscriptions/over-follows.ts';
import { sweepIdleFilters } from '../subscriptions/idle-filters.ts';
import { forgetIdleSearches } from '../search/saved-searches.ts';
import { forgetOldUploads } from '../crawl/uploads.ts';
import { forgetOldGreetings } from './greetings.ts';
import { forgetOldCauses } from './told-causes.ts';
import { deliverySums, sumsKey } from './delivery-sums.ts';
import { forgetOldDrafts } from '../subscriptions/drafts.ts';

const day = 24 * 60 * 60_000;
const key = 'retention.swept';

/**
 * How long the record of an alert is kept after it was settled. Longer than any declaration is open for
 * signature: until then its message is brought up to date, and nothing may come twice.
 */
const recordDays = 365;

/** What was settled before this is on record no more, but for its sums. */
export const recordsKeptSince = (now: Date): Date => new Date(now.getTime() - recordDays * day);

/** What Discord did not accept as it was written is for an engineer to look at, and quotes what somebody follows. */
const payloadDays = 30;

const atOnce = 5_000;

/** Deletes what has been kept for as long as it is kept; what takes a look at whole tables once a day. */
export async function forgetWhatIsOver(db: Database, now: Date): Promise<void> {
  await forgetOldPolls(db, now);
  await forgetIdleSearches(db);
  await forgetOldUploads(db, now);
  await forgetOldDrafts(db, now);
  await forgetOldGreetings(db, now);
  const last = await keyValue(db, key);
  // A clock that was ahead once must not put it off for ever.
  if (typeof last === 'string' && Math.abs(now.getTime() - Date.parse(last)) < day) return;
  await endOverFollows(db, now);
  await sweepIdleFilters(db);
  await forgetOldCauses(db, now);
  await forgetOldRecords(db, now);
  await setKeyValue(db, key, now.toISOString());
}

async function forgetOldRecords(db: Database, now: Date): Promise<void> {
  const before = (days: number) => sql`${new Date(now.getTime() - days * day).toISOString()}::timestamptz`;
  await db.execute(sql`
    update deliveries set payload = null
    where payload is not null and coalesce(finished_at, created_at) < ${before(payloadDays)}`);
  while ((await db.transaction((tx) => sumUp(tx, before(recordDays)))) === atOnce);
  // Of declarations that a restored store never read again.
  await db.execute(sql`
    delete from awaited_deliveries
    where coalesce(delivery ->> 'finished_at', delivery ->> 'created_at')::timestamptz < ${before(recordDays)}`);
  await db.execute(sql`
    delete from channels c where c.state = 'ended' and c.state_since < ${before(recordDays)}
      and not exists (select 1 from subscriptions s where s.channel_id = c.id)
      and not exists (select 1 from deliveries d where d.channel_id = c.id)`);
}

/** Adds a few records that are over to the sums of their years, and deletes them; how many they were. */
async function sumUp(tx: Transaction, before: SQL): Promise<number> {
  const gone = rows<{ year: string; state: string; count: number | string }>(
    await tx.execute(sql`
      with gone as (
        delete from deliveries where id in (
          select id from deliveries
          where state not in ('pending', 'held', 'sending') and coalesce(finished_at, created_at) < ${before}
          order by id limit ${atOnce})
        returning state, created_at)
      select to_char(created_at at time zone 'UTC', 'YYYY') as year, state, count(*) as count
      from gone group by 1, 2`),
  );
  if (gone.length === 0) return 0;
  const sums = await deliverySums(tx);
  for (const { year, state, count } of gone) {
    const ofYear = (sums[year] ??= {});
    ofYear[state] = (ofYear[state] ?? 0) + Number(count);
  }
  await setKeyValue(tx, sumsKey, sums);
  return gone.reduce((total, { count }) => total + Number(count), 0);
}
