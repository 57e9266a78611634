import {
  AttachmentBuilder,
  EmbedBuilder,
  FileBuilder,
  type Interaction,
  MediaGalleryBuilder,
  MessageFlags,
  type TextChannel,
} from 'discord.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ChannelHandle, type Discord, startDiscord } from '../src/discord.ts';
import { type Bot, startBot } from './bot.ts';

let discord: Discord;
let channel: ChannelHandle;
let target: TextChannel;
let bot: Bot;

const picture = (name = 'seats.png', description = 'The seats') =>
  new AttachmentBuilder(Buffer.from('picture'), { name, description });
const card = (name = 'seats.png') => new EmbedBuilder().setTitle('No. 682').setImage(`attachment://${name}`);

async function answer(interaction: Interaction): Promise<unknown> {
  if (!interaction.isChatInputCommand()) return undefined;
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  await interaction.editReply({ embeds: [card()], files: [picture()] });
  await interaction.followUp({ files: [picture('list.csv', 'A list')], flags: MessageFlags.Ephemeral });
  return interaction.followUp({ embeds: [card('other.png')], files: [picture()] });
}

beforeAll(async () => {
  discord = await startDiscord({ limits: 'off' });
  channel = discord.addGuild({ name: 'Monitors' }).addChannel({ name: 'alerts' });
  bot = await startBot(discord, answer);
  await bot.client.application.commands.set([{ name: 'chart', description: 'A chart' }]);
});

afterAll(async () => {
  await bot.stop();
  await discord.close();
});

beforeEach(async () => {
  channel = discord.addGuild({ name: 'Monitors' }).addChannel({ name: 'alerts' });
  target = (await bot.client.channels.fetch(channel.id)) as TextChannel;
});

const refusal = (path: string) => ({ code: 50035, rawError: { errors: errorsAt(path.split('.')) } });
const errorsAt = ([first = '', ...rest]: string[]): object =>
  first === '' ? { _errors: expect.anything() } : { [first]: errorsAt(rest) };

describe('files of a message', () => {
  it('are kept with their names, descriptions and sizes', async () => {
    const sent = await target.send({ content: 'x', files: [picture('my seats.png'), picture('b.csv', 'B')] });
    expect(channel.messages[0]?.files).toMatchObject([
      { name: 'my_seats.png', description: 'The seats' },
      { name: 'b.csv', description: 'B' },
    ]);
    expect([...sent.attachments.values()]).toMatchObject([
      { name: 'my_seats.png', description: 'The seats', size: 7 },
      { name: 'b.csv', size: 7 },
    ]);
    await expect(target.send({ files: [picture('a.png', 'x'.repeat(1025))] })).rejects.toMatchObject(
      refusal('attachments.0.description'),
    );
    const large = new AttachmentBuilder(Buffer.alloc(10 * 1024 * 1024 + 1), { name: 'large.png' });
    await expect(target.send({ files: [large] })).rejects.toMatchObject({ code: 40005, status: 413 });
  });

  it('are what attachment:// names, pictures in embeds', async () => {
    await target.send({ embeds: [card()], files: [picture()] });
    await expect(target.send({ embeds: [card('other.png')], files: [picture()] })).rejects.toMatchObject(
      refusal('embeds.0.image.url'),
    );
    await expect(
      target.send({ embeds: [card('list.csv')], files: [picture('list.csv')] }),
    ).rejects.toMatchObject(refusal('embeds.0.image.url'));
    expect(channel.messages).toHaveLength(1);
  });

  it('are shown by components, and are then addresses', async () => {
    const gallery = (url: string) => new MediaGalleryBuilder().addItems({ media: { url } });
    const flags = MessageFlags.IsComponentsV2;
    const sent = await target.send({
      flags,
      components: [gallery('attachment://seats.png'), new FileBuilder().setURL('attachment://b.csv')],
      files: [picture(), picture('b.csv')],
    });
    expect(JSON.stringify(sent.components)).toContain(sent.attachments.first()?.url);
    await expect(
      target.send({ flags, components: [gallery('attachment://other.png')], files: [picture()] }),
    ).rejects.toMatchObject(refusal('components.0.items.0.media.url'));
  });

  it('stay in an edit, or go when it does not list them', async () => {
    const sent = await target.send({ embeds: [card()], files: [picture()] });
    await sent.edit({ content: 'the same picture', embeds: [card()] });
    expect(channel.messages[0]?.files).toHaveLength(1);
    await expect(sent.edit({ embeds: [card()], attachments: [] })).rejects.toMatchObject(
      refusal('embeds.0.image.url'),
    );
    await sent.edit({ embeds: [card('new.png')], attachments: [], files: [picture('new.png')] });
    expect(channel.messages[0]?.files).toMatchObject([{ name: 'new.png' }]);
  });
});

it('come with answers to interactions and what follows them', async () => {
  const reply = await discord.run({ channel, command: 'chart' });
  await discord.waitFor(() => reply.followUps.length === 1 && discord.refusals.length > 0);
  expect(reply).toMatchObject({ ephemeral: true, message: { files: [{ name: 'seats.png' }] } });
  expect(reply.followUps[0]?.files).toMatchObject([{ name: 'list.csv', description: 'A list' }]);
  expect(discord.refusals.at(-1)).toMatchObject({ code: 50035, errors: { embeds: expect.anything() } });
  expect(channel.messages).toEqual([]);
});
