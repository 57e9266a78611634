import { asc } from 'drizzle-orm';
import type { Locale } from '../../../src/locales.ts';
import type { Database } from '../../../src/store/db/database.ts';
import { enqueueAlerts } from '../../../src/store/delivery/enqueue-alerts.ts';
import { deliveries } from '../../../src/store/db/schema.ts';
import { subscribe } from '../../../src/store/subscriptions/subscriptions.ts';
import type { FilterInput } from '../../../src/subscriptions/filter.ts';
import { noon } from '../declarations/declarations.ts';

/** Subscribes a channel of server `1` and returns the subscription's id. */
export async function follow(
  db: Database,
  channelId: string,
  filter: FilterInput,
  language: Locale = 'en',
): Promise<number> {
  const subscribed = await subscribe(db, { guildId: '1', channelId, language, usualLanguage: 'en', filter });
  if (subscribed.kind === 'full') throw new Error('The server of the test is full.');
  return subscribed.id;
}

export async function enqueue(db: Database, id: number, onlyEarlier = false, now = noon): Promise<number> {
  return db.transaction((tx) => enqueueAlerts(tx, id, { now, onlyEarlier }));
}

/** The channels that are to be alerted, in order. */
export async function alerted(db: Database): Promise<string[]> {
  const rows = await db
    .select({ channelId: deliveries.channelId })
    .from(deliveries)
    .orderBy(asc(deliveries.channelId));
  return rows.map(({ channelId }) => channelId);
}
