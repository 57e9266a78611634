import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Database } from '../db/database.ts';
import { connectionOptions, endImpatiently } from '../db/connection.ts';
import { isCurrentSchema } from '../db/migrate.ts';
import { answerMs, isStatementRefused } from '../leadership/held-lease.ts';
import { processPlace } from '../leadership/process-place.ts';
import { stopwatch } from '../leadership/term.ts';
import { createHearing, type Hearing } from './hearing.ts';
import type { Reach } from './reach.ts';
import type { ShardPort } from './shard-port.ts';
import {
  beat,
  claimShard,
  leaveShards,
  readSharing,
  releaseShard,
  type ShardOf,
  type ShardRow,
} from './shard-rows.ts';
import { publishSignal, readSignal, signalChannel } from './signals.ts';
import { isOutdoneByAnother } from './standings.ts';
import { HeldShards, isSame, type ShardStanding } from './standing.ts';

/** What is known of the division, as of the last look. */
export interface SharingView {
  /** Processes that live. */
  readonly processes: number;
  /** Those among them that are cut off from Discord. */
  readonly cutOff: number;
  /** How many shards there are; 0 where nobody has planned any. */
  readonly total: number;
  /** Those this process is to hold. */
  readonly wanted: readonly number[];
  /** Whether this process gets through to Discord. */
  readonly reach: Reach;
}

/** The part of the shards that this process has, of a database that several may use. */
export interface Share extends Pick<Hearing, 'listen' | 'tell'> {
  /** The name of this process. */
  readonly holder: string;
  /** `null` before the first look. */
  readonly view: SharingView | null;
  readonly held: readonly ShardOf[];
  /** Whether the leases were renewed so lately that nobody else can have them. */
  isSure(): boolean;
  standing(shard: number): ShardStanding;
  /** Whether the database answered lately, if only that it takes no writes. */
  isHeard(): boolean;
  /** Waits while nobody can say; @returns whether the shard is this process's, `false` where the signal aborts. */
  settled(shard: number, signal: AbortSignal): Promise<boolean>;
  /** Says what came of a try to get through to Discord, each time; who does not is given no shards that others could have. */
  reached(reach: Reach): void;
  /** Whether another process is to lead, as it gets through to Discord and this one does not. */
  givesWay(client: pg.ClientBase): Promise<boolean>;
  /** Holds what the plan gives this process until `stop`; then gives all of it back. */
  hold(port: ShardPort, stop: AbortSignal): Promise<void>;
}

/** How often leases are renewed and the plan is looked at. */
const beatMs = 1_000;
/** Before the database is asked for again. */
const retryMs = 1_000;
/** Giving back what is held waits no longer for a database. */
const leavingMs = 2_000;

export function joinSharing(databaseUrl: string, { db, holder, log, onRefused, cut }: ShareOptions): Share {
  const held = new HeldShards();
  const hearing = createHearing(db, log);
  const closing = new Set<Promise<void>>();
  /** Being closed, so that neither is claimed nor closed once more. */
  let leaving: readonly ShardOf[] = [];
  /** Closed, and still leased to this process. */
  const closed: ShardOf[] = [];
  let view: SharingView | null = null;
  let reach: Reach = 'unknown';
  let sinceHeard: (() => number) | null = null;
  let isAway = false;
  let looks = 0;
  let wake = (): void => undefined;

  /** @param then what is done once there is no connection any more. */
  function close(port: ShardPort, one: ShardOf, then: () => void): void {
    if (leaving.some((other) => isSame(other, one))) return;
    leaving = [...leaving, one];
    const work = closeInOrder(port, one, then).finally(() => closing.delete(work));
    closing.add(work);
  }

  async function closeInOrder(port: ShardPort, one: ShardOf, then: () => void): Promise<void> {
    try {
      await port.close(one);
    } catch (error) {
      log.warn({ err: error, ...one }, 'a shard was not given up in order');
    }
    leaving = leaving.filter((other) => !isSame(other, one));
    then();
    wake();
  }

  async function look(client: pg.Client, port: ShardPort): Promise<void> {
    await giveBack(client);
    const before = held.all;
    const sinceAsked = stopwatch();
    const kept = await renew(client, port, sinceAsked);
    if (kept === null) return;
    const lost = held.all.filter((one) => !kept.some((other) => isSame(one, other)));
    // What was claimed since is in both.
    held.renewed(kept, sinceAsked);
    if (isAway) {
      isAway = false;
      port.back();
    }
    for (const one of lost) {
      log.warn(one, 'another process may have this shard: its connection is closed');
      close(port, one, () => undefined);
    }
    const { shards, processes, cutOff } = await readSharing(client);
    const mine = shards.filter(({ wanted }) => wanted === holder);
    view = { processes, cutOff, total: totalOf(shards), wanted: mine.map(({ shard }) => shard), reach };
    for (const one of kept) {
      const isNew = !before.some((other) => isSame(one, other));
      if (!mine.some((other) => isSame(one, other))) close(port, one, () => closed.push(one));
      // Held through a time in which its connection was given up.
      else if (isNew) port.open(one);
    }
    for (const one of mine) {
      const isHeld = kept.some((other) => isSame(one, other));
      if (isHeld || one.holder !== null || leaving.some((other) => isSame(one, other))) continue;
      if (!(await claimShard(client, holder, one))) continue;
      const { total, shard } = one;
      held.add({ total, shard });
      log.info({ total, shard }, 'holding a shard');
      port.open({ total, shard });
    }
    hearing.heard(null);
  }

  /** `null` where the database takes no writes, which is none of the connection's fault. */
  async function renew(
    client: pg.Client,
    port: ShardPort,
    sinceAsked: () => number,
  ): Promise<ShardOf[] | null> {
    try {
      const connected = held.all.filter((one) => port.isConnected(one));
      return await beat(client, {
        id: holder,
        place: processPlace(),
        reach,
        heardMs: sinceHeard?.() ?? null,
        connected,
      });
    } catch (error) {
      if (!isStatementRefused(error)) throw error;
      held.refused(sinceAsked);
      onRefused(error);
      return null;
    }
  }

  /** Lets others have what is closed. */
  async function giveBack(client: pg.Client): Promise<void> {
    for (let one = closed.shift(); one; one = closed.shift()) {
      held.remove(one);
      log.info(one, 'a shard is given to another process');
      await releaseShard(client, holder, one);
      await publishSignal(db, { kind: 'shards' });
    }
  }

  /** On one connection, until it breaks or it is time to stop. */
  async function sit(port: ShardPort, stop: AbortSignal): Promise<void> {
    const client = new pg.Client({
      ...connectionOptions(databaseUrl, holder),
      connectionTimeoutMillis: answerMs,
      query_timeout: answerMs,
    });
    const broken = new AbortController();
    client.on('error', () => broken.abort());
    client.on('end', () => broken.abort());
    client.on('notification', ({ payload }) => {
      const signal = readSignal(payload);
      if (signal === null) return;
      if (signal.kind === 'shards') wake();
      hearing.heard(signal);
    });
    const ended = AbortSignal.any([stop, broken.signal]);
    try {
      await client.connect();
      await client.query(`set statement_timeout = ${answerMs}; set lock_timeout = ${answerMs}`);
      // Only a leader migrates, and what is not of this version is not touched.
      while (!ended.aborted && !(await isCurrentSchema(client))) await pause(retryMs, ended);
      await client.query(`listen ${signalChannel}`);
      while (!ended.aborted) {
        const woken = new AbortController();
        wake = () => woken.abort();
        await look(client, port);
        looks += 1;
        await pause(beatMs, AbortSignal.any([ended, woken.signal]));
      }
      if (stop.aborted && !broken.signal.aborted) await leave(client, port);
    } finally {
      wake = () => undefined;
      await endImpatiently(client);
    }
  }

  async function leave(client: pg.Client, port: ShardPort): Promise<void> {
    await closeAll(port);
    const left = leaveShards(client, holder).then(() => publishSignal(db, { kind: 'shards' }));
    await Promise.race([left, sleep(leavingMs, undefined, { ref: false })]);
    held.end();
  }

  async function closeAll(port: ShardPort): Promise<void> {
    for (const one of held.all) close(port, one, () => held.remove(one));
    await Promise.all(closing);
  }

  return {
    holder,
    get view() {
      return view;
    },
    get held() {
      return held.all;
    },
    isSure: () => held.isSure(),
    standing: (shard) => held.of(shard),
    isHeard: () => held.isHeard(),
    settled: async (shard, signal) => {
      while (held.of(shard) === 'unsure' && !signal.aborted) await hearing.next(signal);
      return held.of(shard) === 'held';
    },
    listen: hearing.listen,
    reached: (next) => {
      if (next === 'connected') sinceHeard = stopwatch();
      if (next === reach) return;
      reach = next;
      wake();
    },
    givesWay: (client) => (reach === 'cut-off' ? isOutdoneByAnother(client, holder) : Promise.resolve(false)),
    tell: hearing.tell,
    hold: async (port, stop) => {
      while (!stop.aborted) {
        looks = 0;
        try {
          await sit(port, stop);
        } catch (error) {
          log.warn({ err: error }, 'the connection by which shards are held is gone; it is made again');
        }
        // One that broke is made again at once: only a database that cannot be reached is away.
        if (stop.aborted || looks > 0) continue;
        if (!isAway) {
          // Whoever waits for an answer hears that there is none.
          cut();
          port.away();
        }
        isAway = true;
        await pause(retryMs, stop);
      }
      await closeAll(port);
      held.end();
    },
  };
}

interface ShareOptions {
  readonly db: Database;
  readonly holder: string;
  readonly log: ShareLog;
  /** Hears of every error by which the database refuses a renewal. */
  readonly onRefused: (error: unknown) => void;
  /** Whatever waits for the database fails at once. */
  readonly cut: () => void;
}

interface ShareLog {
  info(about: object, line: string): void;
  warn(about: object, line: string): void;
}

/** Of the number of shards that is planned; those of another one are on their way out. */
function totalOf(shards: readonly ShardRow[]): number {
  return shards.find(({ wanted }) => wanted !== null)?.total ?? 0;
}

async function pause(ms: number, stop: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: stop }).catch(() => undefined);
}
