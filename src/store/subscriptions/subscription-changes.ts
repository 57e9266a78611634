import { and, eq, inArray, isNotNull, isNull, ne, type SQL } from 'drizzle-orm';
import type { FilterInput } from '../../subscriptions/filter.ts';
import type { Database, Transaction } from '../db/database.ts';
import { saveFilter } from './filters.ts';
import { sweepFilters } from './idle-filters.ts';
import { ownedBy, type Owner } from './owner.ts';
import { channels, subscriptions } from '../db/schema.ts';

/** One subscription, if it is the owner's: another's is never touched. */
function theirs(db: Database | Transaction, owner: Owner, id: number): SQL | undefined {
  const own = db.select({ id: channels.id }).from(channels).where(ownedBy(owner));
  return and(eq(subscriptions.id, id), inArray(subscriptions.channelId, own));
}

/** @returns whether the owner had such a subscription. What was to be posted only because of it is dropped in its turn. */
export async function unsubscribe(db: Database, owner: Owner, id: number): Promise<boolean> {
  return db.transaction(async (tx) => {
    const removed = await tx
      .delete(subscriptions)
      .where(theirs(tx, owner, id))
      .returning({ filterId: subscriptions.filterId });
    await sweepFilters(
      tx,
      removed.map(({ filterId }) => filterId),
    );
    return removed.length > 0;
  });
}

/**
 * Stops a subscription for a while: what comes meanwhile is not told, not even afterwards.
 *
 * @returns whether it was not paused before.
 */
export async function pauseSubscription(db: Database, owner: Owner, id: number, now: Date): Promise<boolean> {
  const paused = await db
    .update(subscriptions)
    .set({ pausedAt: now })
    .where(and(theirs(db, owner, id), isNull(subscriptions.pausedAt)))
    .returning({ id: subscriptions.id });
  return paused.length > 0;
}

/** @returns whether it was paused. */
export async function resumeSubscription(
  db: Database,
  owner: Owner,
  id: number,
  now: Date,
): Promise<boolean> {
  const resumed = await db
    .update(subscriptions)
    .set({ pausedAt: null, activeSince: now })
    .where(and(theirs(db, owner, id), isNotNull(subscriptions.pausedAt)))
    .returning({ id: subscriptions.id });
  return resumed.length > 0;
}

/**
 * Lets a subscription ask something else from now on.
 *
 * @returns `double` when its channel has a subscription that asks the same; nothing is changed then.
 */
export async function changeSubscription(
  db: Database,
  owner: Owner,
  id: number,
  { filter, now }: { readonly filter: FilterInput; readonly now: Date },
): Promise<'changed' | 'same' | 'double' | 'unknown'> {
  return db.transaction(async (tx) => {
    const [held] = await tx
      .select()
      .from(subscriptions)
      .where(theirs(tx, owner, id))
      .for('update');
    if (!held) return 'unknown';
    const filterId = await saveFilter(tx, filter);
    if (filterId === held.filterId) return 'same';
    const [double] = await tx
      .select({ id: subscriptions.id })
      .from(subscriptions)
      .where(
        and(
          eq(subscriptions.channelId, held.channelId),
          eq(subscriptions.filterId, filterId),
          ne(subscriptions.id, id),
        ),
      );
    if (double) return 'double';
    await tx.update(subscriptions).set({ filterId, activeSince: now }).where(eq(subscriptions.id, id));
    await sweepFilters(tx, [held.filterId]);
    return 'changed';
  });
}
