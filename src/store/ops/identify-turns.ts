import { sql } from 'drizzle-orm';
import { rows, type Database } from '../db/database.ts';

/** Discord takes one IDENTIFY of each bucket within this time (its documentation of the gateway); a little more, for the way there. */
const gapMs = 5_050;

/**
 * Takes the next turn of a bucket to begin a session, among all processes on the database and by its clock.
 *
 * @returns 0 when it was taken; else after how many milliseconds it may be asked for again.
 */
export async function takeIdentifyTurn(db: Database, bucket: number): Promise<number> {
  const key = keyOf(bucket);
  const taken = rows(
    await db.execute(sql`
      insert into facts (key, value) values (${key}, to_jsonb(extract(epoch from clock_timestamp()) * 1000))
      on conflict (key) do update set value = excluded.value
        where (facts.value)::float8 not between (excluded.value)::float8 - ${gapMs} and (excluded.value)::float8
      returning key`),
  );
  if (taken.length > 0) return 0;
  const [found] = rows<{ left: number }>(
    await db.execute(sql`
      select (value)::float8 + ${gapMs} - extract(epoch from clock_timestamp())::float8 * 1000 as left
      from facts where key = ${key}`),
  );
  return Math.min(gapMs, Math.max(1, Math.ceil(found?.left ?? 1)));
}

/** A session was asked for a moment ago: Discord counts from when it hears of it, not from when the turn was taken. */
export async function noteIdentify(db: Database, bucket: number): Promise<void> {
  await db.execute(sql`
    update facts set value = to_jsonb(extract(epoch from clock_timestamp()) * 1000) where key = ${keyOf(bucket)}`);
}

const keyOf = (bucket: number) => `discord:identify:${bucket}`;
