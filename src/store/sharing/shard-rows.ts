import type { ClientBase } from 'pg';
import { leadershipLeaseMs } from '../leadership/lease.ts';
import type { Reach } from './reach.ts';

/** A shard, of so many. */
export interface ShardOf {
  readonly total: number;
  readonly shard: number;
}

export interface ShardRow extends ShardOf {
  readonly wanted: string | null;
  /** `null` where nobody holds it, or whoever did has let its lease run out. */
  readonly holder: string | null;
}

const untilOver = `clock_timestamp() + ${leadershipLeaseMs} * interval '1 millisecond'`;

interface Beat {
  readonly id: string;
  readonly place: string;
  readonly reach: Reach;
  /** How long ago it last got through, in milliseconds; `null` where it never did. */
  readonly heardMs: number | null;
  /** Those of its shards that are connected. */
  readonly connected: readonly ShardOf[];
}

/**
 * Says that a process lives and whether it gets through to Discord, and renews the leases of the shards it holds, and says which of
 * these are connected.
 *
 * @returns those it still holds.
 */
export async function beat(
  client: ClientBase,
  { id, place, reach, heardMs, connected }: Beat,
): Promise<ShardOf[]> {
  const { rows } = await client.query<ShardOf>(
    `with here as (
       insert into processes as p (id, place, joined_at, expires_at, connected_since, cut_off_since, heard_at)
       values ($1, $2, clock_timestamp(), ${untilOver},
         case $3::text when 'connected' then clock_timestamp() end, case $3::text when 'cut-off' then clock_timestamp() end,
         clock_timestamp() - $5::float8 * interval '1 millisecond')
       on conflict (id) do update set expires_at = excluded.expires_at, heard_at = excluded.heard_at,
         connected_since = case $3::text when 'connected' then coalesce(p.connected_since, excluded.connected_since) end,
         cut_off_since = case $3::text when 'cut-off' then coalesce(p.cut_off_since, excluded.cut_off_since) end
     )
     update shards set expires_at = ${untilOver}, is_connected = total || '/' || shard = any($4::text[])
     where holder = $1 returning total, shard`,
    [id, place, reach, connected.map(({ total, shard }) => `${total}/${shard}`), heardMs],
  );
  return rows;
}

/** Every shard, and how many processes live, and are cut off. */
export async function readSharing(client: ClientBase): Promise<{
  readonly shards: readonly ShardRow[];
  readonly processes: number;
  /** Those that are cut off from Discord. */
  readonly cutOff: number;
}> {
  const { rows } = await client.query<ShardRow>(
    `select total, shard, wanted, case when expires_at > clock_timestamp() then holder end as holder
     from shards order by total, shard`,
  );
  const counted = await client.query<{ n: number; cut_off: number }>(
    'select count(*)::int as n, count(cut_off_since)::int as cut_off from processes where expires_at > clock_timestamp()',
  );
  const { n = 0, cut_off: cutOff = 0 } = counted.rows[0] ?? {};
  return { shards: rows, processes: n, cutOff };
}

/**
 * Takes a shard that the plan gives this process and nobody holds. While anybody holds one of another number of
 * shards, nobody takes one of this: Discord would tell both of the same servers.
 *
 * @returns whether it is this process's now.
 */
export async function claimShard(
  client: ClientBase,
  id: string,
  { total, shard }: ShardOf,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update shards s set holder = $1, term = s.term + 1, expires_at = ${untilOver}, is_connected = false
     where s.total = $2 and s.shard = $3 and s.wanted = $1
       and (s.holder is null or s.holder = $1 or s.expires_at <= clock_timestamp())
       and not exists (select from shards o where o.total <> $2 and o.holder is not null and o.expires_at > clock_timestamp())`,
    [id, total, shard],
  );
  return rowCount === 1;
}

/** Lets others have it. */
export async function releaseShard(client: ClientBase, id: string, { total, shard }: ShardOf): Promise<void> {
  await client.query(
    'update shards set holder = null, expires_at = null, is_connected = false where holder = $1 and total = $2 and shard = $3',
    [id, total, shard],
  );
}

/** The process ends: all it holds is free. */
export async function leaveShards(client: ClientBase, id: string): Promise<void> {
  await client.query(
    'update shards set holder = null, expires_at = null, is_connected = false where holder = $1',
    [id],
  );
  await client.query('delete from processes where id = $1', [id]);
}
