import { sql } from 'drizzle-orm';
import { rows, type Database } from '../db/database.ts';

/** A process that lives, and the shards whose leases it has. */
export interface LivingProcess {
  readonly id: string;
  readonly leads: boolean;
  readonly shards: readonly number[];
  /** Since when it has been getting through to Discord; `null` while it does not, or nobody knows. */
  readonly connectedSince: Date | null;
  /** Since when it has not. */
  readonly cutOffSince: Date | null;
}

type Row = Omit<LivingProcess, 'connectedSince' | 'cutOffSince'> & {
  readonly connected_ms: number | null;
  readonly cut_off_ms: number | null;
};

/** Who lives and holds what, for the operator; no process where one has the database for itself, or none runs. */
export async function whoHolds(db: Database): Promise<{
  readonly processes: readonly LivingProcess[];
  readonly total: number;
  readonly unheld: readonly number[];
}> {
  const found = rows<Row>(
    await db.execute(sql`
      select p.id, coalesce(l.holder = p.id and l.expires_at > clock_timestamp(), false) as leads,
        array(select s.shard from shards s where s.holder = p.id and s.expires_at > clock_timestamp() order by s.shard) as shards,
        extract(epoch from p.connected_since)::float8 * 1000 as connected_ms,
        extract(epoch from p.cut_off_since)::float8 * 1000 as cut_off_ms
      from processes p left join leases l on l.name = 'leader'
      where p.expires_at > clock_timestamp() order by p.joined_at, p.id`),
  );
  const planned = rows<{ shard: number; is_held: boolean }>(
    await db.execute(sql`
      select shard, coalesce(holder is not null and expires_at > clock_timestamp(), false) as is_held
      from shards where wanted is not null order by shard`),
  );
  return {
    processes: found.map(({ connected_ms, cut_off_ms, ...one }) => ({
      ...one,
      connectedSince: dateOf(connected_ms),
      cutOffSince: dateOf(cut_off_ms),
    })),
    total: planned.length,
    unheld: planned.filter(({ is_held }) => !is_held).map(({ shard }) => shard),
  };
}

const dateOf = (ms: number | null) => (ms === null ? null : new Date(ms));
