import { beforeEach, describe, expect, test } from 'vitest';
import type { ChannelHandle, GuildHandle, MemberHandle, PermissionName, Reply } from 'discord-sandbox';
import { subscriptionsOf } from '../../../src/store/subscriptions/subscriptions.ts';
import { messagesFor } from '../../../src/i18n/messages.ts';
import { useDatabase } from '../../support/database.ts';
import { archived, keep } from '../../support/declarations/declarations.ts';
import { hearsOf, useBot } from '../support/harness.ts';
import { said } from '../support/said.ts';
import { useTalk } from '../support/talk.ts';

const db = useDatabase();
const bot = useBot();
const talk = useTalk(bot, db);
let guild: GuildHandle;
let channel: ChannelHandle;
let reader: MemberHandle;
let admin: MemberHandle;

beforeEach(async () => {
  guild = bot().discord.addGuild({ name: 'Rome' });
  channel = guild.addChannel({ name: 'announcements' });
  reader = guild.addMember({ name: 'reader', locale: 'en-GB' });
  admin = guild.addMember({ name: 'admin', permissions: ['ManageGuild'] });
  await keep(db(), archived(682));
  await hearsOf(bot().client, channel.id);
});

/** Changes what everybody may do in the channel, and waits until the bot has heard. */
async function everybody(change: { allow?: PermissionName[]; deny?: PermissionName[] }): Promise<void> {
  const heard = new Promise<void>((resolve) => bot().client.once('channelUpdate', () => resolve()));
  channel.setPermissions({ ...change, who: 'everyone' });
  // The bot itself may go on posting.
  channel.setPermissions({ allow: ['SendMessages', 'SendMessagesInThreads', 'ViewChannel'] });
  await heard;
}

const ask = (where: ChannelHandle): Promise<Reply> =>
  bot().discord.run({
    guild,
    channel: where,
    command: 'signatories',
    options: { number: '682' },
    user: reader,
  });
const press = (on: Reply, label: string) => bot().discord.click({ on, label, user: reader });

async function expectNothingShared(where: ChannelHandle): Promise<void> {
  const { messages } = where;
  const shared = await press(await ask(where), 'Share');
  expect(shared.ephemeral).toBe(true);
  expect(said(shared)).toContain(messagesFor('en').panel.mayNotShare);
  expect(where.messages).toEqual(messages);
}

describe('sharing needs the right to write', () => {
  test('in a channel that one may only read', async () => {
    await everybody({ deny: ['SendMessages'] });
    await expectNothingShared(channel);
  });

  test('by way of the menu of a message as well', async () => {
    await everybody({ deny: ['SendMessages'] });
    const message = channel.write('Written declaration No. 682', admin);
    const found = await bot().discord.menu({
      command: messagesFor('en').ask.inMessage,
      on: message,
      user: reader,
    });
    expect(found.ephemeral).toBe(true);
    const shared = await press(found, 'Share');
    expect(shared.ephemeral).toBe(true);
    expect(channel.messages).toEqual([message]);
  });

  test('in threads, where it is another right than in the channel above', async () => {
    const thread = channel.addThread({ name: 'talk' });
    await hearsOf(bot().client, thread.id);
    await everybody({ deny: ['SendMessagesInThreads'] });
    await expectNothingShared(thread);
    await everybody({ deny: ['SendMessages'] });
    expect((await press(await ask(thread), 'Share')).ephemeral).toBe(false);
  });

  test('in a thread that is locked', async () => {
    const thread = channel.addThread({ name: 'closed', locked: true });
    await hearsOf(bot().client, thread.id);
    await expectNothingShared(thread);
  });

  test('and so does turning the pages of what one shared earlier', async () => {
    const shared = await press(await ask(channel), 'Share');
    expect(shared.ephemeral).toBe(false);
    await everybody({ deny: ['SendMessages'] });
    const turned = await press(shared, 'Next page ▶');
    expect(turned.ephemeral).toBe(true);
    expect(said(turned)).toContain('Page 2 of 2');
    expect(said({ components: shared.message?.components ?? [] })).toContain('Page 1 of 2');
  });
});

describe('a test of a subscription needs it in the channel of the subscription', () => {
  let elsewhere: ChannelHandle;

  beforeEach(async () => {
    elsewhere = guild.addChannel({ name: 'talk' });
    await hearsOf(bot().client, elsewhere.id);
  });

  const trial = async (where: ChannelHandle): Promise<string> => {
    const [one] = await subscriptionsOf(db(), { guildId: guild.id });
    const asking = { guild, channel: where, user: admin };
    return talk.say(asking, 'subscriptions test', { subscription: String(one?.id) });
  };

  test('wherever the command is used', async () => {
    await talk.say({ guild, channel, user: admin }, 'subscribe', { country: 'KZ' });
    await everybody({ deny: ['SendMessages'] });
    expect(await trial(channel)).toContain('You are not allowed to write in');
    expect(await trial(elsewhere)).toContain('You are not allowed to write in');
    expect(channel.messages).toEqual([]);
    await everybody({ allow: ['SendMessages'] });
    expect(await trial(elsewhere)).toContain('A test was posted');
    expect(channel.messages).toHaveLength(1);
  });

  test('and where that cannot be seen, the command is to be used there', async () => {
    await talk.say({ guild, channel, user: admin }, 'subscribe', { country: 'KZ' });
    bot().client.channels.cache.delete(channel.id);
    bot().client.guilds.cache.get(guild.id)?.channels.cache.delete(channel.id);
    expect(await trial(elsewhere)).toContain('Use this command there');
    expect(channel.messages).toEqual([]);
  });
});
