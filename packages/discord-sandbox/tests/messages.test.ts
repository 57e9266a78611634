import { AttachmentBuilder, EmbedBuilder, type TextChannel } from 'discord.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ChannelHandle, type Discord, type GuildHandle, startDiscord } from '../src/discord.ts';
import { ask } from './ask.ts';
import { type Bot, startBot } from './bot.ts';

let discord: Discord;
let guild: GuildHandle;
let channel: ChannelHandle;
let bot: Bot;
let now = Date.UTC(2026, 0, 26, 9);

beforeAll(async () => {
  discord = await startDiscord({ limits: 'off', clock: () => now, patienceMs: 500 });
  guild = discord.addGuild({ name: 'Monitors' });
  bot = await startBot(discord);
});

afterAll(async () => {
  await bot.stop();
  await discord.close();
});

beforeEach(() => {
  channel = guild.addChannel({ name: 'alerts' });
});

function send(body: unknown, to = channel): ReturnType<typeof ask> {
  return ask(discord, 'POST', `/channels/${to.id}/messages`, body);
}

describe('messages of the real client', () => {
  it('carry content, embeds and files', async () => {
    const target = (await bot.client.channels.fetch(channel.id)) as TextChannel;
    const sent = await target.send({
      content: 'A new declaration',
      embeds: [new EmbedBuilder().setTitle('No. 682').setImage('attachment://seats.png').setTimestamp(now)],
      files: [new AttachmentBuilder(Buffer.from('picture'), { name: 'seats.png', description: 'The seats' })],
    });
    expect(channel.messages).toHaveLength(1);
    const [message] = channel.messages;
    expect(message).toMatchObject({
      id: sent.id,
      content: 'A new declaration',
      author: { id: discord.applicationId },
    });
    expect(message?.files).toMatchObject([{ name: 'seats.png', description: 'The seats' }]);
    expect(Buffer.from(message?.files[0]?.data ?? []).toString()).toBe('picture');
    expect(sent.embeds[0]?.image?.url).toBe(sent.attachments.first()?.url);
    expect(sent.createdTimestamp).toBe(now);
  });

  it('are edited, listed and deleted', async () => {
    const target = (await bot.client.channels.fetch(channel.id)) as TextChannel;
    const first = await target.send('first');
    await target.send('second');
    await first.edit({ content: 'first, corrected' });
    expect(channel.messages.map(({ content }) => content)).toEqual(['first, corrected', 'second']);
    expect(channel.messages[0]?.edits).toMatchObject([{ content: 'first' }]);
    const listed = await target.messages.fetch({ limit: 1, before: channel.messages[1]?.id ?? '' });
    expect(listed.map(({ content }) => content)).toEqual(['first, corrected']);
    await first.delete();
    expect(channel.messages.map(({ content }) => content)).toEqual(['second']);
    expect((await ask(discord, 'GET', `/channels/${channel.id}/messages/${first.id}`)).body.code).toBe(10008);
  });

  it('are published once from an announcement channel', async () => {
    const news = guild.addChannel({ name: 'news', type: 'announcement' });
    const { body } = await send({ content: 'news' }, news);
    const path = `/channels/${news.id}/messages/${body['id']}/crosspost`;
    expect((await ask(discord, 'POST', path)).status).toBe(200);
    expect((await ask(discord, 'POST', path)).body.code).toBe(40033);
  });

  it('notify only whom they may', async () => {
    const watchers = guild.addRole({ name: 'watchers', mentionable: true });
    const content = `@everyone <@&${watchers.id}> <@${guild.owner.id}>`;
    await send({ content });
    await send({ content, allowed_mentions: { parse: [] } });
    await send({ content, allowed_mentions: { parse: [], roles: [watchers.id] } });
    expect(channel.messages.map(({ pings }) => pings)).toEqual([
      { everyone: false, roles: [watchers.id], users: [guild.owner.id] },
      { everyone: false, roles: [], users: [] },
      { everyone: false, roles: [watchers.id], users: [] },
    ]);
  });
});

describe('a nonce that is enforced', () => {
  it('posts once within the window and again after it', async () => {
    const body = { content: 'once', nonce: 'delivery-1', enforce_nonce: true };
    const first = await send(body);
    now += 299_000;
    const repeat = await send(body);
    expect(repeat.body['id']).toBe(first.body['id']);
    expect(channel.messages).toHaveLength(1);
    now += 2_000;
    await send(body);
    expect(channel.messages).toHaveLength(2);
  });

  it('is nothing without enforce_nonce, and holds for one channel', async () => {
    await send({ content: 'twice', nonce: 'n' });
    await send({ content: 'twice', nonce: 'n' });
    expect(channel.messages).toHaveLength(2);
    const other = guild.addChannel({ name: 'other' });
    await send({ content: 'once', nonce: 'm', enforce_nonce: true });
    await send({ content: 'once', nonce: 'm', enforce_nonce: true }, other);
    expect(other.messages).toHaveLength(1);
  });

  it('is at most 25 characters, and must be there', async () => {
    const long = await send({ content: 'x', nonce: 'n'.repeat(26), enforce_nonce: true });
    expect(long.body).toMatchObject({
      code: 50035,
      errors: { nonce: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH' }] } },
    });
    expect((await send({ content: 'x', enforce_nonce: true })).body.code).toBe(50035);
  });
});

describe('permissions', () => {
  const codeOf = async (body: unknown, to = channel) => (await send(body, to)).body.code;

  it('hide a channel, or keep it silent', async () => {
    channel.setPermissions({ deny: ['ViewChannel'] });
    expect(await codeOf({ content: 'x' })).toBe(50001);
    channel.setPermissions({ deny: ['SendMessages'] });
    expect(await codeOf({ content: 'x' })).toBe(50013);
    channel.setPermissions({});
    expect(await codeOf({ content: 'x' })).toBe(undefined);
    channel.setPermissions({ deny: ['SendMessages'], who: 'everyone' });
    expect(await codeOf({ content: 'x' })).toBe(50013);
    channel.setPermissions({ allow: ['SendMessages'] });
    expect(await codeOf({ content: 'x' })).toBe(undefined);
  });

  it('drop embeds beside a text, and refuse embeds alone', async () => {
    channel.setPermissions({ deny: ['EmbedLinks'] });
    expect(await codeOf({ content: 'text', embeds: [{ title: 'card' }] })).toBe(undefined);
    expect(channel.messages[0]).toMatchObject({ content: 'text', embeds: [] });
    expect(await codeOf({ embeds: [{ title: 'card' }] })).toBe(50013);
  });

  it('refuse files', async () => {
    channel.setPermissions({ deny: ['AttachFiles'] });
    const target = (await bot.client.channels.fetch(channel.id)) as TextChannel;
    await expect(target.send({ files: [Buffer.from('x')] })).rejects.toMatchObject({ code: 50013 });
  });

  it('keep the past to themselves', async () => {
    await send({ content: 'past' });
    channel.setPermissions({ deny: ['ReadMessageHistory'] });
    expect((await ask(discord, 'GET', `/channels/${channel.id}/messages`)).body).toEqual([]);
    const one = await ask(discord, 'GET', `/channels/${channel.id}/messages/${channel.messages[0]?.id}`);
    expect(one.body.code).toBe(50013);
  });

  it('end with the channel, and with the guild', async () => {
    channel.delete();
    expect(await codeOf({ content: 'x' })).toBe(10003);
    const left = discord.addGuild({ name: 'Left' });
    const room = left.addChannel({ name: 'room' });
    left.remove();
    expect(await codeOf({ content: 'x' }, room)).toBe(50001);
  });

  it('close direct messages', async () => {
    const person = discord.addUser({ name: 'Person' });
    const { body } = await ask(discord, 'POST', '/users/@me/channels', { recipient_id: person.id });
    expect(body['id']).toBe(discord.directMessages(person).id);
    expect(await codeOf({ content: 'hello' }, discord.directMessages(person))).toBe(undefined);
    person.acceptDirectMessages(false);
    expect(await codeOf({ content: 'hello' }, discord.directMessages(person))).toBe(50007);
  });
});

describe('threads', () => {
  it('wake up when somebody writes, unless they are locked', async () => {
    const thread = channel.addThread({ name: 'talk', archived: true });
    expect((await send({ content: 'x' }, thread)).status).toBe(200);
    expect(thread.state.thread?.archived).toBe(false);
    thread.update({ locked: true });
    expect((await send({ content: 'x' }, thread)).body.code).toBe(160005);
    thread.update({ archived: true });
    expect((await send({ content: 'x' }, thread)).body.code).toBe(50083);
    thread.setPermissions({ allow: ['ManageThreads'] });
    channel.setPermissions({ allow: ['ManageThreads'] });
    expect((await send({ content: 'x' }, thread)).status).toBe(200);
  });

  it('are not edited while archived', async () => {
    const thread = channel.addThread({ name: 'talk' });
    const { body } = await send({ content: 'x' }, thread);
    thread.update({ archived: true });
    const edited = await ask(discord, 'PATCH', `/channels/${thread.id}/messages/${body['id']}`, {
      content: 'y',
    });
    expect(edited.body.code).toBe(50083);
  });

  it('have a permission of their own to write', async () => {
    const thread = channel.addThread({ name: 'talk' });
    channel.setPermissions({ deny: ['SendMessagesInThreads'] });
    expect((await send({ content: 'x' }, thread)).body.code).toBe(50013);
    expect((await send({ content: 'x' })).status).toBe(200);
  });

  it('are posts in a forum, which may want a tag', async () => {
    const forum = guild.addChannel({ name: 'forum', type: 'forum', tags: ['press'], requiresTag: true });
    expect((await send({ content: 'x' }, forum)).body.code).toBe(50008);
    const post = { name: 'No. 682', message: { content: 'the text', nonce: 'ignored', enforce_nonce: true } };
    const path = `/channels/${forum.id}/threads`;
    expect((await ask(discord, 'POST', path, post)).body.code).toBe(40067);
    const tagged = { ...post, applied_tags: [forum.state.tags[0]?.id] };
    expect((await ask(discord, 'POST', path, tagged)).status).toBe(201);
    await ask(discord, 'POST', path, tagged);
    expect(forum.threads.map(({ messages }) => messages[0]?.content)).toEqual(['the text', 'the text']);
    expect((await ask(discord, 'POST', path, { ...tagged, name: 'x'.repeat(101) })).body.code).toBe(50035);
  });
});

it('waits for messages that come and tells what it saw when none does', async () => {
  const coming = discord.waitForMessage(channel, ({ content }) => content === 'b');
  await send({ content: 'a' });
  await send({ content: 'b' });
  expect((await coming).content).toBe('b');
  await expect(discord.waitForMessage(channel, ({ content }) => content === 'c')).rejects.toThrow(
    /holds 2:\n {2}a\n {2}b/,
  );
});
