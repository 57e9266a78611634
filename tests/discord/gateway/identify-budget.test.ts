import { expect, test } from 'vitest';
import { createIdentifyBudget } from '../../../src/discord/gateway/identify-budget.ts';
import { identifiesIn, pacedUntil, withOneMore } from '../../../src/discord/gateway/identify-pace.ts';
import type { SessionsBegun } from '../../../src/store/ops/gateway-sessions.ts';
import { quiet } from '../../support/log.ts';

const dayMs = 86_400_000;
const noon = Date.UTC(2026, 10, 30, 12);

/** A restart as soon as it is allowed, for three days; how many sessions each of the days saw. */
function loop(shards: number, everyMs: number): number[] {
  let begun: SessionsBegun[] = [];
  let now = noon;
  const days = [0, 0, 0];
  while (now < noon + 3 * dayMs) {
    const until = pacedUntil(begun, { shards, total: 1_000 }, now);
    if (until > now) {
      now = until;
      continue;
    }
    for (let shard = 0; shard < shards; shard += 1) {
      begun = withOneMore(begun, now);
      const day = Math.floor((now - noon) / dayMs);
      days[day] = (days[day] ?? 0) + 1;
      now += 5_000;
    }
    now += everyMs;
  }
  return days;
}

test.each([
  [1, 0],
  [1, 60_000],
  [4, 1_000],
  [16, 30_000],
])('a restart loop with %i shards, one every %i ms, never spends the budget of a day', (shards, everyMs) => {
  for (const day of loop(shards, everyMs)) expect(day).toBeLessThan(800);
});

test('a bot that is restarted now and then never waits', () => {
  const limit = { shards: 16, total: 1_000 };
  let begun: SessionsBegun[] = [];
  for (let start = 0; start < 12; start += 1) {
    const now = noon + start * 2 * 60 * 60_000;
    expect(pacedUntil(begun, limit, now)).toBeLessThanOrEqual(now);
    for (let shard = 0; shard < 16; shard += 1) begun = withOneMore(begun, now + shard * 5_000);
  }
  expect(begun).toHaveLength(24);
  expect(identifiesIn(begun)).toBe(12 * 16);
});

test('sessions that a clock put into the future say nothing, and neither do those of yesterday', () => {
  const limit = { shards: 1, total: 1_000 };
  const many = (at: number) => [{ first: at, last: at, count: 900 }];
  expect(pacedUntil(many(noon), limit, noon)).toBeGreaterThan(noon);
  expect(pacedUntil(many(noon + dayMs), limit, noon)).toBeLessThanOrEqual(noon);
  expect(pacedUntil(many(noon - dayMs - 1), limit, noon)).toBeLessThanOrEqual(noon);
});

/** A budget whose clock moves on when it waits; each record takes as long as `writing`. */
function budgetOf(
  limit: { remaining: number; shards?: number },
  begun: readonly SessionsBegun[] = [],
  writing: () => Promise<void> = async () => {},
) {
  const discord = { remaining: limit.remaining, resetAt: noon + 60 * 60_000 };
  const said: string[] = [];
  const kept: (readonly SessionsBegun[])[] = [];
  const waited: number[] = [];
  let now = noon;
  const budget = createIdentifyBudget({
    ask: async () => {
      if (now >= discord.resetAt) Object.assign(discord, { remaining: 1_000, resetAt: now + dayMs });
      return {
        url: 'ws://localhost',
        shards: limit.shards ?? 1,
        session_start_limit: {
          total: 1_000,
          remaining: discord.remaining,
          reset_after: discord.resetAt - now,
          max_concurrency: 16,
        },
      };
    },
    begun,
    keep: async (all) => {
      await writing();
      kept.push(all);
    },
    now: () => new Date(now),
    log: quiet,
    say: (line) => said.push(line),
    pause: async (ms, signal) => {
      signal?.throwIfAborted();
      waited.push(ms);
      now += ms;
    },
  });
  return { budget, said, kept, waited, discord };
}

const never = new AbortController().signal;

test('as many shards are opened as Discord recommends, or as it asked for', async () => {
  const { budget } = budgetOf({ remaining: 1_000, shards: 4 });
  expect(await budget.open(never)).toEqual({ shards: 4 });
  expect(await budget.open(never, 8)).toEqual({ shards: 8 });
});

test('where the day is spent, the next connection waits and says when it is allowed', async () => {
  const { budget, said, waited } = budgetOf({ remaining: 3, shards: 4 });
  expect(await budget.open(never)).toEqual({ shards: 4 });
  expect(waited).toEqual([60 * 60_000]);
  expect(said).toEqual(['Discord allows the next connection at 2026-11-30 13:00 UTC.']);
});

test('a session that begins anew spends none that is not there', async () => {
  const { budget, said, waited, discord } = budgetOf({ remaining: 2 });
  await budget.open(never);
  await budget.throttler.waitForIdentify(0, never);
  await budget.throttler.waitForIdentify(1, never);
  discord.remaining = 0;
  expect(waited).toEqual([]);
  await budget.throttler.waitForIdentify(2, never);
  expect(waited).toEqual([60 * 60_000]);
  expect(said).toHaveLength(1);
});

test('each session is recorded before it begins, and what was recorded slows a restart loop down', async () => {
  const { budget, kept } = budgetOf({ remaining: 1_000 });
  await budget.open(never);
  await budget.throttler.waitForIdentify(0, never);
  expect(kept).toEqual([[{ first: noon, last: noon, count: 1 }]]);
  const begun = [{ first: noon - 1_000, last: noon - 1_000, count: 60 }];
  const again = budgetOf({ remaining: 900 }, begun);
  await again.budget.open(never);
  expect(again.waited[0]).toBeGreaterThan(60_000);
  expect(again.said[0]).toContain('60 connections within a day, of 1000');
});

test('a record that is slow to be written never comes after a later one', async () => {
  let writes = 0;
  const { promise, resolve } = withResolvers();
  const { budget, kept } = budgetOf({ remaining: 1_000, shards: 2 }, [], async () => {
    writes += 1;
    if (writes === 1) await promise;
  });
  await budget.open(never);
  const both = [budget.throttler.waitForIdentify(0, never), budget.throttler.waitForIdentify(1, never)];
  await new Promise(setImmediate);
  resolve();
  await Promise.all(both);
  expect(kept.at(-1)).toEqual([{ first: noon, last: noon, count: 2 }]);
});

function withResolvers(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

test('a wait ends with its signal', async () => {
  const { budget } = budgetOf({ remaining: 0 });
  await expect(budget.open(AbortSignal.abort(new Error('stopped')))).rejects.toThrow('stopped');
});
