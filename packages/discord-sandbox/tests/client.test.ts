import {
  ActionRowBuilder,
  ApplicationCommandOptionType as Type,
  ButtonBuilder,
  ButtonStyle,
  ChannelType,
  type Interaction,
  InteractionContextType,
  MessageFlags,
  ModalBuilder,
  PermissionFlagsBits,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChannelHandle, type Discord, type GuildHandle, startDiscord } from '../src/discord.ts';
import { type Bot, startBot } from './bot.ts';

let discord: Discord;
let guild: GuildHandle;
let channel: ChannelHandle;
let bot: Bot;
let seen: Interaction[] = [];

const BUTTONS = new ActionRowBuilder<ButtonBuilder>().addComponents(
  new ButtonBuilder().setCustomId('next').setLabel('Next').setStyle(ButtonStyle.Primary),
  new ButtonBuilder().setCustomId('later').setLabel('Later').setStyle(ButtonStyle.Secondary),
  new ButtonBuilder().setCustomId('off').setLabel('Off').setStyle(ButtonStyle.Secondary).setDisabled(true),
  new ButtonBuilder().setURL('https://example.org/').setLabel('Text').setStyle(ButtonStyle.Link),
);
const SELECT = new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
  new StringSelectMenuBuilder()
    .setCustomId('pick')
    .addOptions({ label: 'One', value: '1' }, { label: 'Two', value: '2' }),
);
const MODAL = new ModalBuilder()
  .setCustomId('form')
  .setTitle('Words')
  .addComponents(
    new ActionRowBuilder<TextInputBuilder>().addComponents(
      new TextInputBuilder().setCustomId('words').setLabel('Words').setStyle(TextInputStyle.Short),
    ),
  );

async function answer(interaction: Interaction): Promise<unknown> {
  seen.push(interaction);
  if (interaction.isAutocomplete()) {
    const typed = interaction.options.getFocused();
    return interaction.respond([{ name: `You typed ${typed}`, value: typed }]);
  }
  if (interaction.isButton()) {
    if (interaction.customId === 'next')
      return interaction.update({ content: 'page 2', components: [SELECT] });
    await interaction.deferUpdate();
    return interaction.editReply({ content: 'much later' });
  }
  if (interaction.isStringSelectMenu())
    return interaction.update({ content: `chose ${interaction.values.join()}` });
  if (interaction.isModalSubmit())
    return interaction.reply(`words: ${interaction.fields.getTextInputValue('words')}`);
  if (!interaction.isChatInputCommand()) return undefined;
  switch (interaction.commandName) {
    case 'declaration':
      return interaction.reply({
        content: `${interaction.options.getSubcommand()} ${interaction.options.getInteger('number')}`,
        components: [BUTTONS],
      });
    case 'search':
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply('found');
      return interaction.followUp({ content: 'more', flags: MessageFlags.Ephemeral });
    case 'subscribe': {
      const target = interaction.options.getChannel('channel', true);
      const permissions = 'appPermissions' in target ? target.appPermissions : null;
      return interaction.reply(
        `${target.name} ${permissions?.has(PermissionFlagsBits.EmbedLinks) ?? 'unknown'}`,
      );
    }
    case 'form':
      return interaction.showModal(MODAL);
    case 'defer':
      return interaction.deferReply({ withResponse: true });
    default:
      return undefined;
  }
}

beforeAll(async () => {
  discord = await startDiscord({ interactionWindowMs: 300, patienceMs: 500 });
  guild = discord.addGuild({ name: 'Monitors', locale: 'fr' });
  channel = guild.addChannel({ name: 'general' });
  bot = await startBot(discord, answer);
  await bot.client.application.commands.set([
    {
      name: 'declaration',
      description: 'One declaration',
      options: [
        {
          name: 'show',
          description: 'Show it',
          type: Type.Subcommand,
          options: [
            { name: 'number', description: 'Its number', type: Type.Integer, required: true, minValue: 1 },
          ],
        },
        { name: 'latest', description: 'The latest', type: Type.Subcommand },
      ],
    },
    {
      name: 'search',
      description: 'Search',
      options: [{ name: 'words', description: 'Words', type: Type.String, autocomplete: true }],
    },
    {
      name: 'subscribe',
      description: 'Subscribe',
      defaultMemberPermissions: PermissionFlagsBits.ManageGuild,
      contexts: [InteractionContextType.Guild],
      options: [
        {
          name: 'channel',
          description: 'Where',
          type: Type.Channel,
          required: true,
          channelTypes: [ChannelType.GuildText],
        },
      ],
    },
    { name: 'form', description: 'A form' },
    { name: 'defer', description: 'Only asks for time' },
    { name: 'silent', description: 'Says nothing' },
  ]);
});

afterAll(async () => {
  await bot.stop();
  await discord.close();
});

describe('a real client', () => {
  it('logs in and learns of its guilds and channels', () => {
    expect(bot.client.user.id).toBe(discord.applicationId);
    const known = bot.client.guilds.cache.get(guild.id);
    expect(known).toMatchObject({ name: 'Monitors', preferredLocale: 'fr', available: true });
    expect(known?.channels.cache.get(channel.id)?.name).toBe('general');
    expect(known?.members.me?.permissionsIn(channel.id).has('SendMessages')).toBe(true);
    expect(discord.gateway).toMatchObject({ identifies: 1, connections: 1, intents: [1] });
  });

  it('registers its commands once', () => {
    expect(discord.registrations).toBe(1);
    expect(discord.commands.map(({ name }) => name)).toContain('declaration');
  });

  it('answers a command with a subcommand and options', async () => {
    const reply = await discord.run({ channel, command: 'declaration show', options: { number: 682 } });
    expect(reply).toMatchObject({ content: 'show 682', ephemeral: false, deferred: false });
    expect(channel.messages).toContain(reply.message);
    const interaction = seen.at(-1);
    expect(interaction).toMatchObject({
      locale: 'fr',
      guildLocale: 'fr',
      guildId: guild.id,
      channelId: channel.id,
    });
    expect(interaction?.appPermissions.has('EmbedLinks')).toBe(true);
  });

  it('defers, edits and follows up where only the asker sees it', async () => {
    const asker = guild.addMember({ name: 'Asker' });
    const reply = await discord.run({ channel, user: asker, command: 'search', options: { words: 'press' } });
    expect(reply).toMatchObject({ content: 'found', ephemeral: true, deferred: true });
    await discord.waitFor(() => reply.followUps.length === 1);
    expect(reply.followUps[0]).toMatchObject({ content: 'more', onlyFor: asker.id });
    expect(channel.messages).not.toContain(reply.message);
    expect(channel.visibleTo(asker)).toContain(reply.message);
    expect(channel.visibleTo(guild.owner)).not.toContain(reply.message);
  });

  it('completes what is typed', async () => {
    const choices = await discord.autocomplete({
      channel,
      command: 'search',
      options: { words: 'ramp' },
      focused: 'words',
    });
    expect(choices).toMatchObject([{ name: 'You typed ramp', value: 'ramp' }]);
  });

  it('reacts to buttons and selects', async () => {
    const reply = await discord.run({ channel, command: 'declaration show', options: { number: 1 } });
    const second = await discord.click({ on: reply, label: 'Next' });
    expect(second.message).toBe(reply.message);
    expect(second.content).toBe('page 2');
    expect(reply.message?.edits).toMatchObject([{ content: 'show 1' }]);
    const third = await discord.click({ on: second, customId: 'pick', values: ['2'] });
    expect(third.content).toBe('chose 2');
    await expect(discord.click({ on: third, customId: 'pick', values: ['3'] })).rejects.toThrow(
      'does not offer "3"',
    );
  });

  it('takes its time over a button', async () => {
    const reply = await discord.run({ channel, command: 'declaration show', options: { number: 1 } });
    const later = await discord.click({ on: reply, customId: 'later' });
    expect(later).toMatchObject({ content: 'much later', deferred: true });
    await expect(discord.click({ on: reply, label: 'Off' })).rejects.toThrow('"Off" is disabled');
    await expect(discord.click({ on: reply, label: 'Text' })).rejects.toThrow(
      'is a link to https://example.org/',
    );
    await expect(discord.click({ on: reply, label: 'Nothing' })).rejects.toThrow(
      'it has Next, Later, Off, Text',
    );
  });

  it('shows a modal and takes what was filled in', async () => {
    const shown = await discord.run({ channel, command: 'form' });
    expect(shown.modal?.title).toBe('Words');
    const reply = await discord.submit({ of: shown, fields: { words: 'media freedom' } });
    expect(reply.content).toBe('words: media freedom');
  });

  it('learns from a chosen channel what it may do there', async () => {
    const quiet = guild.addChannel({ name: 'quiet', deny: ['EmbedLinks'] });
    const call = { channel, user: guild.owner, command: 'subscribe' };
    expect((await discord.run({ ...call, options: { channel } })).content).toBe('general true');
    expect((await discord.run({ ...call, options: { channel: quiet } })).content).toBe('quiet false');
    const forum = guild.addChannel({ name: 'forum', type: 'forum' });
    await expect(discord.run({ ...call, options: { channel: forum } })).rejects.toThrow(
      'does not offer #forum',
    );
  });

  it('is asked nothing that the person is not offered', async () => {
    const call = { channel, command: 'subscribe', options: { channel } };
    await expect(discord.run(call)).rejects.toThrow('it needs ManageGuild');
    const manager = guild.addMember({ name: 'Manager', permissions: ['ManageGuild'] });
    expect((await discord.run({ ...call, user: manager })).content).toBe('general true');
    const stranger = discord.addUser({ name: 'Stranger' });
    await expect(discord.run({ command: 'subscribe', user: stranger, options: { channel } })).rejects.toThrow(
      'direct messages',
    );
  });

  it('answers in direct messages', async () => {
    const person = discord.addUser({ name: 'Person', locale: 'de' });
    const reply = await discord.run({ user: person, command: 'declaration show', options: { number: 7 } });
    expect(reply.content).toBe('show 7');
    expect(discord.directMessages(person).messages).toHaveLength(1);
    expect(seen.at(-1)).toMatchObject({ guildId: null, locale: 'de' });
  });

  it('is sent only what the client lets a person send', async () => {
    const run = (command: string, options = {}) => discord.run({ channel, command, options });
    await expect(run('nothing')).rejects.toThrow('There is no command /nothing; registered are /declaration');
    await expect(run('declaration')).rejects.toThrow('needs one of its subcommands: show, latest');
    await expect(run('declaration hide')).rejects.toThrow('has no subcommand "hide"; it has show, latest');
    await expect(run('declaration show')).rejects.toThrow('cannot be sent without its option "number"');
    await expect(run('declaration show', { number: 0 })).rejects.toThrow('takes no less than 1');
    await expect(run('declaration show', { number: 1.5 })).rejects.toThrow('takes a whole number');
    await expect(run('declaration latest', { number: 1 })).rejects.toThrow(
      'has no option "number"; it has none',
    );
  });
});

describe('the three seconds', () => {
  it('are over for a bot that says nothing, and its late answer is refused', async () => {
    await expect(discord.run({ channel, command: 'silent' })).rejects.toThrow(
      'did not answer /silent within 300 ms',
    );
    const late = seen.at(-1);
    if (late?.isChatInputCommand() !== true) throw new Error('no command was seen');
    await expect(late.reply('late')).rejects.toMatchObject({ code: 10062 });
  });

  it('are kept by a deferral, which an answer must follow', async () => {
    const acknowledged = await discord.run({ channel, command: 'defer', until: 'acknowledgement' });
    expect(acknowledged).toMatchObject({ deferred: true, content: '' });
    await expect(discord.run({ channel, command: 'defer', answerMs: 20 })).rejects.toThrow(
      'asked for time to answer /defer',
    );
  });

  it('are for one answer', async () => {
    await discord.run({ channel, command: 'declaration show', options: { number: 3 } });
    const { id, token } = seen.at(-1) as Interaction;
    const again = await bot.client.rest
      .post(`/interactions/${id}/${token}/callback`, {
        body: { type: 4, data: { content: 'again' } },
        auth: false,
      })
      .catch((error: unknown) => error);
    expect(again).toMatchObject({ code: 40060 });
  });
});
