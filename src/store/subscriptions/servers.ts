import { and, eq, inArray, isNull, lte, sql } from 'drizzle-orm';
import { noteDeletion } from '../backup/deletions.ts';
import type { Suspension } from './channels.ts';
import { forgetDrafts } from './drafts.ts';
import { rows, type Database, type Transaction } from '../db/database.ts';
import { sweepFilters } from './idle-filters.ts';
import { ownerColumns, ownedBy, type Owner } from './owner.ts';
import { forgetListsOf } from './own/people-lists.ts';
import { asksForServerTopics } from './own/server-topics.ts';
import { forgetSearches } from '../search/saved-searches.ts';
import {
  awaitedDeliveries,
  channels,
  deliveries,
  filters,
  servers,
  serverTopics,
  subscriptions,
} from '../db/schema.ts';
import { knownZone } from './time-zones.ts';

/** The time zone of a server or a person, an IANA name; digests and daily caps go by it. */
export async function timeZoneOf(db: Database, owner: Owner): Promise<string | null> {
  const [found] =
    'userId' in owner
      ? await db.select({ timeZone: channels.timeZone }).from(channels).where(ownedBy(owner)).limit(1)
      : await db.select({ timeZone: servers.timeZone }).from(servers).where(eq(servers.id, owner.guildId));
  return found?.timeZone ?? null;
}

/**
 * Sets it, and moves the digests that wait to their hour in it. A person who follows nothing has none.
 *
 * @param names of one zone, such as `Europe/Kyiv` and `Europe/Kiev`, the one to be kept first.
 * @returns the first of them that the database knows; `null` when it knows none, and then nothing was changed.
 */
export async function setTimeZone(
  db: Database,
  owner: Owner,
  names: readonly string[],
  now: Date,
): Promise<string | null> {
  return db.transaction(async (tx) => {
    const timeZone = await knownZone(tx, names);
    if (timeZone === null) return null;
    await ('userId' in owner
      ? tx.update(channels).set({ timeZone }).where(ownedBy(owner))
      : tx
          .insert(servers)
          .values({ id: ownerColumns(owner.guildId), timeZone })
          .onConflictDoUpdate({ target: servers.id, set: { timeZone } }));
    const own = tx.select({ id: channels.id }).from(channels).where(ownedBy(owner));
    await tx.execute(sql`
      update deliveries d
      set due_at = hemicycle_next(${now.toISOString()}::timestamptz, ${timeZone}, c.pace, c.hour, c.weekday)
      from channels c
      where c.id = d.channel_id and c.id in ${own} and c.pace <> 'once'
        and d.state = 'pending' and d.form = 'digest' and d.parcel is null`);
    return timeZone;
  });
}

/** The bot was removed: nothing is posted there any more, and for some days nothing is lost either. */
export async function serverGone(
  db: Database,
  guildId: string,
  { reason, now, probeAt }: Suspension,
): Promise<void> {
  ownerColumns(guildId);
  await db.transaction(async (tx) => {
    await tx
      .insert(servers)
      .values({ id: guildId, goneAt: now })
      .onConflictDoUpdate({
        target: servers.id,
        set: { goneAt: now },
        setWhere: isNull(servers.goneAt),
      });
    await tx
      .update(channels)
      .set({ state: 'suspended', reason, stateSince: now, probeAt: probeAt(0), probes: 0 })
      .where(and(eq(channels.guildId, guildId), eq(channels.state, 'active')));
    await tx
      .update(deliveries)
      .set({ state: 'held', reason })
      .where(and(eq(deliveries.guildId, guildId), inArray(deliveries.state, ['pending', 'sending'])));
  });
}

/** The bot was invited again. */
export async function serverBack(db: Database, guildId: string): Promise<void> {
  await db.update(servers).set({ goneAt: null }).where(eq(servers.id, guildId));
}

/** Every server of which something is kept, and since when the bot is known to be gone from it. */
export async function serversHeld(
  db: Database,
): Promise<{ readonly id: string; readonly goneAt: Date | null }[]> {
  const found = rows<{ id: string; gone_at: string | Date | null }>(
    await db.execute(sql`
      select held.id, s.gone_at from (
        select id from servers union select guild_id from channels union select guild_id from server_topics
        union select guild_id from people_lists
      ) held left join servers s on s.id = held.id
      where held.id ~ '^[0-9]+$' order by held.id`),
  );
  return found.map(({ id, gone_at }) => ({ id, goneAt: gone_at === null ? null : new Date(gone_at) }));
}

/** Servers the bot was removed from before this time. */
export async function serversGoneSince(db: Database, before: Date): Promise<string[]> {
  const found = await db.select({ id: servers.id }).from(servers).where(lte(servers.goneAt, before));
  return found.map(({ id }) => id);
}

/**
 * Deletes everything that is kept for a server: its subscriptions, settings, topics, lists of people, the record of what was posted there,
 * and what was searched for there.
 *
 * @returns how many subscriptions there were.
 */
export async function forgetServer(db: Database, guildId: string): Promise<number> {
  ownerColumns(guildId);
  return db.transaction(async (tx) => {
    if (await isHeld(tx, guildId)) await noteDeletion(tx);
    const own = tx.select({ id: channels.id }).from(channels).where(eq(channels.guildId, guildId));
    const ended = await tx
      .delete(subscriptions)
      .where(inArray(subscriptions.channelId, own))
      .returning({ filterId: subscriptions.filterId });
    await sweepFilters(
      tx,
      ended.map(({ filterId }) => filterId),
    );
    await tx.delete(deliveries).where(eq(deliveries.guildId, guildId));
    await tx.delete(awaitedDeliveries).where(eq(awaitedDeliveries.guildId, guildId));
    await tx.delete(channels).where(eq(channels.guildId, guildId));
    await forgetTopics(tx, guildId);
    await forgetListsOf(tx, guildId);
    await forgetSearches(tx, { guildId });
    await forgetDrafts(tx, { guildId });
    await tx.delete(servers).where(eq(servers.id, guildId));
    return ended.length;
  });
}

async function isHeld(tx: Transaction, guildId: string): Promise<boolean> {
  const held = await tx.execute(sql`
    select 1 where exists (select 1 from servers where id = ${guildId})
      or exists (select 1 from channels where guild_id = ${guildId})
      or exists (select 1 from server_topics where guild_id = ${guildId})
      or exists (select 1 from people_lists where guild_id = ${guildId})`);
  return held.rows.length > 0;
}

async function forgetTopics(tx: Transaction, guildId: string): Promise<void> {
  const topics = await tx
    .select({ id: serverTopics.id })
    .from(serverTopics)
    .where(eq(serverTopics.guildId, guildId));
  const ids = topics.map(({ id }) => id);
  if (ids.length > 0) await tx.delete(filters).where(asksForServerTopics(ids));
  await tx.delete(serverTopics).where(eq(serverTopics.guildId, guildId));
}
