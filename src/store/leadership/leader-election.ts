import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { connectionOptions, endImpatiently } from '../db/connection.ts';
import { StoreError } from '../db/errors.ts';
import { answerMs, holdLease, type HeldLease, type Holding } from './held-lease.ts';
import { ensureLeases, tryToLead } from './lease.ts';
import { isDatabaseAway } from './away.ts';
import { LeaseLost } from './lease-lost.ts';
import { processPlace } from './process-place.ts';
import { stopwatch, type LeadershipTerm } from './term.ts';

/** Which of the processes on one database polls and posts. */
export interface Leadership {
  /** True while this process is the leader. */
  readonly leading: boolean;
  /**
   * Runs `work` whenever this process is the leader, until `stop`. Its signal aborts when leadership is
   * lost or `stop` aborts; it is awaited, and started again once leadership is won again. Rejects when
   * `work` rejects while it leads, unless because the database is away; resolves when `work` has ended by itself or
   * `stop` aborts. A signal that aborts because leadership is lost has a `LeaseLost` as its reason.
   */
  hold(work: (signal: AbortSignal, term: LeadershipTerm) => Promise<void>, stop: AbortSignal): Promise<void>;
}

/**
 * The leader of a database that only one process can open, until the database fails.
 *
 * @param begin asks the database for the number of a new term.
 */
export function soleLeader(failed: Promise<unknown>, begin?: () => Promise<number>): Leadership {
  const lost = new AbortController();
  void failed.then(() => lost.abort(new LeaseLost('stopped', 'the database has stopped')));
  let holds = 0;
  return {
    get leading() {
      return holds > 0 && !lost.signal.aborted;
    },
    async hold(work, stop) {
      const signal = AbortSignal.any([stop, lost.signal]);
      if (signal.aborted) return;
      holds += 1;
      try {
        const number = begin ? await untilBegun(begin, signal) : 1;
        if (signal.aborted) return;
        // Whoever had the directory before was gone when this process took it, which it does as it begins.
        await work(signal, { number, isYoung: () => !lost.signal.aborted, quietMs: performance.now() });
      } finally {
        holds -= 1;
      }
    },
  };
}

const beginMs = 3_000;

/** A database that takes no writes, or is being opened again, is asked again. */
async function untilBegun(begin: () => Promise<number>, signal: AbortSignal): Promise<number> {
  while (!signal.aborted) {
    try {
      return await begin();
    } catch {
      await pause(beginMs, signal);
    }
  }
  return 0;
}

export interface ElectionOptions extends Partial<Holding> {
  /** How often a process that is not the leader asks again. */
  readonly retryMs?: number;
  /** What only the leader does before the work, such as migrating. */
  readonly prepare?: () => Promise<void>;
}

/** A name for a process that no other on its database has. */
export function newHolder(): string {
  return randomBytes(6).toString('hex');
}

/**
 * Leadership by a lease with a term, renewed on a connection of its own. Another process takes over when it was not
 * renewed for nine seconds by the database's clock, whatever became of the leader: ended, frozen, cut off, or
 * gone with its machine. The leader lets go by its own clock before that. On one machine a process that has
 * ended is replaced at once.
 */
export function electedLeader(databaseUrl: string, options: ElectionOptions = {}): Leadership {
  const { retryMs = 1_000, prepare } = options;
  const holding: Holding = { ...options, holder: options.holder ?? newHolder() };
  let leading = false;
  return {
    get leading() {
      return leading;
    },
    async hold(work, stop) {
      while (!stop.aborted) {
        const lease = await seek(databaseUrl, holding, { retryMs, stop });
        if (!lease) {
          await pause(retryMs, stop);
          continue;
        }
        const { term, lost } = lease;
        const signal = AbortSignal.any([stop, lost]);
        let finished = false;
        leading = true;
        lost.addEventListener('abort', () => (leading = false), { once: true });
        holding.log?.info({ term: term.number }, 'leading');
        try {
          await prepare?.();
          await work(signal, term);
          finished = !signal.aborted;
        } catch (error) {
          // Work that fails because its database went away is asked to start again with the next term.
          // It may hear of that sooner than the lease's own connection.
          if (!lost.aborted && !isDatabaseAway(error)) throw error;
        } finally {
          leading = false;
          await lease.end();
        }
        lease.throwIfRefused();
        if (finished) return;
      }
    },
  };
}

/** A server that cannot reach us ends the session, and with it the lock, within seconds instead of hours. */
const ownSession =
  'set tcp_keepalives_idle = 3; set tcp_keepalives_interval = 2; set tcp_keepalives_count = 3; set tcp_user_timeout = 9000; ' +
  `set statement_timeout = ${answerMs}; set lock_timeout = ${answerMs}; set idle_in_transaction_session_timeout = ${answerMs}`;

/** So many answers in a row are not a moment of another election. */
const manyAnswers = 10;

interface Seeking {
  readonly retryMs: number;
  readonly stop: AbortSignal;
}

/** Asks on one connection until it wins, `stop` aborts, or the connection fails; only then `null`. */
async function seek(
  databaseUrl: string,
  holding: Holding,
  { retryMs, stop }: Seeking,
): Promise<HeldLease | null> {
  const { holder, check, givesWay, onRefused, log } = holding;
  const client = new pg.Client({ ...connectionOptions(databaseUrl, holder), query_timeout: answerMs });
  const broken = new AbortController();
  const breaks = () => broken.abort();
  client.on('error', breaks);
  client.on('end', breaks);
  const refusals: unknown[] = [];
  let oldVersions = 0;
  try {
    await client.connect();
    await client.query(ownSession);
    await ensureLeases(client);
    const me = { holder, place: processPlace() };
    while (!stop.aborted && !broken.signal.aborted) {
      await check?.(client).catch((error: unknown) => {
        if (error instanceof StoreError) refusals.push(error);
        throw error;
      });
      if ((await givesWay?.(client)) === true) {
        await pause(retryMs, AbortSignal.any([stop, broken.signal]));
        continue;
      }
      const sinceAsked = stopwatch();
      const outcome = await tryToLead(client, me);
      if (typeof outcome !== 'string') return holdLease(client, outcome, sinceAsked, broken.signal, holding);
      oldVersions = outcome === 'old-version' ? oldVersions + 1 : 0;
      if (oldVersions === manyAnswers) {
        log?.warn('a process of a version without leases leads: this one waits until that one has ended');
      }
      await pause(retryMs, AbortSignal.any([stop, broken.signal]));
    }
  } catch (error) {
    // The pool's own queries report a server that is away; here it only means: not the leader.
    onRefused?.(error);
  }
  await endImpatiently(client);
  if (refusals.length > 0) throw refusals[0];
  return null;
}

async function pause(ms: number, stop: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: stop }).catch(() => undefined);
}
