import { and, count, eq, gte, lte, max, min, sql } from 'drizzle-orm';
import { noteDeletion } from '../backup/deletions.ts';
import { resumeChannel } from './channels.ts';
import { forgetDrafts } from './drafts.ts';
import type { Database, Transaction } from '../db/database.ts';
import { sweepFilters } from './idle-filters.ts';
import { ownedBy } from './owner.ts';
import { forgetSearches } from '../search/saved-searches.ts';
import { awaitedDeliveries, channels, deliveries, subscriptions } from '../db/schema.ts';

/** What is kept of the alerts that a person was sent. */
export interface PersonalRecord {
  readonly alerts: number;
  readonly first: Date | null;
  readonly last: Date | null;
}

export async function personalRecord(db: Database, userId: string): Promise<PersonalRecord> {
  const [found] = await db
    .select({ alerts: count(), first: min(deliveries.createdAt), last: max(deliveries.createdAt) })
    .from(deliveries)
    .innerJoin(channels, eq(channels.id, deliveries.channelId))
    .where(ownedBy({ userId }));
  return found ?? { alerts: 0, first: null, last: null };
}

/** How much there was. */
export interface Forgotten {
  readonly subscriptions: number;
  readonly searches: number;
  readonly drafts: number;
}

/**
 * Deletes everything that is kept about a person: the conversation, what they follow, the record of what they were sent,
 * what they searched for and what they have begun to set up, in servers as well. What a filter asked for goes too, unless somebody else follows the same.
 *
 * @returns `null` when nothing was kept.
 */
export async function forgetPerson(db: Database, userId: string): Promise<Forgotten | null> {
  return db.transaction(async (tx) => {
    const ended = await endConversation(tx, userId);
    const searches = await forgetSearches(tx, { userId });
    const drafts = await forgetDrafts(tx, { userId });
    if (ended === null && searches === 0 && drafts === 0) return null;
    return { subscriptions: ended ?? 0, searches, drafts };
  });
}

/**
 * The same without what they searched for and began.
 *
 * @returns how many subscriptions there were; `null` when there was no conversation.
 */
export async function forgetConversation(db: Database, userId: string): Promise<number | null> {
  return db.transaction((tx) => endConversation(tx, userId));
}

async function endConversation(tx: Transaction, userId: string): Promise<number | null> {
  // An alert that is being made at this moment would come after the deleting, and stay.
  await tx.execute(sql`lock table ${deliveries} in share row exclusive mode`);
  const own = await tx.select({ id: channels.id }).from(channels).where(ownedBy({ userId })).for('update');
  if (own.length === 0) return null;
  await noteDeletion(tx);
  const ids = sql`${sql.param(own.map(({ id }) => id))}::text[]`;
  const ended = await tx
    .delete(subscriptions)
    .where(sql`${subscriptions.channelId} = any(${ids})`)
    .returning({ filterId: subscriptions.filterId });
  await tx.delete(deliveries).where(sql`${deliveries.channelId} = any(${ids})`);
  await tx.delete(awaitedDeliveries).where(sql`${awaitedDeliveries.channelId} = any(${ids})`);
  await tx.delete(channels).where(ownedBy({ userId }));
  await sweepFilters(
    tx,
    ended.map(({ filterId }) => filterId),
  );
  return ended.length;
}

/** People whose conversation has been suspended since before this time, and was looked after so often since. */
export async function peopleClosedSince(db: Database, before: Date, looks: number): Promise<string[]> {
  const found = await db
    .select({ userId: channels.userId })
    .from(channels)
    .where(
      and(
        eq(channels.guildId, ''),
        eq(channels.state, 'suspended'),
        lte(channels.stateSince, before),
        gte(channels.probes, looks),
      ),
    );
  return found.flatMap(({ userId }) => userId ?? []);
}

/**
 * Posts to a person again who had closed their direct messages and now uses a command there.
 *
 * @returns how many alerts wait; `null` when nothing was suspended.
 */
export async function resumeDirect(
  db: Database,
  { userId, channelId }: { userId: string; channelId: string },
  now: Date,
): Promise<number | null> {
  const [closed] = await db
    .select({ id: channels.id })
    .from(channels)
    .where(and(eq(channels.id, channelId), ownedBy({ userId }), eq(channels.state, 'suspended')));
  return closed ? resumeChannel(db, channelId, now) : null;
}
