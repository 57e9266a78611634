import { sql } from 'drizzle-orm';
import type { ClientBase } from 'pg';
import { rows, type Database } from '../db/database.ts';
import { isGone } from './process-place.ts';

/** How long a lease is good for without being renewed. A process that stands still is replaced after this. */
export const leadershipLeaseMs = 9_000;

/** Advisory locks, as the two halves of their keys: the first names the product, the second what is locked. */
export const lockKeys = { leader: '1214606659, 1', migration: '1214606659, 2' } as const;

/** The process that would hold the lease. */
export interface Candidate {
  /** The name of the process, which all its connections bear. */
  readonly holder: string;
  readonly place: string;
}

/** What the database says of the lease. */
export interface LeaseView {
  /** `null` when there never was a leader. */
  readonly lease: {
    readonly term: number;
    readonly holder: string;
    readonly place: string;
    readonly backend: number;
    /** Negative when it is over. */
    readonly leftMs: number;
  } | null;
  /** The server process that holds the advisory lock, by which versions without a lease elect their leader. */
  readonly lockedBy: number | null;
}

export interface Won {
  readonly term: number;
  readonly quietMs: number | null;
}

/**
 * Why nothing was won.
 *
 * - `leads`: another process has a valid lease
 * - `old-version`: a process of a version without leases has the lock
 * - `contended`: somebody is at it this moment; the next attempt tells
 */
export type Standing = 'leads' | 'old-version' | 'contended';

/**
 * Makes the table before anybody migrates: only a leader migrates. The migration makes it for whoever has none.
 *
 * @throws what the server says, when the user may not.
 */
export async function ensureLeases(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('leases') is not null as there`,
  );
  if (rows[0]?.there === true) return;
  // Two that make a table at once would fail, even where it need not be made.
  await client.query(`
    begin;
    select pg_advisory_xact_lock(${lockKeys.migration});
    create table if not exists leases (
      name text primary key not null, term bigint not null, holder text not null, place text not null,
      backend integer not null, renewed_at timestamp with time zone not null,
      expires_at timestamp with time zone not null);
    commit`);
}

async function readLease(client: ClientBase): Promise<LeaseView> {
  const { rows } = await client.query<{
    term: number | string | null;
    holder: string;
    place: string;
    backend: number;
    left: number;
    locked: number | null;
  }>(`
    select l.term, l.holder, l.place, l.backend,
      extract(epoch from l.expires_at - clock_timestamp())::float8 * 1000 as left,
      (select pid from pg_locks
        where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())
          and (classid::int8, objid::int8, objsubid) = (${lockKeys.leader}, 2) limit 1) as locked
    from (select 1) one left join leases l on l.name = 'leader'`);
  const [row] = rows;
  if (!row) return { lease: null, lockedBy: null };
  const { term, holder, place, backend, left: leftMs, locked: lockedBy } = row;
  return { lease: term === null ? null : { term: Number(term), holder, place, backend, leftMs }, lockedBy };
}

/**
 * One attempt to become the leader. Both the advisory lock and the lease are taken: the lock keeps those out that
 * know no lease, the lease decides among those that do.
 */
export async function tryToLead(client: ClientBase, me: Candidate): Promise<Won | Standing> {
  const { lease, lockedBy } = await readLease(client);
  const hasGone = lease !== null && isGone(lease.place);
  const isFree = lease === null || lease.leftMs <= 0 || lease.holder === me.holder || hasGone;
  if (!isFree) return 'leads';
  const isOfLease = lease !== null && lockedBy === lease.backend;
  if (lockedBy !== null && !isOfLease) return 'old-version';
  if (lease !== null && lease.holder !== me.holder) await endConnections(client, lease.holder);
  const locked = await tryLock(client);
  // Where the server does not let us end its connection, one whose lease is over may keep the lock.
  if (!locked && (!isOfLease || (await readLease(client)).lockedBy !== lockedBy)) return 'contended';
  const term = await takeLease(client, me, { term: lease?.term ?? 0, isGone: hasGone });
  if (term === null) {
    if (locked) await client.query(`select pg_advisory_unlock(${lockKeys.leader})`);
    return 'contended';
  }
  const quietMs = lease === null ? Number.POSITIVE_INFINITY : lease.leftMs <= 0 ? -lease.leftMs : null;
  return { term, quietMs };
}

/**
 * Ends what a former leader left open: its lock, and transactions that would hold up the next. The server does not
 * hear of a machine that vanished for hours, and of a process that stands still it never does.
 */
async function endConnections(client: ClientBase, holder: string): Promise<void> {
  try {
    await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name = $1 and pid <> pg_backend_pid()`,
      [applicationName(holder)],
    );
  } catch {
    // Another user's: time-outs of the server end them.
  }
}

const lockTries = 20;

/** The lock of a connection that was just ended is free a moment later. */
async function tryLock(client: ClientBase): Promise<boolean> {
  for (let left = lockTries; left > 0; left -= 1) {
    const { rows } = await client.query<{ won: boolean }>(
      `select pg_try_advisory_lock(${lockKeys.leader}) as won, pg_sleep(0.05) is null as waited`,
    );
    if (rows[0]?.won === true) return true;
  }
  return false;
}

/** @returns the new term, or `null` when somebody else was faster: the next, or the last holder itself. */
async function takeLease(
  client: ClientBase,
  me: Candidate,
  seen: { readonly term: number; readonly isGone: boolean },
): Promise<number | null> {
  const { rows } = await client.query<{ term: number | string }>(
    `insert into leases as l (name, term, holder, place, backend, renewed_at, expires_at)
     values ('leader', 1, $1, $2, pg_backend_pid(), clock_timestamp(), clock_timestamp() + $3 * interval '1 millisecond')
     on conflict (name) do update set term = l.term + 1, holder = excluded.holder, place = excluded.place,
       backend = excluded.backend, renewed_at = excluded.renewed_at, expires_at = excluded.expires_at
     where l.term = $4 and (l.expires_at <= clock_timestamp() or l.holder = excluded.holder or $5)
     returning term`,
    [me.holder, me.place, leadershipLeaseMs, seen.term, seen.isGone],
  );
  return rows[0] === undefined ? null : Number(rows[0].term);
}

/** @returns whether the lease was still ours. */
export async function renewLease(client: ClientBase, holder: string, term: number): Promise<boolean> {
  const { rowCount } = await client.query(
    `update leases set renewed_at = clock_timestamp(), expires_at = clock_timestamp() + $3 * interval '1 millisecond'
     where name = 'leader' and holder = $1 and term = $2`,
    [holder, term, leadershipLeaseMs],
  );
  return rowCount === 1;
}

/** Gives it back, so that the next need not wait for its end. */
export async function releaseLease(client: ClientBase, holder: string, term: number): Promise<void> {
  await client.query(
    `update leases set expires_at = least(expires_at, clock_timestamp()) where name = 'leader' and holder = $1 and term = $2`,
    [holder, term],
  );
}

/** The next term of a database that only one process can open: nobody has to be waited for. */
export async function nextTerm(db: Database): Promise<number> {
  const at = sql`clock_timestamp()`;
  const [term] = rows<{ term: number }>(
    await db.execute(sql`
      insert into leases as l (name, term, holder, place, backend, renewed_at, expires_at)
      values ('leader', 1, '', '', 0, ${at}, ${at})
      on conflict (name) do update set term = l.term + 1, renewed_at = excluded.renewed_at
      returning term`),
  );
  return Number(term?.term);
}

/** How the connections of a process are called on the server. */
export function applicationName(holder: string): string {
  return `hemicycle ${holder}`;
}
