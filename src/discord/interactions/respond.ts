import {
  DiscordAPIError,
  MessageFlags,
  RESTJSONErrorCodes,
  type AttachmentPayload,
  type ChatInputCommandInteraction,
  type InteractionEditReplyOptions,
  type MessageContextMenuCommandInteraction,
  type ModalMessageModalSubmitInteraction,
  type ModalSubmitInteraction,
} from 'discord.js';
import type { ReplyTarget, ComponentInteraction, Reply } from '../commands/command.ts';
import type { Form } from '../render/form.ts';

export type Answerable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | ComponentInteraction
  | ModalSubmitInteraction;

/** What came of a message that can be changed. */
type OnMessage = ComponentInteraction | ModalMessageModalSubmitInteraction;

/** Asks Discord for time. What is asked for settles where the answer will stand. */
export async function deferReply(interaction: Answerable, place: ReplyTarget): Promise<void> {
  await unlessAcknowledged(interaction, async () => {
    if (place === 'update' && isOnMessage(interaction)) await interaction.deferUpdate();
    else await interaction.deferReply(place === 'public' ? {} : { flags: MessageFlags.Ephemeral });
  });
}

/**
 * Gives the first answer. The library repeats one of which it heard nothing, and learns that the first was taken: then whatever
 * comes next changes what stands there.
 *
 * @returns whether it stands there as it was sent this time.
 */
async function unlessAcknowledged(interaction: Answerable, first: () => Promise<unknown>): Promise<boolean> {
  try {
    await first();
    return true;
  } catch (error) {
    const { InteractionHasAlreadyBeenAcknowledged: taken } = RESTJSONErrorCodes;
    if (!(error instanceof DiscordAPIError) || error.code !== taken) throw error;
    interaction.deferred = true;
    return false;
  }
}

function isOnMessage(interaction: Answerable): interaction is OnMessage {
  return interaction.isMessageComponent() || (interaction.isModalSubmit() && interaction.isFromMessage());
}

/** Sends the answer, the first time or after time was asked for. */
export async function respond(
  interaction: Answerable,
  reply: Reply | Form,
  place: ReplyTarget,
): Promise<void> {
  if ('form' in reply) {
    if (!interaction.isMessageComponent()) throw new Error('Only a button or a select shows a form.');
    await interaction.showModal(reply.form);
    return;
  }
  if (place === 'update' && isOnMessage(interaction)) return update(interaction, reply);
  const body = bodyOf(reply);
  const flags = (body.flags ?? 0) | ephemeral(place);
  await firstOrEdit(interaction, body, () => interaction.reply({ ...body, flags }));
}

async function firstOrEdit(
  interaction: Answerable,
  body: InteractionEditReplyOptions,
  first: () => Promise<unknown>,
): Promise<void> {
  if (!interaction.deferred && (await unlessAcknowledged(interaction, first))) return;
  await interaction.editReply(body);
}

/** What cannot stand in place of the message pressed on, such as what went wrong, is for the presser alone. */
async function update(interaction: OnMessage, reply: Reply): Promise<void> {
  const isPanel = 'components' in reply;
  if (!isPanel) {
    const body = { ...bodyOf(reply), flags: MessageFlags.Ephemeral as const };
    const isFirst = !interaction.deferred && !interaction.replied;
    if (isFirst && (await unlessAcknowledged(interaction, () => interaction.reply(body)))) return;
    if (isFirst && (await hasOwnAnswer(interaction))) return;
    await interaction.followUp(body);
    return;
  }
  // Files of the message go with what it showed.
  const body = { ...bodyOf(reply), attachments: [] };
  await firstOrEdit(interaction, body, () => interaction.update(body));
}

/**
 * Whether what Discord took already is this answer, sent before, of which nobody heard. Where it is a request for time, the answer
 * that Discord knows is the message pressed on.
 */
async function hasOwnAnswer(interaction: OnMessage): Promise<boolean> {
  const { id } = await interaction.fetchReply();
  return id !== interaction.message?.id;
}

function ephemeral(place: ReplyTarget): number {
  return place === 'public' ? 0 : MessageFlags.Ephemeral;
}

type Body = Pick<InteractionEditReplyOptions, 'embeds' | 'components' | 'files' | 'allowedMentions'> & {
  content?: string;
  flags?: MessageFlags.IsComponentsV2;
};

function bodyOf(reply: Reply): Body {
  const files = (reply.files ?? []).map(({ name, bytes, description }): AttachmentPayload => ({
    name,
    description,
    attachment: Buffer.from(bytes),
  }));
  const common = { allowedMentions: { parse: [] as const }, ...(files.length === 0 ? {} : { files }) };
  if ('components' in reply) {
    return { ...common, components: [...reply.components], flags: MessageFlags.IsComponentsV2 };
  }
  return {
    ...common,
    ...(reply.content === undefined ? {} : { content: reply.content }),
    embeds: reply.embeds,
  };
}
