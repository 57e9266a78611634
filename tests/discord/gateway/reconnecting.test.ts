import { once } from 'node:events';
import { Events } from 'discord.js';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { startDiscord } from 'discord-sandbox';
import type { Timing } from '../../../src/discord/rest/rate-limiter.ts';
import { connect, createClient } from '../../../src/discord/gateway/client.ts';
import { reconnectPause } from '../../../src/discord/gateway/reconnecting.ts';

test('the pauses between attempts double up to a minute, each with a jitter of a half', () => {
  const longest = [0, 1, 2, 5, 6, 7, 50].map((attempt) => reconnectPause(attempt, () => 1));
  expect(longest).toEqual([1_000, 2_000, 4_000, 32_000, 60_000, 60_000, 60_000]);
  expect(reconnectPause(3, () => 0)).toBe(4_000);
});

/** Alarms go off at once and are recorded, unless they are to be held back. */
function impatient(): Timing & { readonly pauses: number[]; hold: boolean; readonly held: (() => void)[] } {
  const timing = {
    pauses: [] as number[],
    held: [] as (() => void)[],
    hold: false,
    now: () => performance.now(),
    wakeAfter: (ms: number, wake: () => void) => {
      timing.pauses.push(ms);
      if (timing.hold) timing.held.push(wake);
      else setImmediate(wake);
      return () => undefined;
    },
  };
  return timing;
}

function logged() {
  const lines: { readonly level: number; readonly msg: string }[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => lines.push(JSON.parse(line)) });
  return { lines, log };
}

test('a Discord that is down is tried with growing pauses, said once, and said once when it is back', async () => {
  await using discord = await startDiscord();
  const timing = impatient();
  const { lines, log } = logged();
  const client = await connect(createClient({ apiUrl: discord.apiUrl, log, timing }), discord.token);
  discord.gateway.refusing = true;
  discord.gateway.disconnect();
  await discord.waitFor(({ gateway }) => gateway.turnedAway >= 4, 'four attempts');
  const back = once(client, Events.ShardResume);
  discord.gateway.refusing = false;
  await back;
  expect(lines.map(({ msg }) => msg)).toEqual([
    'the connection to Discord is gone; it is made again',
    'the connection to Discord broke',
    'connected to Discord again',
  ]);
  const { pauses } = timing;
  expect(pauses.length).toBeGreaterThanOrEqual(5);
  for (const [attempt, ms] of pauses.entries()) {
    expect(ms).toBeGreaterThanOrEqual(500 * 2 ** attempt);
    expect(ms).toBeLessThanOrEqual(1_000 * 2 ** attempt);
  }
  await client.destroy();
});

test('sessions that end as soon as they begin do not spend one IDENTIFY after the other', async () => {
  await using discord = await startDiscord({ patienceMs: 30_000 });
  const timing = impatient();
  const { log } = logged();
  const client = await connect(createClient({ apiUrl: discord.apiUrl, log, timing }), discord.token);
  // A session that cannot be resumed: one attempt to resume it, one to begin another.
  discord.gateway.disconnect({ resumable: false });
  await discord.waitFor(({ gateway }) => gateway.identifies === 2, 'another session');
  const spaced = timing.pauses.toSorted((a, b) => a - b);
  expect(timing.pauses).toEqual(spaced);
  expect(timing.pauses.at(-1)).toBeGreaterThan(timing.pauses[0] ?? 0);
  await client.destroy();
});

test('what is ended while it waits does not connect any more', async () => {
  await using discord = await startDiscord();
  const timing = impatient();
  const { log } = logged();
  const client = await connect(createClient({ apiUrl: discord.apiUrl, log, timing }), discord.token);
  timing.hold = true;
  discord.gateway.disconnect();
  await expect.poll(() => timing.held.length, { timeout: 10_000 }).toBe(1);
  await client.destroy();
  for (const wake of timing.held) wake();
  const later = discord.addGuild({ name: 'Later' });
  expect(later.id).toBeDefined();
  expect(discord.gateway.connections).toBe(0);
});
