import {
  type ChannelType,
  PermissionFlagsBits,
  type PermissionsBitField,
  type BaseInteraction,
  type GuildMember,
} from 'discord.js';
import { isThread } from '../channels/channel-types.ts';

/**
 * Whether the person behind an interaction may write in the channel they are in. The bot says nothing to
 * everybody at the request of somebody who may not: their own right decides, as Discord sent it with the
 * interaction. A conversation without a server is theirs.
 */
export function maySpeakHere({ guildId, memberPermissions, channel }: BaseInteraction): boolean {
  return guildId === null || (memberPermissions !== null && may(memberPermissions, channel));
}

/**
 * The same in another channel of the server, from the roles and overwrites that the gateway sent; `null` for
 * a channel it has not told of, such as a thread that is archived.
 */
export function maySpeakIn(interaction: BaseInteraction, channelId: string): boolean | null {
  if (interaction.channelId === channelId || interaction.guildId === null) return maySpeakHere(interaction);
  const { guild, member } = interaction;
  const channel = guild?.channels.cache.get(channelId);
  if (channel === undefined || member === null || !isResolved(member)) return null;
  return may(channel.permissionsFor(member), channel);
}

function isResolved(member: object): member is GuildMember {
  return 'guild' in member;
}

/** A thread that is locked takes messages of those who manage threads only. */
function may(
  held: Readonly<PermissionsBitField>,
  channel: { readonly type: ChannelType; readonly locked?: boolean | null } | null,
): boolean {
  if (!held.has(PermissionFlagsBits.ViewChannel)) return false;
  const { SendMessages, SendMessagesInThreads, ManageThreads } = PermissionFlagsBits;
  // Of a channel that is not known both are asked for.
  if (channel === null) return held.has([SendMessages, SendMessagesInThreads]);
  if (!isThread(channel.type)) return held.has(SendMessages);
  return held.has(SendMessagesInThreads) && (channel.locked !== true || held.has(ManageThreads));
}
