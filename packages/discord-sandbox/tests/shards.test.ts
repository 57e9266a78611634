import { Client, Events, GatewayIntentBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type Discord, startDiscord } from '../src/discord.ts';
import { next } from './bot.ts';

let discord: Discord;
const clients: Client[] = [];

beforeEach(async () => {
  discord = await startDiscord({ limits: 'off' });
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.destroy();
  await discord.close();
});

const opened = () => {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api: discord.apiUrl },
    shards: 'auto',
  });
  clients.push(client);
  return client;
};

/** Resolves with the first frame after HELLO, or the code with which the connection is closed. */
function identify(shard: readonly [number, number]): Promise<unknown> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://${new URL(discord.apiUrl).host}/?v=10&encoding=json`);
    const properties = { os: '', browser: '', device: '' };
    socket.once('message', () => {
      socket.once('message', (data) => {
        resolve((JSON.parse(String(data)) as { op: number; t: string | null }).t ?? 'invalid session');
        socket.terminate();
      });
      socket.send(JSON.stringify({ op: 2, d: { token: discord.token, intents: 1, properties, shard } }));
    });
    socket.once('close', resolve);
  });
}

describe('shards', () => {
  beforeEach(() => {
    Object.assign(discord.gateway.starts, { shards: 3, maxConcurrency: 3 });
  });

  it('are opened as recommended, and each is told of its own guilds', async () => {
    const guilds = Array.from({ length: 12 }, (_, at) => discord.addGuild({ name: `guild ${at}` }));
    const client = opened();
    const ready = next(client, Events.ClientReady);
    await client.login(discord.token);
    await ready;
    expect(discord.gateway.shards).toEqual(['0/3', '1/3', '2/3']);
    for (const { id } of guilds) {
      expect(client.guilds.cache.get(id)?.shardId).toBe(Number((BigInt(id) >> 22n) % 3n));
    }
  });

  it('get the interactions of their guilds, and the first those of direct messages', async () => {
    const guilds = Array.from({ length: 6 }, (_, at) => discord.addGuild({ name: `guild ${at}` }));
    const client = opened();
    const ready = next(client, Events.ClientReady);
    const shards: number[] = [];
    client.on(Events.Raw as never, (packet: { t: string }, shard: number) => {
      if (packet.t === 'INTERACTION_CREATE') shards.push(shard);
    });
    client.on(Events.InteractionCreate, (interaction) => {
      if (interaction.isChatInputCommand()) void interaction.reply('pong');
    });
    await client.login(discord.token);
    await ready;
    await client.application?.commands.set([{ name: 'ping', description: 'Ping' }]);
    const [first] = guilds;
    for (const guild of guilds) {
      guild.addChannel({ name: 'talk' });
      await discord.run({ guild, command: 'ping' });
    }
    const user = discord.addUser({ name: 'reader' });
    await discord.run({ channel: discord.directMessages(user), user, command: 'ping' });
    expect(first).toBeDefined();
    expect(shards).toEqual([...guilds.map(({ id }) => Number((BigInt(id) >> 22n) % 3n)), 0]);
  });

  it('are told of their guilds one by one, and of nothing in those that are still to come', async () => {
    discord.gateway.arrivals.everyMs = Infinity;
    const guild = discord.addGuild({ name: 'late' });
    const client = opened();
    const known = next(client, Events.GuildAvailable);
    await client.login(discord.token);
    guild.addChannel({ name: 'talk' });
    expect(client.guilds.cache.get(guild.id)?.available).toBe(false);
    discord.gateway.arrivals.release();
    await known;
    expect(client.guilds.cache.get(guild.id)?.channels.cache.map(({ name }) => name)).toEqual(['talk']);
  });
});

describe('a session', () => {
  it('is closed with 4011 when its shard would have too many guilds', async () => {
    discord.gateway.starts.guildsPerShard = 3;
    for (let at = 0; at < 4; at += 1) discord.addGuild({ name: `guild ${at}` });
    expect(await identify([0, 1])).toBe(4011);
  });

  it('is counted, and one beyond the limit costs the token', async () => {
    discord.gateway.starts.leave(1);
    expect(discord.gateway.starts.limit).toMatchObject({ total: 1000, remaining: 1 });
    expect(await identify([0, 1])).toBe('READY');
    expect(await identify([0, 1])).toBe(4004);
    expect(discord.gateway.starts).toMatchObject({ remaining: 0, overspent: 1 });
  });

  it('is invalid when its bucket has begun another a moment ago', async () => {
    Object.assign(discord.gateway.starts, { everyMs: 5_000, maxConcurrency: 2 });
    expect(await identify([0, 4])).toBe('READY');
    expect(await identify([1, 4])).toBe('READY');
    expect(await identify([2, 4])).toBe('invalid session');
  });

  it('gets its READY when its shard is let in', async () => {
    discord.gateway.starts.hold(0);
    const asked = identify([0, 1]);
    await discord.waitFor(({ gateway }) => gateway.identifies === 1);
    expect(discord.gateway.connections).toBe(0);
    discord.gateway.starts.letIn(0);
    expect(await asked).toBe('READY');
  });
});

it('an interaction is delivered twice on request', async () => {
  const channel = discord.addGuild({ name: 'Monitors' }).addChannel({ name: 'talk' });
  discord.gateway.repeating = true;
  const client = opened();
  const ready = next(client, Events.ClientReady);
  const seen: string[] = [];
  client.on(Events.InteractionCreate, (interaction) => {
    seen.push(interaction.id);
    if (interaction.isChatInputCommand() && seen.length === 2) void interaction.reply('pong');
  });
  await client.login(discord.token);
  await ready;
  await client.application?.commands.set([{ name: 'ping', description: 'Ping' }]);
  await discord.run({ channel, command: 'ping' });
  expect(seen).toHaveLength(2);
  expect(seen[0]).toBe(seen[1]);
});
