import { sql } from 'drizzle-orm';
import { rows, type Database } from '../db/database.ts';
import { isGone } from '../leadership/process-place.ts';
import { planShards } from './plan-shards.ts';
import { cutOffPatience } from './reach.ts';
import { publishSignal } from './signals.ts';
import { standingColumns, type ReadStanding } from './standings.ts';
import { whoTakesPart } from './who-takes-part.ts';

/** A process that has just begun may end as fast: before it gets through to Discord it gets no shard that another one could have. */
const settledMs = 5_000;

export interface Planning {
  /** The leader's name and term: nothing is planned by one that does not lead any more. */
  readonly holder: string;
  readonly term: number;
  /** How many shards there are to be. */
  readonly total: number;
  /** Whether a process was found to have ended a moment ago. */
  readonly isFresh?: boolean;
}

interface ProcessRow extends ReadStanding {
  readonly place: string;
  readonly is_live: boolean;
}

interface ShardRow {
  readonly total: number;
  readonly shard: number;
  readonly wanted: string | null;
  readonly holder: string | null;
  readonly is_connected: boolean;
}

/**
 * Looks who lives, and divides the shards between them. Whoever is to give one up lets go of it first: exclusive are the leases,
 * a plan is only a wish.
 *
 * @returns whether anything changed, and whether a process has ended.
 */
export async function planSharing(
  db: Database,
  { holder, term, total, isFresh = false }: Planning,
): Promise<{ readonly isChanged: boolean; readonly hasEnded: boolean }> {
  const planned = await db.transaction(async (tx) => {
    const led = await tx.execute(
      sql`select 1 from leases where name = 'leader' and holder = ${holder} and term = ${term}`,
    );
    if (led.rows.length === 0) return { isChanged: false, hasEnded: false };
    const processes = rows<ProcessRow>(
      await tx.execute(sql`
        select ${sql.raw(standingColumns)}, place, expires_at > clock_timestamp() as is_live
        from processes order by joined_at, id`),
    );
    const ended = processes.filter(({ is_live, place }) => !is_live || isGone(place)).map(({ id }) => id);
    let count = 0;
    for (const id of ended) {
      await tx.execute(sql`delete from processes where id = ${id}`);
      await tx.execute(sql`update shards set holder = null, expires_at = null where holder = ${id}`);
      count += 1;
    }
    const live = processes.filter(({ id }) => !ended.includes(id));
    const known = rows<ShardRow>(
      await tx.execute(sql`
        select total, shard, wanted, case when expires_at > clock_timestamp() then holder end as holder,
          holder is not null and expires_at > clock_timestamp() and is_connected as is_connected
        from shards order by total, shard`),
    );
    const ours = known.filter((one) => one.total === total);
    const current = new Map(
      ours.flatMap(({ shard, wanted, holder: has }) => {
        const by = has ?? wanted;
        return by === null ? [] : [[shard, by] as const];
      }),
    );
    const among = whoTakesPart(
      live.map((one) => ({
        ...one,
        isSettled: one.livesMs >= settledMs,
        hasShards: known.some(({ wanted, holder: has }) => wanted === one.id || has === one.id),
      })),
      cutOffPatience.ms,
    );
    const connected = new Set(ours.filter(({ is_connected }) => is_connected).map(({ shard }) => shard));
    const ids = among.map(({ id }) => id);
    const plan = planShards(total, ids, {
      current,
      connected,
      isFresh: isFresh || ended.length > 0,
    });
    for (const [shard, wanted] of plan) {
      const row = ours.find((one) => one.shard === shard);
      if (row?.wanted === wanted) continue;
      await tx.execute(sql`
        insert into shards (total, shard, wanted) values (${total}, ${shard}, ${wanted})
        on conflict (total, shard) do update set wanted = excluded.wanted`);
      count += 1;
    }
    for (const { total: of, shard, wanted, holder: has } of known) {
      if (of === total) continue;
      if (has === null) await tx.execute(sql`delete from shards where total = ${of} and shard = ${shard}`);
      else if (wanted !== null)
        await tx.execute(sql`update shards set wanted = null where total = ${of} and shard = ${shard}`);
      else continue;
      count += 1;
    }
    return { isChanged: count > 0, hasEnded: ended.length > 0 };
  });
  if (planned.isChanged) await publishSignal(db, { kind: 'shards' });
  return planned;
}

/** How many shards there are by the last plan; `null` where there is none. `isHeld`: somebody holds one of them. */
export async function plannedShards(
  db: Database,
): Promise<{ readonly total: number; readonly isHeld: boolean } | null> {
  const [found] = rows<{ total: number; is_held: boolean | null }>(
    await db.execute(sql`
      select total, bool_or(holder is not null and expires_at > clock_timestamp()) as is_held
      from shards where wanted is not null group by total order by total desc limit 1`),
  );
  return found === undefined ? null : { total: found.total, isHeld: found.is_held === true };
}
