import { type NewsChannel, type TextChannel } from 'discord.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ChannelHandle, type Discord, type GuildHandle, startDiscord } from '../src/discord.ts';
import { ask } from './ask.ts';
import { type Bot, startBot } from './bot.ts';

let discord: Discord;
let guild: GuildHandle;
let channel: ChannelHandle;
let target: TextChannel;
let bot: Bot;
let now = Date.UTC(2026, 0, 26, 9);

beforeAll(async () => {
  discord = await startDiscord({
    clock: () => now,
    limits: {
      hidden: { crossposts: { limit: 2, windowMs: 3_600_000 }, oldEdits: { limit: 2, windowMs: 20_000 } },
    },
  });
  guild = discord.addGuild({ name: 'Monitors' });
  bot = await startBot(discord, undefined, { rejectOnRateLimit: () => true });
});

afterAll(async () => {
  await bot.stop();
  await discord.close();
});

beforeEach(async () => {
  // Every test has the limits to itself.
  now += 60_000;
  channel = guild.addChannel({ name: 'alerts' });
  target = (await bot.client.channels.fetch(channel.id)) as TextChannel;
});

describe('the messages of a channel', () => {
  const contents = async (options: Parameters<TextChannel['messages']['fetch']>[0] & object) =>
    [...(await target.messages.fetch({ cache: false, ...options })).values()].map(({ content }) => content);

  it('are listed newest first, before, after and around one', async () => {
    const ids: string[] = [];
    for (const content of ['1', '2', '3', '4', '5']) ids.push((await target.send(content)).id);
    const [, , third = ''] = ids;
    expect(await contents({ limit: 2 })).toEqual(['5', '4']);
    expect(await contents({ before: third })).toEqual(['2', '1']);
    expect(await contents({ after: third, limit: 1 })).toEqual(['4']);
    expect(await contents({ around: third, limit: 3 })).toEqual(['4', '3', '2']);
    expect(await contents({ around: ids[0] ?? '', limit: 3 })).toEqual(['3', '2', '1']);
    const path = `/channels/${channel.id}/messages?after=${third}`;
    expect((await ask(discord, 'GET', `${path}&before=${third}`)).body.code).toBe(50035);
    expect((await ask(discord, 'GET', `${path}&limit=101`)).body.code).toBe(50035);
    expect((await ask(discord, 'GET', `/channels/${channel.id}/messages?before=x`)).body.code).toBe(50035);
  });

  it('are no longer told with the nonce that they were sent with', async () => {
    const path = `/channels/${channel.id}/messages`;
    const body = { content: 'x', nonce: 'delivery-1', enforce_nonce: true };
    const created = (await ask(discord, 'POST', path, body)).body;
    expect(created['nonce']).toBe('delivery-1');
    expect((await ask(discord, 'POST', path, body)).body).toMatchObject({
      id: created['id'],
      nonce: 'delivery-1',
    });
    const one = `${path}/${created['id']}`;
    for (const [method, at, change] of [
      ['GET', one, undefined],
      ['PATCH', one, { content: 'y' }],
    ] as const)
      expect((await ask(discord, method, at, change)).body).not.toHaveProperty('nonce');
    const [listed] = (await ask(discord, 'GET', path)).body as unknown as object[];
    expect(listed).toMatchObject({ id: created['id'] });
    expect(listed).not.toHaveProperty('nonce');
    expect(channel.messages[0]?.nonce).toBe('delivery-1');
  });

  it('of other people are empty for a bot that may not read them, except direct ones and mentions', async () => {
    channel.write('secret');
    channel.write(`hello <@${discord.applicationId}>`);
    const person = discord.addUser({ name: 'Person' });
    discord.directMessages(person).write('direct');
    expect(await contents({})).toEqual([`hello <@${discord.applicationId}>`, '']);
    const direct = await ask(discord, 'GET', `/channels/${discord.directMessages(person).id}/messages`);
    expect(direct.body).toMatchObject([{ content: 'direct', author: { id: person.id } }]);
    expect(channel.messages.map(({ content }) => content)).toContain('secret');
    expect(channel.posted).toEqual([]);
  });

  it('of other people are not for the bot to edit', async () => {
    const message = channel.write('theirs');
    const path = `/channels/${channel.id}/messages/${message.id}`;
    expect((await ask(discord, 'PATCH', path, { content: 'mine' })).body.code).toBe(50005);
    expect((await ask(discord, 'DELETE', path)).body.code).toBe(50013);
    channel.setPermissions({ allow: ['ManageMessages'] });
    expect((await ask(discord, 'DELETE', path)).status).toBe(204);
  });
});

describe('limits that no header announces', () => {
  it('let only some edits of messages older than an hour through', async () => {
    const message = await target.send('old');
    await message.edit('young');
    await message.edit('still young');
    await message.edit('and again');
    now += 3_600_001;
    await message.edit('1');
    await message.edit('2');
    const path = `/channels/${channel.id}/messages/${message.id}`;
    const refused = await ask(discord, 'PATCH', path, { content: '3' });
    expect(refused).toMatchObject({ status: 429, body: { code: 30046, retry_after: 20 } });
    expect(refused.headers.get('retry-after')).toBe('20');
    expect(channel.messages[0]?.content).toBe('2');
    now += 20_000;
    await message.edit('3');
    expect(channel.messages[0]?.content).toBe('3');
  });

  it('let a channel publish some messages an hour', async () => {
    const news = guild.addChannel({ name: 'news', type: 'announcement' });
    const there = (await bot.client.channels.fetch(news.id)) as NewsChannel;
    const [first, second, third] = [await there.send('1'), await there.send('2'), await there.send('3')];
    await first.crosspost();
    await second.crosspost();
    const invalid = discord.limits.invalidCount;
    await expect(third.crosspost()).rejects.toMatchObject({
      scope: 'shared',
      retryAfter: expect.closeTo(3_600_000, -3),
    });
    expect(discord.limits.refusedUnannounced).toBeGreaterThan(0);
    expect(discord.limits.invalidCount).toBe(invalid);
    expect(news.messages.map(({ flags }) => flags & 1)).toEqual([1, 1, 0]);
    await expect(ask(discord, 'POST', `/channels/${channel.id}/messages/1/crosspost`)).resolves.toMatchObject(
      {
        body: { code: 50024 },
      },
    );
  });
});

it('writes to a person once the bot has opened their direct messages', async () => {
  const person = discord.addUser({ name: 'Person' });
  const user = await bot.client.users.fetch(person.id);
  await user.send('hello');
  expect(discord.directMessages(person).posted).toMatchObject([{ content: 'hello' }]);
  person.acceptDirectMessages(false);
  await expect(user.send('again')).rejects.toMatchObject({ code: 50007, status: 403 });
});
