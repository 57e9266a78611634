import type { TextChannel } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { type Discord, startDiscord } from '../src/discord.ts';
import { ask } from './ask.ts';
import { startBot } from './bot.ts';

let discord: Discord;
afterEach(() => discord.close());

async function room(options: Parameters<typeof startDiscord>[0]) {
  discord = await startDiscord(options);
  const channel = discord.addGuild({ name: 'Monitors' }).addChannel({ name: 'alerts' });
  const send = (content = 'x') => ask(discord, 'POST', `/channels/${channel.id}/messages`, { content });
  return { channel, send };
}

describe('rate limits', () => {
  it('never meet a client that reads the headers, however it bursts', async () => {
    const routes = { 'POST /channels/:channel/messages': { limit: 5, windowMs: 150 } };
    const { channel } = await room({ limits: { routes } });
    const bot = await startBot(discord);
    const target = (await bot.client.channels.fetch(channel.id)) as TextChannel;
    await Promise.all(Array.from({ length: 12 }, (_, index) => target.send(`message ${index}`)));
    expect(channel.messages).toHaveLength(12);
    expect(discord.limits.refused).toEqual({ bucket: 0, global: 0, invalid: 0 });
    expect(discord.requests.filter(({ status }) => status === 429)).toEqual([]);
    await bot.stop();
  });

  it('count five messages in five seconds for a channel, and say so', async () => {
    let now = Date.UTC(2026, 0, 26);
    const { send } = await room({ clock: () => now });
    const first = await send();
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'x-ratelimit-limit': '5',
      'x-ratelimit-remaining': '4',
      'x-ratelimit-reset-after': '5.000',
      'x-ratelimit-reset': ((now + 5000) / 1000).toFixed(3),
      'x-ratelimit-bucket': expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    for (let n = 0; n < 4; n += 1) await send();
    now += 1500;
    const refused = await send();
    expect(refused.status).toBe(429);
    expect(refused.body).toEqual({ message: 'You are being rate limited.', retry_after: 3.5, global: false });
    expect(refused.headers.get('retry-after')).toBe('4');
    expect(refused.headers.get('x-ratelimit-scope')).toBe('user');
    expect(discord.limits.refused.bucket).toBe(1);
    now += 3500;
    expect((await send()).status).toBe(200);
    expect(discord.refusals).toEqual([]);
  });

  it('count fifty requests a second for the bot, interactions aside', async () => {
    const now = Date.UTC(2026, 0, 26);
    await room({ clock: () => now });
    const many = await Promise.all(Array.from({ length: 60 }, () => ask(discord, 'GET', '/users/@me')));
    const refused = many.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(10);
    expect(refused[0]?.body).toMatchObject({ global: true, retry_after: 1 });
    expect(refused[0]?.headers.get('x-ratelimit-global')).toBe('true');
    expect(discord.limits.refused.global).toBe(10);
    expect((await ask(discord, 'POST', '/interactions/1/x/callback', { type: 4 })).status).toBe(404);
  });

  it('block an address that sends too many invalid requests', async () => {
    let now = Date.UTC(2026, 0, 26);
    await room({ clock: () => now, limits: { invalid: { limit: 3, windowMs: 600_000 } } });
    for (let n = 0; n < 4; n += 1)
      expect((await ask(discord, 'GET', '/users/@me', undefined, 'wrong')).status).toBe(401);
    expect(discord.limits.invalidCount).toBe(4);
    expect((await ask(discord, 'GET', '/users/@me')).status).toBe(429);
    now += 600_000;
    expect((await ask(discord, 'GET', '/users/@me')).status).toBe(200);
  });

  it('can be switched off', async () => {
    const { channel, send } = await room({ limits: 'off' });
    await Promise.all(Array.from({ length: 80 }, () => send()));
    expect(channel.messages).toHaveLength(80);
  });
});

describe('a limit that a test asks for', () => {
  it('holds the whole client up when it is global', async () => {
    const { channel } = await room({});
    const bot = await startBot(discord);
    const target = (await bot.client.channels.fetch(channel.id)) as TextChannel;
    const fault = discord.fail({
      method: 'POST',
      route: /messages$/,
      status: 429,
      scope: 'global',
      retryAfter: 0.05,
    });
    await target.send('after a while');
    expect(fault.hits).toBe(1);
    expect(channel.messages).toHaveLength(1);
    expect(
      discord.requests
        .filter(({ route }) => route === '/channels/:channel/messages')
        .map(({ status }) => status),
    ).toEqual([429, 200]);
    await bot.stop();
  });
});
