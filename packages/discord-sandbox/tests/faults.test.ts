import type { TextChannel } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ChannelHandle, type Discord, startDiscord } from '../src/discord.ts';
import { type Bot, startBot } from './bot.ts';

let discord: Discord;
let channel: ChannelHandle;
let bot: Bot;
let target: TextChannel;

async function open(rest: Parameters<typeof startBot>[2]): Promise<void> {
  bot = await startBot(discord, undefined, rest);
  target = (await bot.client.channels.fetch(channel.id)) as TextChannel;
}

beforeEach(async () => {
  discord = await startDiscord();
  channel = discord.addGuild({ name: 'Monitors' }).addChannel({ name: 'alerts' });
});

afterEach(async () => {
  await bot.stop();
  await discord.close();
});

const ROUTE = '/channels/:channel/messages';

describe('misfortunes', () => {
  it('answer with an error and do nothing', async () => {
    await open({ retries: 0 });
    discord.fail({ method: 'POST', route: ROUTE, code: 50013 });
    await expect(target.send('x')).rejects.toMatchObject({ code: 50013, status: 403 });
    discord.fail({ route: `/channels/${channel.id}/messages`, status: 503 });
    await expect(target.send('x')).rejects.toMatchObject({ status: 503 });
    expect(channel.messages).toEqual([]);
    expect(discord.refusals).toEqual([]);
    await target.send('y');
    expect(channel.messages).toHaveLength(1);
  });

  it('post the message and answer 500 all the same; the nonce saves the repeat', async () => {
    await open({ retries: 1 });
    const fault = discord.fail({ method: 'POST', route: ROUTE, how: 'after' });
    const message = await target.send({ content: 'once', nonce: 'delivery-9', enforceNonce: true });
    expect(fault.hits).toBe(1);
    expect(channel.messages.map(({ id }) => id)).toEqual([message.id]);
    discord.fail({ method: 'POST', route: ROUTE, how: 'after' });
    await target.send({ content: 'without a nonce' });
    expect(channel.messages).toHaveLength(3);
  });

  it('hang until the client gives up, with the message posted or not', async () => {
    await open({ retries: 0 });
    // Only now: what went before may take its time.
    bot.client.rest.options.timeout = 200;
    discord.fail({ method: 'POST', route: ROUTE, how: 'hang' });
    await expect(target.send('never')).rejects.toThrow(/aborted/i);
    expect(channel.messages).toEqual([]);
    discord.fail({ method: 'POST', route: ROUTE, how: 'hang-after' });
    await expect(target.send('posted')).rejects.toThrow(/aborted/i);
    await discord.waitForMessage(channel);
    expect(channel.messages.map(({ content }) => content)).toEqual(['posted']);
    expect(discord.requests.at(-1)).toMatchObject({ status: 0, route: ROUTE });
  });

  it('cut the connection', async () => {
    await open({ retries: 0 });
    discord.fail({ method: 'POST', route: ROUTE, how: 'drop-after' });
    await expect(target.send('posted')).rejects.toThrow(/socket|closed|reset/i);
    expect(channel.messages).toHaveLength(1);
  });

  it('last as long as they are asked to', async () => {
    await open({ retries: 0 });
    const fault = discord.fail({ route: /\/messages$/, times: Infinity, status: 500 });
    await expect(target.send('x')).rejects.toMatchObject({ status: 500 });
    await expect(target.send('x')).rejects.toMatchObject({ status: 500 });
    fault.remove();
    await target.send('x');
    expect(fault.hits).toBe(2);
  });

  it('reset the connection, which the client takes for a reason to repeat', async () => {
    await open({ retries: 1 });
    const fault = discord.fail({ method: 'POST', route: ROUTE, how: 'reset-after' });
    await target.send({ content: 'once', nonce: 'delivery-1', enforceNonce: true });
    expect(fault.hits).toBe(1);
    expect(channel.messages).toHaveLength(1);
    discord.fail({ method: 'POST', route: ROUTE, how: 'reset' });
    await target.send('also once');
    expect(channel.messages).toHaveLength(2);
    expect(discord.requests.filter(({ mishap }) => mishap !== null)).toMatchObject([
      { mishap: 'reset-after', status: 0 },
      { mishap: 'reset', status: 0 },
    ]);
  });

  it('let the answer come late, after everybody has seen the message', async () => {
    await open({ retries: 0 });
    // Only now: what went before may take its time.
    bot.client.rest.options.timeout = 200;
    discord.fail({ method: 'POST', route: ROUTE, how: 'slow', delayMs: 60_000 });
    await expect(target.send('late')).rejects.toThrow(/aborted/i);
    await discord.waitForMessage(channel);
    expect(channel.messages).toHaveLength(1);
    bot.client.rest.options.timeout = 15_000;
    discord.fail({ method: 'POST', route: ROUTE, how: 'slow', delayMs: 1 });
    const message = await target.send('in time');
    expect(channel.messages.map(({ id }) => id)).toContain(message.id);
  });

  it('answer with a page, as what stands in front of Discord does', async () => {
    await open({ retries: 0 });
    discord.fail({ method: 'POST', route: ROUTE, status: 502, page: true });
    await expect(target.send('x')).rejects.toMatchObject({ name: 'HTTPError', status: 502 });
    discord.fail({ method: 'POST', route: ROUTE, status: 429, retryAfter: 0, page: true });
    const path = `${discord.apiUrl}/v10/channels/${channel.id}/messages`;
    const refused = await fetch(path, { method: 'POST', headers: { authorization: `Bot ${discord.token}` } });
    expect([refused.status, refused.headers.get('via'), await refused.text()]).toEqual([
      429,
      null,
      expect.stringContaining('<html>'),
    ]);
  });

  it('wait for the request they are meant for', async () => {
    await open({ retries: 0 });
    discord.fail({ method: 'POST', route: ROUTE, skip: 1, times: 1 });
    await target.send('first');
    await expect(target.send('second')).rejects.toMatchObject({ status: 500 });
    await target.send('third');
    expect(channel.messages.map(({ content }) => content)).toEqual(['first', 'third']);
  });

  it('are limits of any scope, with what says how long to wait', async () => {
    await open({ rejectOnRateLimit: () => true });
    discord.fail({ method: 'POST', route: ROUTE, status: 429, scope: 'shared', retryAfter: 1800 });
    await expect(target.send('x')).rejects.toMatchObject({ scope: 'shared', global: false });
    expect(discord.limits.invalidCount).toBe(0);
  });
});

describe('a storm', () => {
  const misfortunes = async (seed: number): Promise<(string | null)[]> => {
    const before = discord.requests.length;
    const storm = discord.storm({
      method: 'POST',
      route: ROUTE,
      chance: 0.5,
      seed,
      of: [{ how: 'after' }, { status: 503 }, { how: 'drop' }],
    });
    for (let n = 0; n < 24; n += 1) await target.send(`${n}`).catch(() => undefined);
    storm.remove();
    return discord.requests.slice(before).map(({ mishap }) => mishap);
  };

  it('is the same for the same seed', async () => {
    await discord.close();
    discord = await startDiscord({ limits: 'off' });
    channel = discord.addGuild({ name: 'Monitors' }).addChannel({ name: 'alerts' });
    await open({ retries: 0 });
    const first = await misfortunes(7);
    expect(new Set(first)).toEqual(new Set([null, 'after', 'before', 'drop']));
    expect(await misfortunes(7)).toEqual(first);
    expect(await misfortunes(8)).not.toEqual(first);
  });
});

describe('a storm of everything', () => {
  it('leaves every message exactly once, as long as it is sent again under its nonce', async () => {
    await discord.close();
    discord = await startDiscord({ limits: 'off' });
    channel = discord.addGuild({ name: 'Monitors' }).addChannel({ name: 'alerts' });
    await open({ retries: 0, offset: 0 });
    bot.client.rest.options.timeout = 200;
    const kinds = [
      'before',
      'after',
      'hang',
      'hang-after',
      'drop',
      'drop-after',
      'reset',
      'reset-after',
    ] as const;
    const storm = discord.storm({
      method: 'POST',
      route: ROUTE,
      chance: 0.5,
      of: [...kinds.map((how) => ({ how })), { status: 429, retryAfter: 0 }, { how: 'slow', delayMs: 2 }],
    });
    const nonces = Array.from({ length: 20 }, (_, n) => `delivery-${n}`);
    for (const nonce of nonces) {
      const body = { content: nonce, nonce, enforceNonce: true };
      while ((await target.send(body).catch(() => null)) === null);
    }
    expect(storm.hits).toBeGreaterThan(10);
    expect(channel.posted.map(({ nonce }) => nonce)).toEqual(nonces);
  });
});

describe('the memory for nonces', () => {
  it('can be shorter than an outage', async () => {
    await open({ retries: 0 });
    const message = { content: 'x', nonce: 'delivery-1', enforceNonce: true };
    await target.send(message);
    await target.send(message);
    expect(channel.posted).toHaveLength(1);
    discord.forgetNonces();
    await target.send(message);
    expect(channel.posted).toHaveLength(2);
    discord.nonceWindowMs = 0;
    await target.send(message);
    expect(discord.posted).toHaveLength(3);
  });
});
