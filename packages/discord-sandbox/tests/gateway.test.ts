import { once } from 'node:events';
import { connect } from 'node:net';
import { Client, Events, GatewayIntentBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type ChannelHandle, type Discord, type GuildHandle, startDiscord } from '../src/discord.ts';
import { type Bot, next, startBot } from './bot.ts';

let discord: Discord;
let guild: GuildHandle;
let channel: ChannelHandle;
let bot: Bot | undefined;

beforeEach(async () => {
  discord = await startDiscord();
  guild = discord.addGuild({ name: 'Monitors' });
  channel = guild.addChannel({ name: 'general' });
});

afterEach(async () => {
  await bot?.stop();
  bot = undefined;
  await discord.close();
});

async function pinging(): Promise<Bot> {
  const started = await startBot(discord, async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.reply('pong');
  });
  await started.client.application.commands.set([{ name: 'ping', description: 'Ping' }]);
  return started;
}

describe('a connection that breaks', () => {
  it('is resumed, and what was missed is told', async () => {
    bot = await pinging();
    discord.gateway.disconnect();
    await discord.waitFor(() => discord.gateway.connections === 0);
    const created = next(bot.client, Events.ChannelCreate);
    const [reply] = await Promise.all([
      discord.run({ channel, command: 'ping' }),
      guild.addChannel({ name: 'missed' }),
    ]);
    expect(reply.content).toBe('pong');
    expect((await created)[0]).toMatchObject({ name: 'missed' });
    expect(discord.gateway).toMatchObject({ identifies: 1, resumes: 1 });
  });

  it('is resumed when Discord asks for it', async () => {
    bot = await pinging();
    discord.gateway.reconnect();
    await discord.waitFor(() => discord.gateway.resumes === 1);
    expect((await discord.run({ channel, command: 'ping' })).content).toBe('pong');
    expect(discord.gateway.identifies).toBe(1);
  });

  it('begins anew when its session is forgotten', async () => {
    bot = await pinging();
    discord.gateway.disconnect({ resumable: false });
    await discord.waitFor(() => discord.gateway.identifies === 2 && discord.gateway.connections === 1);
    expect(discord.gateway.resumes).toBe(0);
    expect((await discord.run({ channel, command: 'ping' })).content).toBe('pong');
  });
});

describe('a gateway in trouble', () => {
  it('turns clients away until it is back', async () => {
    bot = await pinging();
    discord.gateway.refusing = true;
    discord.gateway.disconnect();
    await discord.waitFor(() => discord.gateway.turnedAway > 0);
    expect(discord.gateway.connections).toBe(0);
    discord.gateway.refusing = false;
    await discord.waitFor(() => discord.gateway.connections === 1);
    expect((await discord.run({ channel, command: 'ping' })).content).toBe('pong');
  });

  it('outlives a client that breaks off as it is turned away', async () => {
    discord.gateway.refusing = true;
    const socket = connect({ host: '127.0.0.1', port: Number(new URL(discord.apiUrl).port) });
    socket.write('GET / HTTP/1.1\r\nHost: sandbox\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    await once(socket, 'data');
    const served = discord.waitFor(({ requests }) => requests.length > 0);
    socket.resetAndDestroy();
    await fetch(`${discord.apiUrl}/v10/gateway`);
    await served;
    expect(discord.gateway.turnedAway).toBe(1);
  });

  it('ends a session, which is begun anew or taken up again', async () => {
    bot = await pinging();
    const resumed = next(bot.client, Events.ShardResume);
    discord.gateway.invalidate({ resumable: true });
    await resumed;
    expect(discord.gateway).toMatchObject({ identifies: 1, resumes: 1 });
    const begun = next(bot.client, Events.ShardReady);
    discord.gateway.invalidate();
    await begun;
    expect(discord.gateway).toMatchObject({ identifies: 2, resumes: 1, connections: 1 });
  });

  it('is left by a client whose heartbeats are not heard', async () => {
    await discord.close();
    discord = await startDiscord({ heartbeatIntervalMs: 40 });
    channel = discord.addGuild({ name: 'Monitors' }).addChannel({ name: 'general' });
    bot = await pinging();
    discord.gateway.silent = true;
    await discord.waitFor(() => discord.gateway.closes.length > 0);
    discord.gateway.silent = false;
    await discord.waitFor(() => discord.gateway.resumes > 0 && discord.gateway.connections === 1);
    expect((await discord.run({ channel, command: 'ping' })).content).toBe('pong');
  });
});

describe('a login', () => {
  it('fails with a wrong token', async () => {
    const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: discord.apiUrl } });
    await expect(client.login('wrong')).rejects.toThrow('An invalid token was provided.');
    await client.destroy();
  });

  const identify = (d: object) =>
    new Promise<number>((resolve) => {
      const socket = new WebSocket(`ws://${new URL(discord.apiUrl).host}/?v=10&encoding=json`);
      const properties = { os: '', browser: '', device: '' };
      socket.once('message', () =>
        socket.send(JSON.stringify({ op: 2, d: { token: discord.token, intents: 1, properties, ...d } })),
      );
      socket.once('close', resolve);
    });

  it('is closed with the code that says what is wrong', async () => {
    expect(await identify({ token: 'wrong' })).toBe(4004);
    expect(await identify({ intents: 1 | (1 << 15) })).toBe(4014);
    expect(await identify({ intents: 1 << 30 })).toBe(4013);
    expect(await identify({ shard: [2, 2] })).toBe(4010);
  });
});

describe('guilds', () => {
  beforeEach(async () => {
    bot = await pinging();
  });

  it('appear, go, and have outages', async () => {
    const { client } = bot as Bot;
    const joined = next(client, Events.GuildCreate);
    const other = discord.addGuild({ name: 'Other' });
    expect((await joined)[0]).toMatchObject({ id: other.id, name: 'Other' });
    const out = next(client, Events.GuildUnavailable);
    guild.remove({ unavailable: true });
    await out;
    expect(client.guilds.cache.get(guild.id)?.available).toBe(false);
    const back = next(client, Events.GuildAvailable);
    guild.restore();
    await back;
    const gone = next(client, Events.GuildDelete);
    other.remove();
    expect((await gone)[0]).toMatchObject({ id: other.id });
    expect(client.guilds.cache.has(other.id)).toBe(false);
  });

  it('lose and change channels', async () => {
    const { client } = bot as Bot;
    const changed = next(client, Events.ChannelUpdate);
    channel.update({ name: 'renamed' });
    expect((await changed)[1]).toMatchObject({ name: 'renamed' });
    const deleted = next(client, Events.ChannelDelete);
    channel.delete();
    expect((await deleted)[0]).toMatchObject({ id: channel.id });
  });
});

it('tells who asks that no bot is there', async () => {
  const lonely = await startDiscord({ interactionWindowMs: 20 });
  const room = lonely.addGuild({ name: 'G' }).addChannel({ name: 'c' });
  await fetch(`${lonely.apiUrl}/v10/applications/${lonely.applicationId}/commands`, {
    method: 'PUT',
    headers: { authorization: `Bot ${lonely.token}`, 'content-type': 'application/json' },
    body: JSON.stringify([{ name: 'ping', description: 'Ping' }]),
  });
  await expect(lonely.run({ channel: room, command: 'ping' })).rejects.toThrow('No bot is connected');
  await lonely.close();
});
