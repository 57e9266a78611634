import { ChannelType, type ChatInputCommandInteraction } from 'discord.js';
import type { Language } from '../assembly/declaration.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Messages } from '../i18n/shape.ts';
import { troubleCard } from './cards/notice.ts';
import type { Card } from './cards/card.ts';
import type { CommandContext } from './context.ts';
import { missingPermissions, takesMessages } from './permissions.ts';

/** A channel that alerts can be posted in, or what stands in the way and what to do about it. */
export type Target = { readonly channelId: string } | { readonly card: Card };

/** The channel an interaction names, or the one it was used in, checked before anything is saved. */
export function targetOf(
  interaction: ChatInputCommandInteraction,
  { appPermissionsIn }: Pick<CommandContext, 'appPermissionsIn'>,
  language: Language,
): Target {
  const messages = messagesFor(language).subscribe;
  const named = interaction.options.getChannel('channel');
  const channel = named ?? interaction.channel;
  const channelId = named?.id ?? interaction.channelId;
  const mention = `<#${channelId}>`;
  const type: ChannelType = channel?.type ?? ChannelType.GuildText;
  if (!takesMessages(type)) {
    return { card: troubleCard(messages.wrongChannel(mention, messages.kinds[kindOf(type)])) };
  }
  const held =
    channelId === interaction.channelId
      ? interaction.appPermissions.bitfield
      : (appPermissionsIn(interaction.id, channelId) ?? computed(interaction, channelId));
  const missing = held === null ? [] : missingPermissions(held, type);
  if (missing.length > 0) {
    const names = missing.map((name) => messages.permissions[name]);
    return { card: troubleCard(messages.missing(mention, names), messages.grant(names)) };
  }
  if (isLocked(channel)) return { card: troubleCard(messages.locked(mention)) };
  return { channelId };
}

function kindOf(type: ChannelType): keyof Messages['subscribe']['kinds'] {
  if (type === ChannelType.GuildCategory) return 'category';
  if (type === ChannelType.GuildForum) return 'forum';
  return type === ChannelType.GuildMedia ? 'media' : 'other';
}

/** From the roles and overwrites that the gateway sent, where the interaction does not say. */
function computed({ guild }: ChatInputCommandInteraction, channelId: string): bigint | null {
  const channel = guild?.channels.cache.get(channelId);
  const self = guild?.members.me;
  return channel && self ? channel.permissionsFor(self).bitfield : null;
}

/** A thread comes from the cache or as Discord sent it. */
function isLocked(channel: object | null): boolean {
  if (channel === null) return false;
  if ('locked' in channel) return channel.locked === true;
  const metadata = 'thread_metadata' in channel ? channel.thread_metadata : undefined;
  return (metadata as { locked?: boolean } | undefined)?.locked === true;
}
