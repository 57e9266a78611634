import { sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import { rows, type Database, type Transaction } from '../db/database.ts';

/** A time zone that is set somewhere and that the database does not know, as after an update of its zone data. */
export interface UnknownZone {
  readonly zone: string;
  /** What digests and daily limits go by instead. */
  readonly instead: string;
  /** How many servers and people have set it. */
  readonly owners: number;
}

/** The first of several names of a time zone that the database knows; `null` when it knows none. */
export async function knownZone(
  db: Database | Transaction,
  names: readonly string[],
): Promise<string | null> {
  const [found] = rows<{ name: string }>(
    await db.execute(sql`
      select name from unnest(${sql.param([...names])}::text[]) with ordinality as given (name, place)
      where hemicycle_knows_zone(name) order by place limit 1`),
  );
  return found?.name ?? null;
}

/** What the database takes a zone for: the zone itself, the same under another name, or the one for unknown zones. */
export async function usedZone(db: Database, zone: string): Promise<string> {
  const [found] = rows<{ used: string }>(await db.execute(sql`select hemicycle_zone(${zone}) as used`));
  return found?.used ?? 'UTC';
}

/** Zones that are set and that the database knows neither under this name nor under another. */
export async function unknownZones(db: Database): Promise<UnknownZone[]> {
  return rows<UnknownZone>(
    await db.execute(sql`
      select zone, hemicycle_zone(zone) as instead, count(*)::int as owners from (
        select time_zone as zone from servers
        union all
        select time_zone from channels where time_zone is not null group by user_id, time_zone
      ) as held
      where not exists (select 1 from hemicycle_zone_names(zone) as names (name) where hemicycle_knows_zone(name))
      group by zone order by zone`),
  );
}

/** Says in the log which zones the database does not know. */
export async function reportUnknownZones(db: Database, log: Pick<Logger, 'warn'>): Promise<void> {
  for (const { zone, instead, owners } of await unknownZones(db)) {
    log.warn(
      { zone, instead, owners },
      'the database does not know a time zone; digests and daily limits of who set it go by another',
    );
  }
}
