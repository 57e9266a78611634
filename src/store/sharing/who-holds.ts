import { sql } from 'drizzle-orm';
import { rows, type Database } from '../db/database.ts';

/** A process that lives, and the shards whose leases it has. */
export interface LivingProcess {
  readonly id: string;
  readonly leads: boolean;
  readonly shards: readonly number[];
}

/** Who lives and holds what, for the operator; no process where one has the database for itself, or none runs. */
export async function whoHolds(db: Database): Promise<{
  readonly processes: readonly LivingProcess[];
  readonly total: number;
  readonly unheld: readonly number[];
}> {
  const processes = rows<LivingProcess>(
    await db.execute(sql`
      select p.id, coalesce(l.holder = p.id and l.expires_at > clock_timestamp(), false) as leads,
        array(select s.shard from shards s where s.holder = p.id and s.expires_at > clock_timestamp() order by s.shard) as shards
      from processes p left join leases l on l.name = 'leader'
      where p.expires_at > clock_timestamp() order by p.joined_at, p.id`),
  );
  const planned = rows<{ shard: number; is_held: boolean }>(
    await db.execute(sql`
      select shard, coalesce(holder is not null and expires_at > clock_timestamp(), false) as is_held
      from shards where wanted is not null order by shard`),
  );
  return {
    processes,
    total: planned.length,
    unheld: planned.filter(({ is_held }) => !is_held).map(({ shard }) => shard),
  };
}
