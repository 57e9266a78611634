import {
  Events,
  type Guild,
  type GuildMember,
  type PermissionFlagsBits,
  type Role,
  type TextChannel,
} from 'discord.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ChannelHandle, type Discord, type GuildHandle, startDiscord } from '../src/discord.ts';
import { ask } from './ask.ts';
import { type Bot, next, startBot } from './bot.ts';

let discord: Discord;
let guild: GuildHandle;
let channel: ChannelHandle;
let bot: Bot;
let now = Date.UTC(2026, 0, 26, 9);

beforeAll(async () => {
  discord = await startDiscord({ limits: 'off', clock: () => now });
  bot = await startBot(discord);
});

afterAll(async () => {
  await bot.stop();
  await discord.close();
});

beforeEach(async () => {
  const joined = next(bot.client, Events.GuildCreate);
  guild = discord.addGuild({ name: 'Monitors' });
  await joined;
  const created = next(bot.client, Events.ChannelCreate);
  channel = guild.addChannel({ name: 'alerts' });
  await created;
});

const send = async (to = channel) =>
  (await ask(discord, 'POST', `/channels/${to.id}/messages`, { content: 'x' })).body.code;
const look = async (path: string) => (await ask(discord, 'GET', path)).body.code;
/** What the client believes that the bot may do in the channel. */
const may = (name: keyof typeof PermissionFlagsBits) => {
  const there = bot.client.channels.cache.get(channel.id) as TextChannel;
  return there.permissionsFor(bot.client.user)?.has(name);
};

describe('permissions of the bot', () => {
  it('are revoked and granted in a channel, one beside the other', async () => {
    const revoked = next(bot.client, Events.ChannelUpdate);
    channel.revoke('EmbedLinks');
    await revoked;
    channel.revoke('SendMessages');
    expect([await send(), may('EmbedLinks')]).toEqual([50013, false]);
    const granted = next(bot.client, Events.ChannelUpdate);
    channel.grant('SendMessages');
    await granted;
    expect([await send(), may('SendMessages'), may('EmbedLinks')]).toEqual([undefined, true, false]);
    channel.revoke('ViewChannel');
    expect([await look(`/channels/${channel.id}`), await send()]).toEqual([50001, 50001]);
  });

  it('follow the roles of the guild', async () => {
    const updated = next(bot.client, Events.GuildRoleUpdate);
    guild.updateRole(guild.everyone, { permissions: ['ViewChannel'] });
    expect(((await updated)[1] as Role).id).toBe(guild.id);
    expect([await send(), may('SendMessages')]).toEqual([50013, false]);
    guild.updateRole(guild.botRole, { permissions: ['SendMessages'] });
    expect(await send()).toBe(undefined);
    guild.updateRole(guild.botRole, { permissions: [] });
    const writers = guild.addRole({ name: 'writers', permissions: ['SendMessages'] });
    const changed = next(bot.client, Events.GuildMemberUpdate);
    guild.setBotRoles([writers]);
    expect(((await changed)[1] as GuildMember).roles.cache.has(writers.id)).toBe(true);
    expect(await send()).toBe(undefined);
    const deleted = next(bot.client, Events.GuildRoleDelete);
    guild.deleteRole(writers);
    expect(((await deleted)[0] as Role).id).toBe(writers.id);
    expect(await send()).toBe(50013);
    expect(await look(`/guilds/${guild.id}/roles/${writers.id}`)).toBe(10011);
  });

  it('shrink to looking on during a timeout', async () => {
    channel.grant('SendMessages');
    const timed = next(bot.client, Events.GuildMemberUpdate);
    guild.timeOutBot(now + 60_000);
    expect(((await timed)[1] as GuildMember).communicationDisabledUntilTimestamp).toBe(now + 60_000);
    expect([await send(), await look(`/channels/${channel.id}`)]).toEqual([50013, undefined]);
    now += 60_000;
    expect(await send()).toBe(undefined);
    guild.timeOutBot(now + 60_000);
    guild.timeOutBot(null);
    expect(await send()).toBe(undefined);
  });

  it('that come back bring the active threads of the channel with them', async () => {
    channel.revoke('ViewChannel');
    const thread = channel.addThread({ name: 'talk' });
    channel.addThread({ name: 'old', archived: true });
    const synced = next(bot.client, Events.ThreadListSync);
    channel.grant('ViewChannel');
    expect([...((await synced)[0] as Map<string, unknown>).keys()]).toEqual([thread.id]);
  });
});

describe('a guild', () => {
  it('names its owner and where its moderators are told things', async () => {
    const updated = next(bot.client, Events.GuildUpdate);
    guild.update({ name: 'Observers', systemChannel: channel, updatesChannel: channel });
    expect((await updated)[1]).toMatchObject({
      name: 'Observers',
      ownerId: guild.owner.id,
      systemChannelId: channel.id,
      publicUpdatesChannelId: channel.id,
    });
  });

  it('is unknown to a bot that was removed, which hears no more of it until it is back', async () => {
    const gone = next(bot.client, Events.GuildDelete);
    guild.remove();
    await gone;
    expect(await look(`/guilds/${guild.id}`)).toBe(10004);
    expect(await look(`/channels/${channel.id}`)).toBe(50001);
    const heard = next(bot.client, Events.ChannelUpdate);
    channel.update({ name: 'unheard' });
    const back = next(bot.client, Events.GuildCreate);
    guild.restore(['ManageThreads']);
    expect([...guild.state.roles.values()].filter(({ managed }) => managed)).toEqual([guild.botRole]);
    expect((await back)[0]).toMatchObject({ id: guild.id });
    channel.update({ name: 'heard' });
    expect((await heard)[1]).toMatchObject({ name: 'heard' });
    expect(
      ((await bot.client.guilds.fetch(guild.id)) as Guild).members.me?.permissions.has('ManageThreads'),
    ).toBe(true);
  });

  it('answers 503 during an outage, and tells nothing but that', async () => {
    const out = next(bot.client, Events.GuildUnavailable);
    guild.remove({ unavailable: true });
    await out;
    expect((await ask(discord, 'GET', `/channels/${channel.id}`)).status).toBe(503);
    const heard = next(bot.client, Events.ChannelUpdate);
    channel.update({ name: 'unheard' });
    const back = next(bot.client, Events.GuildAvailable);
    guild.restore();
    await back;
    channel.update({ name: 'heard' });
    expect((await heard)[1]).toMatchObject({ name: 'heard' });
    expect(await send()).toBe(undefined);
  });

  it('is asked for by ids, the member of the bot too', async () => {
    const path = `/guilds/${guild.id}/members`;
    const own = await ask(discord, 'GET', `${path}/${discord.applicationId}`);
    expect(own.body).toMatchObject({ roles: [guild.botRole.id] });
    expect((await ask(discord, 'GET', `${path}/@me`)).body).toMatchObject({
      code: 50035,
      errors: { user_id: expect.anything() },
    });
    expect(await look('/channels/general')).toBe(50035);
  });

  it('loses a channel and the threads under it', async () => {
    const thread = channel.addThread({ name: 'talk' });
    const deleted = next(bot.client, Events.ChannelDelete);
    channel.delete();
    expect((await deleted)[0]).toMatchObject({ id: channel.id });
    expect([await look(`/channels/${channel.id}`), await send(thread)]).toEqual([10003, 10003]);
  });
});
