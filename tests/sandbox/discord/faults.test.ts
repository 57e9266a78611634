import type { TextChannel } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ChannelHandle, type Discord, startDiscord } from '../../../sandbox/discord/discord.ts';
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
  discord = await startDiscord({ patienceMs: 500 });
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
    await open({ retries: 0, timeout: 50 });
    discord.fail({ method: 'POST', route: ROUTE, how: 'hang' });
    await expect(target.send('never')).rejects.toThrow(/aborted/i);
    expect(channel.messages).toEqual([]);
    discord.fail({ method: 'POST', route: ROUTE, how: 'hang-after' });
    await expect(target.send('posted')).rejects.toThrow(/aborted/i);
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
});
