import pg from 'pg';
import type { Logger } from 'pino';
import { endImpatiently } from '../db/connection.ts';
import { StoreError } from '../db/errors.ts';
import { leadershipLeaseMs, releaseLease, renewLease, type Won } from './lease.ts';
import { LeaseLost, type LossReason } from './lease-lost.ts';
import { stopwatch, type LeadershipTerm } from './term.ts';

/** How often the lease is renewed. */
const renewMs = 2_000;
/** How long after a renewal was asked for something new may be begun: less than the lease by what that may take. */
const youngMs = 6_000;
/** Without an answer for so long everything is let go: before the lease is over and somebody else leads. */
const silentMs = leadershipLeaseMs - 1_000;
/** A statement on the lease's connection. */
export const answerMs = 4_000;

/** The lease while this process has it. */
export interface HeldLease {
  readonly term: LeadershipTerm;
  /** Aborts with a {@link LeaseLost} when it is lost. */
  readonly lost: AbortSignal;
  /** Gives it back, so that the next leader need not wait for its end, and ends the connection. */
  end(): Promise<void>;
  /** @throws what {@link Holding.check} threw, when that is why the lease was given up. */
  throwIfRefused(): void;
}

export interface Holding {
  readonly holder: string;
  /** Asked with every renewal; a lease is given up when it throws a `StoreError`. */
  readonly check?: ((client: pg.ClientBase) => Promise<void>) | undefined;
  /** Asked before the lease is sought, and with every renewal: another process is to lead, and this one gives it up in order. */
  readonly givesWay?: ((client: pg.Client) => Promise<boolean>) | undefined;
  /** Called at once when the lease is lost. */
  readonly onLost?: (() => void) | undefined;
  /** Called with every error by which the database refuses a renewal. */
  readonly onRefused?: ((error: unknown) => void) | undefined;
  readonly log?: Pick<Logger, 'info' | 'warn'> | undefined;
}

/**
 * Renews a lease on its connection until it is given back or lost.
 *
 * @param sinceAsked how long ago it was asked for, in milliseconds.
 * @param broken aborts when the connection is gone.
 */
export function holdLease(
  client: pg.Client,
  { term: number, quietMs }: Won,
  sinceAsked: () => number,
  broken: AbortSignal,
  { holder, check, givesWay, onLost, onRefused, log }: Holding,
): HeldLease {
  const lost = new AbortController();
  const refusals: unknown[] = [];
  let sinceRenewed = sinceAsked;
  let answeredAt = performance.now();
  let isRenewing = false;

  // First of all nothing is young any more; then whoever leads hears of it.
  const lose = (reason: LossReason, why: string) => {
    if (lost.signal.aborted) return;
    clearInterval(timer);
    lost.abort(new LeaseLost(reason, why));
    if (reason !== 'cut-off') onLost?.();
    log?.warn({ term: number, reason, why }, 'leadership is lost');
  };
  const isGivenUp = () => lost.signal.reason instanceof LeaseLost && lost.signal.reason.reason === 'cut-off';
  const renew = async () => {
    const sinceAsking = stopwatch();
    if (!(await renewLease(client, holder, number))) return lose('replaced', 'another process leads');
    sinceRenewed = sinceAsking;
    await check?.(client).catch((error: unknown) => {
      // Only our own word is one; a connection that broke meanwhile says nothing of versions.
      if (!(error instanceof StoreError)) throw error;
      refusals.push(error);
      lose('outdated', 'this version cannot go on');
    });
    if ((await givesWay?.(client)) === true)
      lose('cut-off', 'Discord cannot be reached, and another process reaches it');
  };
  const tick = async () => {
    // Where nothing ran for a while, such as in a stopped process, this comes before any answer.
    if (performance.now() - answeredAt > silentMs) return lose('database', 'the database did not answer');
    if (isRenewing) return;
    isRenewing = true;
    try {
      await renew();
      answeredAt = performance.now();
    } catch (error) {
      if (!isStatementRefused(error)) return lose('database', 'its connection to the database is gone');
      // A database that takes no writes takes none from others either: the term goes on, and nothing is begun in it.
      answeredAt = performance.now();
      onRefused?.(error);
    } finally {
      isRenewing = false;
    }
  };
  const timer = setInterval(() => void tick(), renewMs).unref();
  const onBroken = () => lose('database', 'its connection to the database is gone');
  broken.addEventListener('abort', onBroken, { once: true });
  if (broken.aborted) onBroken();

  return {
    term: { number, quietMs, isYoung: () => !lost.signal.aborted && sinceRenewed() < youngMs },
    lost: lost.signal,
    end: async () => {
      clearInterval(timer);
      broken.removeEventListener('abort', onBroken);
      if (!lost.signal.aborted || isGivenUp())
        await releaseLease(client, holder, number).catch(() => undefined);
      await endImpatiently(client);
    },
    throwIfRefused: () => {
      if (refusals.length > 0) throw refusals[0];
    },
  };
}

/** The server refused one statement, and the session goes on. */
export function isStatementRefused(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.severity === 'ERROR';
}
