import { sql } from 'drizzle-orm';
import { rows, type Database } from '../db/database.ts';
import { pseudonym } from '../db/pseudonym.ts';
import { serversHeld } from '../subscriptions/servers.ts';

const prefix = 'greeting.';
const sinceKey = `${prefix}since`;
const day = 24 * 60 * 60_000;

/** Who hears of a joining later than this has long found out by themselves. */
export const greetedWithinMs = day;
/** As long as Discord surely remembers a nonce: a greeting that was begun may be sent again for so long. */
const repeatMs = 2 * 60_000;

/** The bot's joining of a server: a server that it leaves and joins again is greeted again. */
export interface Joining {
  readonly guildId: string;
  readonly joinedAt: Date;
}

/**
 * Since when servers that the bot joins are greeted: where servers are known already when this is asked for the first time,
 * from then on, as nobody knows which of them were told what before.
 */
export async function greetingSince(db: Database, now: Date): Promise<Date> {
  const held = await serversHeld(db);
  const since = held.length === 0 ? new Date(now.getTime() - greetedWithinMs) : now;
  const [found] = rows<{ value: string }>(
    await db.execute(sql`
      with made as (
        insert into facts (key, value) values (${sinceKey}, to_jsonb(${since.toISOString()}::text))
        on conflict (key) do nothing returning value
      )
      select value #>> '{}' as value from made
      union all select value #>> '{}' from facts where key = ${sinceKey} limit 1`),
  );
  return found === undefined ? since : new Date(found.value);
}

/**
 * Claims the greeting of a joining, of which only a pseudonym is kept.
 *
 * @returns whether it is to be sent: it was not begun yet, or so shortly before that Discord takes a second for the first.
 */
export async function claimGreeting(db: Database, joining: Joining, now: Date): Promise<boolean> {
  const begun = JSON.stringify({ state: 'begun', at: now.toISOString() });
  const recently = new Date(now.getTime() - repeatMs).toISOString();
  const claimed = rows(
    await db.execute(sql`
      insert into facts (key, value) values (${await keyOf(db, joining)}, ${begun}::jsonb)
      on conflict (key) do update set value = facts.value
        where facts.value ->> 'state' = 'begun' and (facts.value ->> 'at')::timestamptz > ${recently}::timestamptz
      returning key`),
  );
  return claimed.length > 0;
}

/** The greeting was sent, or there is nobody to send it to. */
export async function settleGreeting(db: Database, joining: Joining): Promise<void> {
  await db.execute(sql`
    update facts set value = jsonb_set(value, '{state}', '"done"') where key = ${await keyOf(db, joining)}`);
}

/** Deletes what says of a joining that it was greeted, once it is too long ago to be greeted. */
export async function forgetOldGreetings(db: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - 2 * greetedWithinMs).toISOString();
  await db.execute(sql`
    delete from facts where starts_with(key, ${prefix}) and key <> ${sinceKey}
      and (value ->> 'at')::timestamptz < ${before}::timestamptz`);
}

async function keyOf(db: Database, { guildId, joinedAt }: Joining): Promise<string> {
  return `${prefix}${await pseudonym(db, 'server', guildId)}.${joinedAt.getTime()}`;
}
