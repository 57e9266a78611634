import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Filter } from '../../../subscriptions/filter.ts';
import { readingsOfFormer, rereadFormer } from '../../../words/reread.ts';
import type { Database } from '../../db/database.ts';
import { channels, filters, rereadings, servers, subscriptions } from '../../db/schema.ts';
import { lexiconFor } from '../../text/lexicon.ts';
import { placeColumns, placeOf, type DeliveryTarget } from '../channels.ts';
import { filterOf } from '../conditions.ts';
import type { Owner } from '../owner.ts';
import { changeSubscription } from '../subscription-changes.ts';
import { subscriptionsOf } from '../subscriptions.ts';

/** A channel that is to be told that the words of a subscription mean something else by now. */
export interface Untold {
  readonly subscription: number;
  readonly place: DeliveryTarget;
  readonly typed: string;
  readonly filter: Filter;
  /** Since when it may have been told. */
  readonly tryingSince: Date | null;
}

/** The next one whose channel takes alerts; `null` when all are told. */
export async function nextUntold(db: Database): Promise<Untold | null> {
  const [found] = await db
    .select({ reread: rereadings, place: placeColumns, filter: filters, serverZone: servers.timeZone })
    .from(rereadings)
    .innerJoin(subscriptions, eq(subscriptions.id, rereadings.subscriptionId))
    .innerJoin(filters, eq(filters.id, subscriptions.filterId))
    .innerJoin(channels, eq(channels.id, subscriptions.channelId))
    .leftJoin(servers, eq(servers.id, channels.guildId))
    .where(and(isNull(rereadings.toldAt), eq(channels.state, 'active')))
    .orderBy(asc(rereadings.subscriptionId))
    .limit(1);
  if (!found) return null;
  const { reread, place, filter, serverZone } = found;
  return {
    subscription: reread.subscriptionId,
    place: placeOf(place, serverZone),
    typed: reread.typed,
    filter: filterOf(filter),
    tryingSince: reread.tryingSince,
  };
}

/** Notes that a channel is being told, or has been. */
export async function noteTelling(
  db: Database,
  subscription: number,
  change: { readonly tryingSince?: Date | null; readonly toldAt?: Date },
): Promise<void> {
  await db.update(rereadings).set(change).where(eq(rereadings.subscriptionId, subscription));
}

/** What the words of a subscription are to ask: what they asked before, or what they mean now. */
type WordChoice = 'before' | 'now';

/**
 * Lets a subscription ask what its owner chose, as often as they choose.
 *
 * @returns the filter that was chosen, and whether its channel has a subscription for it already, so that nothing was changed;
 *   `null` for a subscription that is not theirs, or not there any more.
 */
export async function chooseWords(
  db: Database,
  owner: Owner,
  subscription: number,
  { choice, now }: { readonly choice: WordChoice; readonly now: Date },
): Promise<{ readonly filter: Filter; readonly isDouble: boolean } | null> {
  const [reread] = await db.select().from(rereadings).where(eq(rereadings.subscriptionId, subscription));
  const held = (await subscriptionsOf(db, owner)).find(({ id }) => id === subscription);
  if (!reread || !held) return null;
  const { typed } = reread;
  const lexicon = await lexiconFor(db, readingsOfFormer(typed));
  const words = choice === 'now' ? typed : rereadFormer(typed, lexicon).words;
  const filter = { ...held.filter, words };
  const changed = await changeSubscription(db, owner, subscription, { filter, now });
  return changed === 'unknown' ? null : { filter, isDouble: changed === 'double' };
}
