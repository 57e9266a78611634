import type { Database } from '../store/db/database.ts';
import { keyValuesNamed, deleteKeyValue, setKeyValue } from '../store/db/key-value.ts';
import { unknownZones } from '../store/subscriptions/time-zones.ts';
import type { Operator } from './source-alarms.ts';

const prefix = 'zone-told:';

/**
 * Tells the operator of each time zone that is set and that the database does not know: once, until the database knows it again or
 * nobody has it set any more.
 */
export async function notifyUnknownZones(
  { db }: { readonly db: Database },
  operator: Operator,
): Promise<void> {
  const unknown = await unknownZones(db);
  const told = new Set((await keyValuesNamed(db, prefix)).map(({ key }) => key.slice(prefix.length)));
  for (const { zone, instead, owners } of unknown) {
    if (told.delete(zone)) continue;
    if (await operator.tell({ kind: 'zone', zone, instead, owners }))
      await setKeyValue(db, prefix + zone, true);
  }
  for (const zone of told) await deleteKeyValue(db, prefix + zone);
}
