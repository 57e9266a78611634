import type { Database } from '../../store/db/database.ts';
import { unknownZones } from '../../store/subscriptions/time-zones.ts';
import type { Operator } from './news.ts';

/** Tells the operator of each time zone that is set and that the database does not know, and when that is over. */
export async function notifyUnknownZones(
  { db }: { readonly db: Database },
  operator: Operator,
): Promise<void> {
  const unknown = await unknownZones(db);
  for (const { zone, instead, owners } of unknown)
    await operator.tell({ kind: 'zone', zone, instead, owners });
  for (const zone of await operator.told('zone:')) {
    if (!unknown.some((one) => one.zone === zone)) await operator.tell({ kind: 'zone-over', zone });
  }
}
