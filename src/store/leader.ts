import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { connection, lockKeys } from './postgres.ts';

/** Which of the processes on one database polls and posts. */
export interface Leadership {
  /** True while this process is the leader. */
  readonly leading: boolean;
  /**
   * Runs `work` whenever this process is the leader, until `stop`. Its signal aborts when leadership is
   * lost or `stop` aborts; it is awaited, and started again once leadership is won again. Rejects when
   * `work` rejects while it leads; resolves when `work` has ended by itself or `stop` aborts.
   */
  hold(work: (signal: AbortSignal) => Promise<void>, stop: AbortSignal): Promise<void>;
}

/** The leader of a database that only one process can open, until the database fails. */
export function soleLeader(failed: Promise<unknown>): Leadership {
  const lost = new AbortController();
  void failed.then(() => lost.abort());
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
        await work(signal);
      } finally {
        holds -= 1;
      }
    },
  };
}

export interface ElectionOptions {
  /** How often a process that is not the leader asks again. */
  readonly retryMs?: number;
}

/**
 * Leadership by an advisory lock on a connection of its own: the server gives it back when the connection
 * ends, however it ends.
 */
export function electedLeader(databaseUrl: string, { retryMs = 5_000 }: ElectionOptions = {}): Leadership {
  let leading = false;
  return {
    get leading() {
      return leading;
    },
    async hold(work, stop) {
      while (!stop.aborted) {
        const term = await seek(databaseUrl, retryMs);
        if (!term) {
          await pause(retryMs, stop);
          continue;
        }
        const signal = AbortSignal.any([stop, term.lost]);
        let finished = false;
        leading = true;
        term.lost.addEventListener('abort', () => (leading = false), { once: true });
        try {
          await work(signal);
          finished = !signal.aborted;
        } catch (error) {
          // Work that fails because its database went away is asked to start again with the next term.
          if (!term.lost.aborted) throw error;
        } finally {
          leading = false;
          await term.end();
        }
        if (finished) return;
      }
    },
  };
}

const endingMs = 5_000;

interface Term {
  readonly lost: AbortSignal;
  end(): Promise<void>;
}

/** One attempt; null when another process leads or the server cannot be reached. */
async function seek(databaseUrl: string, heartbeatMs: number): Promise<Term | null> {
  const lost = new AbortController();
  const client = new pg.Client({ ...connection(databaseUrl), query_timeout: 10_000 });
  const lose = () => lost.abort();
  client.on('error', lose);
  client.on('end', lose);
  // A connection that does not even end is left to the server.
  const end = () =>
    Promise.race([client.end().catch(() => undefined), sleep(endingMs, undefined, { ref: false })]);
  try {
    await client.connect();
    const { rows } = await client.query<{ won: boolean }>(
      `select pg_try_advisory_lock(${lockKeys.leader}) as won`,
    );
    if (rows[0]?.won) {
      // A connection whose other end is gone without a word still looks open from here.
      const heartbeat = setInterval(() => void client.query('select').catch(lose), heartbeatMs).unref();
      lost.signal.addEventListener('abort', () => clearInterval(heartbeat));
      return { lost: lost.signal, end };
    }
  } catch {
    // The pool's own queries report a server that is away; here it only means: not the leader.
  }
  await end();
  return null;
}

async function pause(ms: number, stop: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: stop }).catch(() => undefined);
}
