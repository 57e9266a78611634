import { ChannelType, Events, type ForumChannel, type TextChannel, type ThreadChannel } from 'discord.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ChannelHandle, type Discord, type GuildHandle, startDiscord } from '../src/discord.ts';
import { ask } from './ask.ts';
import { type Bot, next, startBot } from './bot.ts';

let discord: Discord;
let guild: GuildHandle;
let forum: ChannelHandle;
let target: ForumChannel;
let bot: Bot;
let now = Date.UTC(2026, 0, 26, 9);

beforeAll(async () => {
  discord = await startDiscord({ limits: 'off', clock: () => now });
  guild = discord.addGuild({ name: 'Monitors' });
  bot = await startBot(discord, undefined, { retries: 1 });
});

afterAll(async () => {
  await bot.stop();
  await discord.close();
});

beforeEach(async () => {
  forum = guild.addChannel({ name: 'declarations', type: 'forum', tags: ['a', 'b', 'c', 'd', 'e', 'f'] });
  target = (await bot.client.channels.fetch(forum.id)) as ForumChannel;
});

const create = (name = 'No. 682') => target.threads.create({ name, message: { content: 'the text' } });
const listed = async (path: string) =>
  (await ask(discord, 'GET', path)).body as { threads?: { id: string }[]; has_more?: boolean; code?: number };

describe('a post in a forum', () => {
  it('is a thread whose first message has its id, told to the gateway', async () => {
    const told = next(bot.client, Events.ThreadCreate);
    const post = await create();
    expect(((await told)[0] as ThreadChannel).id).toBe(post.id);
    expect(post).toMatchObject({ parentId: forum.id, type: ChannelType.PublicThread });
    expect(forum.threads.map(({ id }) => id)).toEqual([post.id]);
    expect(forum.posted).toMatchObject([{ id: post.id, content: 'the text' }]);
    expect((await post.fetchStarterMessage())?.content).toBe('the text');
  });

  it('is made again by a repeat, whatever nonce the message carries', async () => {
    const body = { name: 'No. 682', message: { content: 'x', nonce: 'delivery-1', enforce_nonce: true } };
    const first = await ask(discord, 'POST', `/channels/${forum.id}/threads`, body);
    await ask(discord, 'POST', `/channels/${forum.id}/threads`, body);
    expect(first.body['message']).not.toHaveProperty('nonce');
    expect(forum.posted.map(({ nonce }) => nonce)).toEqual([null, null]);
  });

  it('carries five tags of the forum at most', async () => {
    const ids = forum.state.tags.map(({ id }) => id);
    const tagged = (appliedTags: string[]) =>
      target.threads.create({ name: 'n', message: { content: 'x' }, appliedTags });
    expect((await tagged(ids.slice(0, 5))).appliedTags).toEqual(ids.slice(0, 5));
    await expect(tagged(ids)).rejects.toMatchObject({ code: 50035 });
    await expect(tagged([guild.id])).rejects.toMatchObject({ code: 50035 });
    const post = await tagged([ids[0] as string]);
    await expect(post.setAppliedTags([guild.id])).rejects.toMatchObject({ code: 50035 });
    expect(() => guild.addChannel({ name: 'f', type: 'forum', tags: Array(21).fill('t') })).toThrow(
      '20 tags',
    );
  });

  it('may want a tag, and a moderated one is not for everybody', async () => {
    const strict = guild.addChannel({
      name: 'strict',
      type: 'forum',
      tags: ['press', { name: 'pinned', moderated: true }],
      requiresTag: true,
    });
    const channel = (await bot.client.channels.fetch(strict.id)) as ForumChannel;
    const [press, pinned] = channel.availableTags;
    expect(pinned).toMatchObject({ name: 'pinned', moderated: true });
    const tagged = (appliedTags: string[]) =>
      channel.threads.create({ name: 'n', message: { content: 'x' }, appliedTags });
    await expect(tagged([])).rejects.toMatchObject({ code: 40067, status: 400 });
    await expect(tagged([pinned?.id ?? ''])).rejects.toMatchObject({ code: 50013 });
    await tagged([press?.id ?? '']);
    strict.setPermissions({ allow: ['ManageThreads'] });
    await tagged([pinned?.id ?? '']);
    expect(strict.threads).toHaveLength(2);
  });

  it('is refused whole when its message is', async () => {
    await expect(target.threads.create({ name: 'n', message: { content: ' ' } })).rejects.toMatchObject({
      code: 50006,
    });
    await expect(create('x'.repeat(101))).rejects.toMatchObject({ code: 50035 });
    await expect(create('')).rejects.toMatchObject({ code: 50035 });
    expect(forum.threads).toEqual([]);
  });
});

describe('threads that are looked for', () => {
  it('are the active ones of the guild that the bot can see, newest first', async () => {
    const path = `/guilds/${guild.id}/threads/active`;
    const [first, second, archived] = [await create('1'), await create('2'), await create('3')];
    await archived.setArchived(true);
    const ids = ((await listed(path)).threads ?? []).map(({ id }) => id);
    expect(ids.filter((id) => [first, second, archived].some((post) => post.id === id))).toEqual([
      second.id,
      first.id,
    ]);
    const fetched = await target.threads.fetchActive();
    expect([...fetched.threads.keys()]).toEqual([second.id, first.id]);
    forum.setPermissions({ deny: ['ViewChannel'] });
    expect(((await listed(path)).threads ?? []).map(({ id }) => id)).not.toContain(first.id);
  });

  it('are the archived ones of a channel, last archived first', async () => {
    const [first, second, third] = [await create('1'), await create('2'), await create('3')];
    for (const post of [second, first, third]) {
      now += 1000;
      await post.setArchived(true);
    }
    const fetched = await target.threads.fetchArchived({ limit: 2 });
    expect([...fetched.threads.keys()]).toEqual([third.id, first.id]);
    expect(fetched.hasMore).toBe(true);
    const before = fetched.threads.last()?.archivedAt ?? 0;
    const rest = await target.threads.fetchArchived({ before });
    expect([[...rest.threads.keys()], rest.hasMore]).toEqual([[second.id], false]);
    forum.setPermissions({ deny: ['ReadMessageHistory'] });
    await expect(target.threads.fetchArchived()).rejects.toMatchObject({ code: 50013 });
    expect((await listed(`/channels/${second.id}/threads/archived/public`)).code).toBe(50024);
  });
});

describe('an archived post', () => {
  it('wakes up when the bot writes, or asks for it', async () => {
    const post = await create();
    const [handle] = forum.threads as [ChannelHandle];
    const archived = next(bot.client, Events.ThreadUpdate);
    handle.update({ archived: true });
    await archived;
    const woken = next(bot.client, Events.ThreadUpdate);
    await post.send('more');
    expect(((await woken)[1] as ThreadChannel).archived).toBe(false);
    handle.update({ archived: true });
    await post.setArchived(false);
    expect(handle.state.thread?.archived).toBe(false);
  });

  it('stays asleep when it is locked', async () => {
    const post = await create();
    const [handle] = forum.threads as [ChannelHandle];
    handle.update({ archived: true, locked: true });
    await expect(post.send('more')).rejects.toMatchObject({ code: 50083 });
    await expect(post.setArchived(false)).rejects.toMatchObject({ code: 50013 });
    forum.setPermissions({ allow: ['ManageThreads'] });
    await post.setArchived(false);
    await post.send('more');
    expect(handle.messages).toHaveLength(2);
  });

  it('is deleted by who manages threads, with what is needed to know it', async () => {
    const post = await create();
    await expect(post.delete()).rejects.toMatchObject({ code: 50013 });
    forum.setPermissions({ allow: ['ManageThreads'] });
    const gone = next(bot.client, Events.ThreadDelete);
    await post.delete();
    expect((await gone)[0]).toMatchObject({ id: post.id, parentId: forum.id });
    await expect(post.send('x')).rejects.toMatchObject({ code: 10003 });
    const [other] = [await create()];
    const removed = next(bot.client, Events.ThreadDelete);
    forum.threads[0]?.delete();
    expect((await removed)[0]).toMatchObject({ id: other.id });
  });
});

it('cannot be opened or woken up where too many threads are active', async () => {
  const small = discord.addGuild({ name: 'Small', maxActiveThreads: 1 });
  const posts = small.addChannel({ name: 'posts', type: 'forum' });
  const open = () =>
    ask(discord, 'POST', `/channels/${posts.id}/threads`, { name: 'n', message: { content: 'x' } });
  const first = await open();
  expect((await open()).body.code).toBe(160006);
  posts.threads[0]?.update({ archived: true });
  expect((await open()).status).toBe(201);
  const path = `/channels/${String(first.body['id'])}`;
  expect((await ask(discord, 'POST', `${path}/messages`, { content: 'x' })).body.code).toBe(160006);
  expect((await ask(discord, 'PATCH', path, { archived: false })).body.code).toBe(160006);
});

describe('other kinds of channel', () => {
  it('are written in like any: announcement, voice and stage, and their threads', async () => {
    for (const type of ['announcement', 'voice', 'stage'] as const) {
      const channel = guild.addChannel({ name: type, type });
      const there = (await bot.client.channels.fetch(channel.id)) as TextChannel;
      await there.send({ content: type, nonce: 'n', enforceNonce: true });
      await there.send({ content: type, nonce: 'n', enforceNonce: true });
      expect(channel.posted.map(({ content }) => content)).toEqual([type]);
    }
    const news = guild.addChannel({ name: 'news', type: 'announcement' });
    const there = (await bot.client.channels.fetch(news.id)) as TextChannel;
    const thread = await (await there.send('news')).startThread({ name: 'about it' });
    expect(thread.type).toBe(ChannelType.AnnouncementThread);
    await thread.send('more');
    expect(news.threads[0]?.messages.map(({ content }) => content)).toEqual(['more']);
    const again = ask(discord, 'POST', `/channels/${news.id}/messages/${thread.id}/threads`, { name: 'n' });
    expect((await again).body.code).toBe(160004);
    const wrong = await ask(discord, 'POST', `/channels/${news.id}/threads`, { name: 'n', type: 11 });
    expect(wrong.body.code).toBe(50024);
  });

  it('are closed to who may not join them, when they are for speaking', async () => {
    const voice = guild.addChannel({ name: 'hall', type: 'voice', deny: ['Connect'] });
    const path = `/channels/${voice.id}/messages`;
    expect((await ask(discord, 'POST', path, { content: 'x' })).body.code).toBe(50013);
    expect((await ask(discord, 'GET', path)).body).toEqual([]);
    const category = guild.addChannel({ name: 'all', type: 'category' });
    expect(
      (await ask(discord, 'POST', `/channels/${category.id}/messages`, { content: 'x' })).body.code,
    ).toBe(50008);
  });
});
