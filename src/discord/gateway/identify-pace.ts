import type { SessionsBegun } from '../../store/ops/gateway-sessions.ts';

const dayMs = 86_400_000;
const mergedMs = 60_000;
const shortestMs = 5_000;

export interface SessionLimit {
  /** Sessions that one connection of the whole bot begins. */
  readonly shards: number;
  /** Sessions that Discord allows in a day. */
  readonly total: number;
}

/** Those of the day before `now`; what a wrong clock put into the future says nothing. */
export function ofTheDay(begun: readonly SessionsBegun[], now: number): SessionsBegun[] {
  return begun.filter(({ first, last }) => last > now - dayMs && first <= now + mergedMs);
}

export function withOneMore(begun: readonly SessionsBegun[], now: number): SessionsBegun[] {
  const day = ofTheDay(begun, now);
  const newest = day.at(-1);
  if (newest === undefined || now - newest.first >= mergedMs || now < newest.first)
    return [...day, { first: now, last: now, count: 1 }];
  return [...day.slice(0, -1), { ...newest, last: now, count: newest.count + 1 }];
}

export function identifiesIn(begun: readonly SessionsBegun[]): number {
  return begun.reduce((sum, { count }) => sum + count, 0);
}

/**
 * When the next session may be begun so that a restart loop never spends the day's budget: a twentieth of
 * it, and five connections at least, are free; from there on the distance from the last one doubles, up to one at
 * which half the budget lasts a day.
 *
 * @returns milliseconds since 1970; `now` or less when there is nothing to wait for.
 */
export function pacedUntil(
  begun: readonly SessionsBegun[],
  { shards, total }: SessionLimit,
  now: number,
): number {
  const day = ofTheDay(begun, now);
  const last = day.at(-1)?.last ?? 0;
  const free = Math.max(5 * shards, total / 20);
  const beyond = identifiesIn(day) - free;
  if (beyond < 0) return now;
  const maxMs = (dayMs * shards) / (total / 2);
  // Not from a moment in the future: a clock that was set back must not make anybody wait for it.
  return Math.min(last, now) + Math.min(maxMs, shortestMs * 2 ** (beyond / shards));
}
