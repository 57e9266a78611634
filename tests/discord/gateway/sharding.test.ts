import { once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Events, type Client } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Discord, startDiscord } from 'discord-sandbox';
import { noticeCard } from '../../../src/discord/render/notice.ts';
import { connect, createClient, type ConnectError } from '../../../src/discord/gateway/client.ts';
import { dispatchInteractions } from '../../../src/discord/interactions/dispatch.ts';
import { guildCacheOf } from '../../../src/discord/gateway/guild-cache.ts';
import { followMembership } from '../../../src/discord/gateway/membership.ts';
import { createRest } from '../../../src/discord/rest/rest.ts';
import { createSharding, type Sharding } from '../../../src/discord/gateway/sharding.ts';
import { sessionsBegun } from '../../../src/store/ops/gateway-sessions.ts';
import { useDatabase } from '../../support/database.ts';
import { quiet } from '../../support/log.ts';
import { stillClock, type StillClock } from '../support/still-clock.ts';

const db = useDatabase();
const never = new AbortController().signal;
const definition = { name: 'probe', description: 'A command of the tests' };

let discord: Discord;
let clock: StillClock;
const ends: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  // Servers that are made within a millisecond would all be of one shard.
  let tick = 0;
  discord = await startDiscord({ limits: 'off', clock: () => Date.now() + (tick += 1) });
  clock = stillClock();
});
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
  await discord.close();
  expect(discord.refusals).toEqual([]);
});

const sharding = (): Promise<Sharding> =>
  createSharding({
    db: db(),
    rest: createRest(discord.apiUrl, discord.token),
    log: quiet,
    say: () => undefined,
    now: () => new Date(),
    timing: clock,
  });

/** A client whose commands are answered, connecting. */
async function connecting(from: Sharding, onGone?: (error: ConnectError) => void) {
  const plan = await from.plan(never);
  const client = createClient({ apiUrl: discord.apiUrl, log: quiet, plan, ...(onGone && { onGone }) });
  const dispatcher = dispatchInteractions(client, {
    db: undefined as never,
    log: quiet,
    commands: [{ definition, run: async () => noticeCard('here') }],
  });
  const membership = followMembership(client);
  const connected = connect(client, discord.token);
  ends.push(() => dispatcher.stop().then(() => client.destroy()));
  return { plan, client, membership, connected };
}

const register = (client: Client<true>) => client.application.commands.set([definition]);
const shardOf = (id: string, shards: number) => Number((BigInt(id) >> 22n) % BigInt(shards));
const manyGuilds = (count: number) =>
  Array.from({ length: count }, (_, at) => {
    const guild = discord.addGuild({ name: `server ${at}` });
    guild.addChannel({ name: 'talk' });
    return guild;
  });

describe('four shards in one process', () => {
  beforeEach(() => {
    Object.assign(discord.gateway.starts, { shards: 4, maxConcurrency: 4 });
  });

  test('know every one of many servers, and answer in each', async () => {
    const guilds = manyGuilds(200);
    const { client, connected, membership } = await connecting(await sharding());
    await register(await connected);
    await discord.waitFor(({ gateway }) => gateway.shards.length === 4);
    expect(discord.gateway.shards).toEqual(['0/4', '1/4', '2/4', '3/4']);
    const replies = await Promise.all(
      guilds.slice(0, 40).map((guild) => discord.run({ guild, command: 'probe' })),
    );
    for (const { embeds } of replies) expect(embeds[0]?.description).toBe('here');
    for (const { id } of guilds) expect(membership.isMember(id)).toBe(true);
    expect(client.guilds.cache.every(({ available }) => available)).toBe(true);
    expect((await sessionsBegun(db())).reduce((sum, { count }) => sum + count, 0)).toBe(4);
    expect(discord.gateway.starts.remaining).toBe(996);
  });

  test('answer on the shard that is ready while the others are still to come', async () => {
    const guilds = manyGuilds(16);
    for (const shard of [1, 2, 3]) discord.gateway.starts.hold(shard);
    const { connected, membership } = await connecting(await sharding());
    await register(await connected);
    const first = guilds.find(({ id }) => shardOf(id, 4) === 0);
    const other = guilds.find(({ id }) => shardOf(id, 4) === 2);
    if (!first || !other) throw new Error('No server of that shard.');
    expect((await discord.run({ guild: first, command: 'probe' })).embeds[0]?.description).toBe('here');
    expect(membership.isMember(first.id)).toBe(true);
    expect(membership.isMember(other.id)).toBeNull();
    for (const shard of [1, 2, 3]) discord.gateway.starts.letIn(shard);
    await discord.waitFor(({ gateway }) => gateway.shards.length === 4);
    expect((await discord.run({ guild: other, command: 'probe' })).embeds[0]?.description).toBe('here');
    expect(membership.isMember(other.id)).toBe(true);
  });

  test('lose one, and the others answer meanwhile', async () => {
    const guilds = manyGuilds(16);
    const { client, connected, membership } = await connecting(await sharding());
    await register(await connected);
    await discord.waitFor(({ gateway }) => gateway.shards.length === 4);
    const lost = once(client, Events.ShardReconnecting);
    discord.gateway.refusing = true;
    discord.gateway.disconnect({ shard: 2, resumable: false });
    await lost;
    const on = (shard: number) => guilds.find(({ id }) => shardOf(id, 4) === shard)?.id ?? '';
    expect(membership.isMember(on(2))).toBeNull();
    expect(membership.isMember(on(1))).toBe(true);
    const guild = guilds.find(({ id }) => id === on(1));
    if (!guild) throw new Error('No server of that shard.');
    expect((await discord.run({ guild, command: 'probe' })).embeds[0]?.description).toBe('here');
    discord.gateway.refusing = false;
  });
});

test('a start that does not hear of its servers for long is one all the same, and commands are answered', async () => {
  discord.gateway.arrivals.everyMs = Infinity;
  const [guild] = manyGuilds(3);
  if (!guild) throw new Error('No server.');
  const { client, connected, membership } = await connecting(await sharding());
  await register(await connected);
  expect((await discord.run({ guild, command: 'probe' })).embeds[0]?.description).toBe('here');
  expect(membership.isMember(guild.id)).toBe(true);
  expect(guildCacheOf(await connected).isOut(guild.id)).toBe(true);
  const heard = once(client, Events.GuildAvailable);
  discord.gateway.arrivals.release();
  await heard;
  await discord.waitFor(() => client.guilds.cache.every(({ available }) => available));
});

test('one server in an outage keeps nobody else waiting', async () => {
  const [out, guild] = manyGuilds(2);
  if (!out || !guild) throw new Error('No server.');
  out.remove({ unavailable: true });
  const { client, connected } = await connecting(await sharding());
  const answered = once(client, Events.Raw as never).then(() => discord.run({ guild, command: 'probe' }));
  // Commands of an earlier start.
  const rest = createRest(discord.apiUrl, discord.token);
  await rest.put(`/applications/${discord.applicationId}/commands`, { body: [definition] });
  expect((await answered).elapsedMs).toBeLessThan(3_000);
  await connected;
});

describe('more shards', () => {
  test('are opened when Discord closes a connection because there are too few', async () => {
    manyGuilds(9);
    discord.gateway.starts.guildsPerShard = 5;
    const shards = await sharding();
    const first = await connecting(shards);
    await expect(first.connected).rejects.toMatchObject({ kind: 'shards' });
    shards.refused(first.plan.shards);
    Object.assign(discord.gateway.starts, { maxConcurrency: 2 });
    const second = await connecting(shards);
    expect(second.plan.shards).toBe(2);
    await second.connected;
    await discord.waitFor(({ gateway }) => gateway.shards.length === 2);
  });

  test('are asked for when a connection that stood is closed for it', async () => {
    manyGuilds(2);
    const shards = await sharding();
    let told: (error: ConnectError) => void = () => undefined;
    const gone = new Promise<ConnectError>((resolve) => {
      told = resolve;
    });
    const { connected } = await connecting(shards, (error) => told(error));
    await connected;
    discord.gateway.disconnect({ code: 4011 });
    expect(await gone).toMatchObject({ kind: 'shards' });
  });

  test('are noticed within an hour, where there is budget to open them', async () => {
    const shards = await sharding();
    const more: number[] = [];
    const stop = shards.watch(1, (recommended) => more.push(recommended));
    const look = async () => {
      await clock.advance(60 * 60_000);
      while (clock.set === 0 && more.length === 0) await nextTurn();
    };
    await look();
    expect(more).toEqual([]);
    discord.gateway.starts.shards = 3;
    discord.gateway.starts.leave(4);
    await look();
    expect(more).toEqual([]);
    discord.gateway.starts.leave(500);
    await look();
    expect(more).toEqual([3]);
    expect(clock.set).toBe(0);
    stop();
  });
});

test('a connection that is refused for the budget is not tried, and says when it will be', async () => {
  discord.gateway.starts.leave(0, 3_600_000);
  const stop = new AbortController();
  const lines: string[] = [];
  const said = new Promise<void>((resolve) => {
    void createSharding({
      db: db(),
      rest: createRest(discord.apiUrl, discord.token),
      log: quiet,
      say: (line) => {
        lines.push(line);
        resolve();
      },
      now: () => new Date(),
    }).then((shards) => shards.plan(stop.signal).catch(() => undefined));
  });
  await said;
  stop.abort();
  expect(lines[0]).toMatch(/^Discord allows the next connection at \d{4}-\d\d-\d\d \d\d:\d\d UTC\.$/u);
  expect(discord.gateway).toMatchObject({ identifies: 0 });
});
