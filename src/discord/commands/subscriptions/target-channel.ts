import {
  ChannelFlags,
  ChannelType,
  type BaseInteraction,
  type ChatInputCommandInteraction,
} from 'discord.js';
import type { Locale } from '../../../locales.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import type { Messages } from '../../../i18n/shape.ts';
import { troubleCard } from '../../render/notice.ts';
import type { Card } from '../../render/embed.ts';
import type { CommandContext } from '../command.ts';
import { missingPermissions, wishedPermissions, type WishedPermission } from '../../channels/permissions.ts';
import type { ChannelKind } from '../../../assembly/delivery/channel-kind.ts';
import { kindOf } from '../../channels/channel-types.ts';

/** A channel that alerts can be posted in, or what stands in the way and what to do about it. */
export type Target =
  | {
      readonly channelId: string;
      readonly kind: ChannelKind;
      /** A forum that takes no post without a tag. */
      readonly needsTag: boolean;
      /** What it may not do there, and alerts come without. */
      readonly lacks: readonly WishedPermission[];
    }
  | { readonly card: Card };

/** The channel an interaction names, or the one it was used in, checked before anything is saved. */
export function targetOf(
  interaction: ChatInputCommandInteraction,
  context: Pick<CommandContext, 'appPermissionsIn'>,
  language: Locale,
): Target {
  const named = interaction.options.getChannel('channel');
  const channel = { id: named?.id ?? interaction.channelId, seen: named ?? interaction.channel };
  return checkTarget(interaction, channel, context, language);
}

/** A channel of the server as far as it is known: from the cache, or as Discord sent it. */
interface Candidate {
  readonly id: string;
  readonly seen: { readonly type: ChannelType } | null;
}

/** The same for any channel; without a server, for the conversation in which something was used. */
export function checkTarget(
  interaction: BaseInteraction,
  { id: channelId, seen: channel }: Candidate,
  { appPermissionsIn }: Pick<CommandContext, 'appPermissionsIn'>,
  language: Locale,
): Target {
  // Whether somebody takes direct messages shows only in sending one.
  if (interaction.guildId === null) return { channelId, kind: 'direct', needsTag: false, lacks: [] };
  const messages = messagesFor(language).subscribe;
  const mention = `<#${channelId}>`;
  const type: ChannelType = channel?.type ?? ChannelType.GuildText;
  const kind = kindOf(type);
  if (kind === null) {
    return { card: troubleCard(messages.wrongChannel(mention, messages.kinds[wrongKindOf(type)])) };
  }
  const held =
    channelId === interaction.channelId && interaction.appPermissions !== null
      ? interaction.appPermissions.bitfield
      : (appPermissionsIn(interaction.id, channelId) ?? computed(interaction, channelId));
  const missing = held === null ? [] : missingPermissions(held, type);
  if (missing.length > 0) {
    const names = missing.map((name) => messages.permissions[name]);
    return { card: troubleCard(messages.missing(mention, names), messages.grant(names)) };
  }
  if (isLocked(channel)) return { card: troubleCard(messages.locked(mention)) };
  return {
    channelId,
    kind,
    needsTag: needsTag(channel),
    lacks: held === null ? [] : wishedPermissions(held),
  };
}

/** A forum comes from the cache, or as Discord sent it: with its flags either way. */
function needsTag(channel: object | null): boolean {
  const flags = channel !== null && 'flags' in channel ? channel.flags : null;
  const bits =
    typeof flags === 'number' ? flags : Number((flags as { bitfield?: number } | null)?.bitfield ?? 0);
  return (bits & ChannelFlags.RequireTag) !== 0;
}

function wrongKindOf(type: ChannelType): keyof Messages['subscribe']['kinds'] {
  if (type === ChannelType.GuildCategory) return 'category';
  return type === ChannelType.GuildMedia ? 'media' : 'other';
}

/** From the roles and overwrites that the gateway sent, where the interaction does not say. */
function computed({ guild }: BaseInteraction, channelId: string): bigint | null {
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
