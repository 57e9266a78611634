import {
  ApplicationIntegrationType as Install,
  type ChatInputCommandInteraction,
  type Interaction,
  InteractionContextType as Context,
  MessageFlags,
} from 'discord.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Discord, startDiscord } from '../src/discord.ts';
import { ask } from './ask.ts';
import { type Bot, startBot } from './bot.ts';

let discord: Discord;
let bot: Bot;
let asked: ChatInputCommandInteraction;
let answer: (interaction: ChatInputCommandInteraction) => Promise<unknown>;

beforeAll(async () => {
  discord = await startDiscord({ limits: 'off' });
  bot = await startBot(discord, async (interaction: Interaction) => {
    if (!interaction.isChatInputCommand()) return undefined;
    asked = interaction;
    return answer(interaction);
  });
  const description = 'd';
  const everywhere = [Context.Guild, Context.BotDM, Context.PrivateChannel];
  await bot.client.application.commands.set([
    {
      name: 'search',
      description,
      contexts: everywhere,
      integrationTypes: [Install.GuildInstall, Install.UserInstall],
    },
    { name: 'subscribe', description, contexts: [Context.Guild], integrationTypes: [Install.GuildInstall] },
    { name: 'mine', description, contexts: everywhere, integrationTypes: [Install.UserInstall] },
  ]);
});

afterAll(async () => {
  await bot.stop();
  await discord.close();
});

beforeEach(() => {
  answer = (interaction) => interaction.reply('found');
});

describe('an application that people install for themselves', () => {
  it('says where it is asked and who has authorised it', async () => {
    const user = discord.addUser({ name: 'Person' });
    user.installApp();
    const home = discord.addGuild({ name: 'Home' });
    home.addChannel({ name: 'general' });
    const member = home.addMember({ name: 'Person', user });
    await discord.run({ guild: home, user: member, command: 'search' });
    expect(asked).toMatchObject({ context: Context.Guild, guildId: home.id });
    expect(asked.authorizingIntegrationOwners).toMatchObject({ guildId: home.id, userId: user.id });
    await discord.run({ user, command: 'search' });
    expect(asked).toMatchObject({ context: Context.BotDM, guildId: null });
    expect(asked.authorizingIntegrationOwners).toMatchObject({ guildId: '0', userId: user.id });
    expect(asked.appPermissions.toArray().toSorted()).toEqual([
      'AttachFiles',
      'EmbedLinks',
      'MentionEveryone',
      'UseExternalEmojis',
    ]);
    const other = discord.addUser({ name: 'Other' });
    const talk = discord.conversation(user, other);
    const reply = await discord.run({ channel: talk, user, command: 'mine' });
    expect(asked).toMatchObject({ context: Context.PrivateChannel, guildId: null, channelId: talk.id });
    expect(asked.authorizingIntegrationOwners).toMatchObject({ guildId: null, userId: user.id });
    expect(asked.appPermissions.has('UseExternalEmojis')).toBe(false);
    expect(talk.messages).toEqual([reply.message]);
    const path = `/channels/${talk.id}/messages`;
    expect((await ask(discord, 'POST', path, { content: 'x' })).body.code).toBe(50001);
  });

  it('answers in servers without its bot, which sees nothing else of them', async () => {
    const foreign = discord.addGuild({ name: 'Foreign', withBot: false, roles: { readers: [] } });
    const channel = foreign.addChannel({ name: 'general' });
    const user = foreign.addMember({ name: 'Person' });
    user.installApp();
    const reply = await discord.run({ channel, user, command: 'search' });
    expect(reply.content).toBe('found');
    expect(asked).toMatchObject({ guildId: foreign.id, guild: null, context: Context.Guild });
    expect(asked.authorizingIntegrationOwners).toMatchObject({ guildId: null, userId: user.id });
    expect(bot.client.guilds.cache.has(foreign.id)).toBe(false);
    const refused = await ask(discord, 'POST', `/channels/${channel.id}/messages`, { content: 'x' });
    expect(refused.body.code).toBe(50001);
    expect((await ask(discord, 'GET', `/guilds/${foreign.id}`)).body.code).toBe(10004);
    foreign.restore();
    await discord.run({ channel, user, command: 'subscribe' });
    expect(asked.authorizingIntegrationOwners).toMatchObject({ guildId: foreign.id, userId: null });
  });

  it('is offered only where it is installed, for what it is installed', async () => {
    const foreign = discord.addGuild({ name: 'Foreign', withBot: false });
    foreign.addChannel({ name: 'general' });
    const user = foreign.addMember({ name: 'Person' });
    const other = discord.addUser({ name: 'Other' });
    const run = (command: string) => discord.run({ guild: foreign, user, command });
    await expect(run('search')).rejects.toThrow('the app is not installed for that');
    user.installApp();
    await expect(run('subscribe')).rejects.toThrow('the app is not installed for that');
    const channel = discord.conversation(user, other);
    await expect(discord.run({ channel, user, command: 'subscribe' })).rejects.toThrow(
      'not offered in direct messages of other people',
    );
    await expect(discord.run({ channel, user: other, command: 'search' })).rejects.toThrow('not installed');
    user.installApp(false);
    await expect(discord.run({ channel, user, command: 'search' })).rejects.toThrow('not installed');
    const home = discord.addGuild({ name: 'Home' });
    home.addChannel({ name: 'general' });
    await expect(discord.run({ guild: home, command: 'mine' })).rejects.toThrow('not installed');
  });

  it('answers in private where the person may not use it openly', async () => {
    const foreign = discord.addGuild({ name: 'Foreign', withBot: false });
    const channel = foreign.addChannel({ name: 'general' });
    const user = foreign.addMember({ name: 'Person' });
    user.installApp();
    channel.setPermissions({ who: 'everyone', deny: ['UseExternalApps'] });
    const reply = await discord.run({ channel, user, command: 'search' });
    expect(reply).toMatchObject({ ephemeral: true, content: 'found' });
    expect((reply.message?.flags ?? 0) & MessageFlags.Ephemeral).toBe(MessageFlags.Ephemeral);
    expect(channel.messages).toEqual([]);
  });

  it('follows up five times at most where its bot is not', async () => {
    const foreign = discord.addGuild({ name: 'Foreign', withBot: false });
    foreign.addChannel({ name: 'general' });
    const user = foreign.addMember({ name: 'Person' });
    user.installApp();
    const sixth = new Promise((resolve) => {
      answer = async (interaction) => {
        await interaction.reply('found');
        for (let n = 0; n < 6; n += 1) await interaction.followUp(`${n}`).catch(resolve);
      };
    });
    const reply = await discord.run({ guild: foreign, user, command: 'search' });
    expect(await sixth).toMatchObject({ code: 40094 });
    expect(reply.followUps).toHaveLength(5);
  });
});
