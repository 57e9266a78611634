import {
  ActionRowBuilder,
  ApplicationCommandType,
  ButtonBuilder,
  ButtonStyle,
  ChannelSelectMenuBuilder,
  ChannelType,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
  UserSelectMenuBuilder,
} from 'discord.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ChannelHandle, type Discord, type GuildHandle, startDiscord } from '../src/discord.ts';
import { ask } from './ask.ts';
import { type Bot, startBot } from './bot.ts';

let discord: Discord;
let guild: GuildHandle;
let channel: ChannelHandle;
let bot: Bot;
let answer: (interaction: Interaction) => Promise<unknown>;

beforeAll(async () => {
  discord = await startDiscord({ limits: 'off' });
  bot = await startBot(discord, (interaction) => answer(interaction));
  await bot.client.application.commands.set([
    { name: 'ask', description: 'Asks' },
    { name: 'Who signed this?', type: ApplicationCommandType.Message },
    { name: 'Declarations signed', type: ApplicationCommandType.User },
  ]);
});

afterAll(async () => {
  await bot.stop();
  await discord.close();
});

beforeEach(() => {
  guild = discord.addGuild({ name: 'Monitors' });
  channel = guild.addChannel({ name: 'general' });
  answer = async () => undefined;
});

describe('commands of context menus', () => {
  it('bring the message they are used on, whole, though the bot may not read it otherwise', async () => {
    answer = async (interaction) => {
      if (!interaction.isMessageContextMenuCommand()) throw new Error('not of a message');
      const { content, author } = interaction.targetMessage;
      return interaction.reply({
        content: `${author.displayName}: ${content}`,
        flags: MessageFlags.Ephemeral,
      });
    };
    const author = guild.addMember({ name: 'Author' });
    const message = channel.write('Doc. 16330', author);
    const reply = await discord.menu({ command: 'Who signed this?', on: message });
    expect(reply).toMatchObject({ content: 'Author: Doc. 16330', ephemeral: true });
    expect(reply.interaction.channel.id).toBe(channel.id);
  });

  it('bring the person they are used on, as a member of the guild', async () => {
    answer = async (interaction) => {
      if (!interaction.isUserContextMenuCommand()) throw new Error('not of a person');
      return interaction.reply(`${interaction.targetUser.displayName} ${interaction.targetMember !== null}`);
    };
    const person = guild.addMember({ name: 'Person' });
    const stranger = discord.addUser({ name: 'Stranger' });
    const menu = { command: 'Declarations signed', channel };
    expect((await discord.menu({ ...menu, on: person })).content).toBe('Person true');
    expect((await discord.menu({ ...menu, on: stranger })).content).toBe('Stranger false');
  });

  it('are offered by their kind, on what the person sees', async () => {
    answer = async (interaction) =>
      interaction.isChatInputCommand() && interaction.reply({ content: 'x', flags: MessageFlags.Ephemeral });
    const asker = guild.addMember({ name: 'Asker' });
    const reply = await discord.run({ channel, user: asker, command: 'ask' });
    const command = 'Who signed this?';
    await expect(discord.menu({ command, on: reply, user: guild.owner })).rejects.toThrow(
      'does not see that message',
    );
    await expect(discord.menu({ command: 'ask', on: asker, channel })).rejects.toThrow(
      'There is no command ask; registered are Declarations signed.',
    );
    await expect(discord.run({ channel, command })).rejects.toThrow('registered are /ask');
    const path = `/applications/${discord.applicationId}/commands`;
    const body = { name: 'Menu', type: 3, options: [{ type: 3, name: 'o', description: 'd' }] };
    expect((await ask(discord, 'POST', path, body)).body.code).toBe(50035);
  });
});

describe('components', () => {
  const button = new ActionRowBuilder<ButtonBuilder>().addComponents(
    new ButtonBuilder().setCustomId('more').setLabel('More').setStyle(ButtonStyle.Secondary),
  );

  it('of an ephemeral message are for the one who sees it, and those of a hidden channel for nobody else', async () => {
    answer = async (interaction) => {
      if (interaction.isChatInputCommand())
        return interaction.reply({ content: 'x', components: [button], flags: MessageFlags.Ephemeral });
      if (!interaction.isButton()) return undefined;
      await interaction.deferUpdate();
      await interaction.editReply('changed');
      await interaction.followUp({ content: 'also', flags: MessageFlags.Ephemeral });
      return interaction.deleteReply();
    };
    const asker = guild.addMember({ name: 'Asker' });
    const reply = await discord.run({ channel, user: asker, command: 'ask' });
    await expect(discord.click({ on: reply, label: 'More', user: guild.owner })).rejects.toThrow(
      'for another person only',
    );
    const clicked = await discord.click({ on: reply, label: 'More' });
    await discord.waitFor(() => reply.message?.deleted);
    expect(clicked.message).toBe(reply.message);
    expect(clicked.followUps).toMatchObject([{ content: 'also', onlyFor: asker.id }]);
    expect([reply.content, channel.visibleTo(asker).length, channel.messages.length]).toEqual([
      'changed',
      1,
      0,
    ]);
    await expect(discord.click({ on: reply, label: 'More' })).rejects.toThrow('was deleted');

    await bot.client.rest.post(`/channels/${channel.id}/messages`, {
      body: { content: 'x', components: [button.toJSON()] },
    });
    const [message] = channel.messages;
    if (message === undefined) throw new Error('no message');
    channel.setPermissions({ who: 'everyone', deny: ['ViewChannel'] });
    await expect(discord.click({ on: message, label: 'More', user: asker })).rejects.toThrow(
      'Asker does not see #general',
    );
  });

  it('of alerts are answered by a message of its own, or by changing them', async () => {
    answer = async (interaction) => {
      if (!interaction.isStringSelectMenu()) return undefined;
      if (interaction.values.includes('change')) return interaction.update(interaction.values.join());
      return interaction.reply({ content: interaction.values.join(), flags: MessageFlags.Ephemeral });
    };
    const select = new StringSelectMenuBuilder()
      .setCustomId('what')
      .setMaxValues(2)
      .addOptions(['change', 'show', 'tell'].map((value) => ({ label: value, value })));
    const row = new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(select);
    await bot.client.rest.post(`/channels/${channel.id}/messages`, {
      body: { content: 'an alert', components: [row.toJSON()] },
    });
    const [alert] = channel.messages;
    if (alert === undefined) throw new Error('no message');
    const shown = await discord.click({ on: alert, customId: 'what', values: ['show', 'tell'] });
    expect(shown).toMatchObject({ content: 'show,tell', ephemeral: true });
    const changed = await discord.click({ on: alert, customId: 'what', values: ['change'] });
    expect(changed.message).toBe(alert);
    expect(alert.content).toBe('change');
    await expect(discord.click({ on: alert, customId: 'what', values: ['a', 'b', 'c'] })).rejects.toThrow(
      'takes 1 to 2 values',
    );
  });

  it('that pick people and channels bring what was picked', async () => {
    const text = new ChannelSelectMenuBuilder().setCustomId('where').setChannelTypes(ChannelType.GuildText);
    const rows = [
      new ActionRowBuilder<UserSelectMenuBuilder>().addComponents(
        new UserSelectMenuBuilder().setCustomId('who'),
      ),
      new ActionRowBuilder<ChannelSelectMenuBuilder>().addComponents(text),
    ];
    answer = async (interaction) => {
      if (interaction.isChatInputCommand()) return interaction.reply({ content: 'x', components: rows });
      if (interaction.isUserSelectMenu())
        return interaction.update(`${interaction.users.first()?.displayName}`);
      if (!interaction.isChannelSelectMenu()) return undefined;
      const [picked] = interaction.channels.values();
      return interaction.update(`#${picked !== undefined && 'name' in picked ? picked.name : ''}`);
    };
    const reply = await discord.run({ channel, command: 'ask' });
    await discord.click({ on: reply, customId: 'who', values: [guild.owner.id] });
    expect(reply.content).toBe('Monitors owner');
    await discord.click({ on: reply, customId: 'where', values: [channel.id] });
    expect(reply.content).toBe('#general');
    const voice = guild.addChannel({ name: 'hall', type: 'voice' });
    await expect(discord.click({ on: reply, customId: 'where', values: [voice.id] })).rejects.toThrow(
      'does not offer #hall',
    );
  });
});

describe('modals', () => {
  const words = () => new TextInputBuilder().setCustomId('words').setStyle(TextInputStyle.Short);
  const modal = () => new ModalBuilder().setCustomId('form').setTitle('Words');
  const show = (shown: ModalBuilder) => {
    answer = async (interaction) => {
      if (interaction.isChatInputCommand()) return interaction.showModal(shown);
      if (!interaction.isModalSubmit()) return undefined;
      const { fields } = interaction;
      return interaction.reply(
        `${fields.getTextInputValue('words')} ${fields.getStringSelectValues('kind').join()}`,
      );
    };
    return discord.run({ channel, command: 'ask' });
  };

  it('are filled in as their fields allow, inputs and selects under labels', async () => {
    const kind = new StringSelectMenuBuilder()
      .setCustomId('kind')
      .addOptions({ label: 'Topic', value: 'topic' });
    const shown = await show(
      modal().addLabelComponents(
        new LabelBuilder().setLabel('Words').setTextInputComponent(words().setMinLength(3).setMaxLength(5)),
        new LabelBuilder().setLabel('Kind').setStringSelectMenuComponent(kind),
      ),
    );
    const submit = (fields: Record<string, string | string[]>) => discord.submit({ of: shown, fields });
    await expect(submit({ words: 'media' })).rejects.toThrow('"kind" must be filled in');
    await expect(submit({ kind: 'topic' })).rejects.toThrow('"words" must be filled in');
    await expect(submit({ words: 'me', kind: 'topic' })).rejects.toThrow('at least 3 characters');
    await expect(submit({ words: 'medium', kind: 'topic' })).rejects.toThrow('at most 5 characters');
    await expect(submit({ words: 'media', kind: 'other' })).rejects.toThrow('does not offer "other"');
    await expect(submit({ words: 'media', sort: 'x' })).rejects.toThrow(
      'has no field "sort"; it has words, kind',
    );
    expect((await submit({ words: 'media', kind: ['topic'] })).content).toBe('media topic');
  });

  it('are sent as they are shown where nothing is changed', async () => {
    const kind = new StringSelectMenuBuilder()
      .setCustomId('kind')
      .addOptions({ label: 'Topic', value: 'topic' }, { label: 'Country', value: 'country', default: true });
    const shown = await show(
      modal().addLabelComponents(
        new LabelBuilder().setLabel('Words').setTextInputComponent(words().setValue('media')),
        new LabelBuilder().setLabel('Kind').setStringSelectMenuComponent(kind),
      ),
    );
    expect((await discord.submit({ of: shown, fields: {} })).content).toBe('media country');
  });

  it('are refused with an id twice, more than five parts, or an input without a label', async () => {
    const label = (id: string) =>
      new LabelBuilder().setLabel('L').setTextInputComponent(words().setCustomId(id));
    const refusalOf = async (shown: object) => {
      const before = discord.refusals.length;
      answer = async (interaction) =>
        bot.client.rest.post(`/interactions/${interaction.id}/${interaction.token}/callback`, {
          auth: false,
          body: { type: 9, data: shown },
        });
      const running = discord.run({ channel, command: 'ask' }).catch(() => undefined);
      await discord.waitFor(() => discord.refusals.length > before);
      const { code, errors } = discord.refusals.at(-1) ?? {};
      void running;
      return [code, JSON.stringify(errors)];
    };
    const twice = modal().addLabelComponents(label('a'), label('a')).toJSON();
    expect(await refusalOf(twice)).toEqual([
      50035,
      expect.stringContaining('COMPONENT_CUSTOM_ID_DUPLICATED'),
    ]);
    const six = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => label(id).toJSON());
    expect(await refusalOf({ ...twice, components: six })).toEqual([
      50035,
      expect.stringContaining('BASE_TYPE_BAD_LENGTH'),
    ]);
    const bare = { type: 1, components: [{ type: 4, custom_id: 'words', style: 1 }] };
    expect(await refusalOf({ ...twice, components: [bare] })).toEqual([
      50035,
      expect.stringContaining('BASE_TYPE_REQUIRED'),
    ]);
  });
});
