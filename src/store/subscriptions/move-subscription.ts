import { and, eq, ne } from 'drizzle-orm';
import type { ChannelKind } from '../../assembly/delivery/channel-kind.ts';
import type { Locale } from '../../locales.ts';
import type { FilterInput } from '../../subscriptions/filter.ts';
import type { Database } from '../db/database.ts';
import { channels, subscriptions } from '../db/schema.ts';
import { saveFilter } from './filters.ts';
import { sweepFilters } from './idle-filters.ts';
import { keepChannel } from './subscriptions.ts';

/**
 * Lets a subscription of a server go to another of its channels, and ask something else if wanted. A pause goes on. What was
 * to be posted to the channel before only because of it is dropped in its turn.
 *
 * @returns `double` when that channel has a subscription that asks the same; nothing is changed then.
 */
export async function moveSubscription(
  db: Database,
  id: number,
  to: {
    readonly guildId: string;
    readonly channelId: string;
    readonly kind: ChannelKind;
    /** Of a channel that has none yet. */
    readonly usualLanguage: Locale;
    readonly filter: FilterInput;
    readonly now: Date;
  },
): Promise<'moved' | 'double' | 'unknown'> {
  const { guildId, channelId, kind, usualLanguage, filter, now } = to;
  return db.transaction(async (tx) => {
    const [held] = await tx
      .select({ filterId: subscriptions.filterId })
      .from(subscriptions)
      .innerJoin(channels, eq(channels.id, subscriptions.channelId))
      .where(and(eq(subscriptions.id, id), eq(channels.guildId, guildId)))
      .for('update', { of: subscriptions });
    if (!held) return 'unknown';
    const filterId = await saveFilter(tx, filter);
    const [double] = await tx
      .select({ id: subscriptions.id })
      .from(subscriptions)
      .where(
        and(
          eq(subscriptions.channelId, channelId),
          eq(subscriptions.filterId, filterId),
          ne(subscriptions.id, id),
        ),
      );
    if (double) return 'double';
    await keepChannel(tx, { guildId, channelId, kind, language: null, usualLanguage });
    await tx
      .update(subscriptions)
      .set({ channelId, filterId, activeSince: now })
      .where(eq(subscriptions.id, id));
    if (filterId !== held.filterId) await sweepFilters(tx, [held.filterId]);
    return 'moved';
  });
}
