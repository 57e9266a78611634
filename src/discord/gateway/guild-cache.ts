import {
  PermissionFlagsBits,
  SnowflakeUtil,
  type Client,
  type Guild,
  type GuildBasedChannel,
  type GuildMember,
} from 'discord.js';
import type { Locale } from '../../locales.ts';
import { localeOf } from '../../i18n/messages.ts';
import { kindOf, takesPosts } from '../channels/channel-types.ts';
import { missingPermissions } from '../channels/permissions.ts';

/** A server as the gateway told of it. */
export interface CachedGuild {
  readonly ownerId: string;
  readonly language: Locale;
  /** Channels that moderators read, the likeliest first. */
  readonly moderators: readonly string[];
}

/** What the gateway told of servers and their channels, as of now. */
export interface GuildCache {
  /** The bot's own user. */
  readonly userId: string;
  /** The bot's permissions in a channel; of a thread, by the channel it stands under. `null`: nobody can say. */
  permissionsIn(channelId: string): bigint | null;
  /** Ids of the tags a forum has; `null`: nobody can say. */
  tagsOf(channelId: string): readonly string[] | null;
  /** Until when the bot has a time-out in a server, which its roles do not show; `null` when it has none. */
  timedOutUntil(guildId: string): Date | null;
  /** Whether a server has an outage: what it answers until that is over says nothing of it. */
  isOut(guildId: string): boolean;
  /** Whether the bot surely may write a message with an embed in a channel now; not where nobody can say. */
  mayWrite(channelId: string): boolean;
  /** When something was last said in a channel, as of when the gateway told of it; `null`: nobody can say. */
  lastSaidAt(channelId: string): Date | null;
  /** `null` during an outage, and for a server the bot is not in. */
  server(guildId: string): CachedGuild | null;
}

/**
 * What a connected client knows.
 *
 * @param now by Discord's clock, which says until when somebody is timed out.
 */
export function guildCacheOf(client: Client<true>, now: () => Date = () => new Date()): GuildCache {
  const channelOf = (id: string): GuildBasedChannel | null => {
    const channel = client.channels.cache.get(id);
    return channel && !channel.isDMBased() ? channel : null;
  };
  const permissionsIn = (channelId: string): bigint | null => {
    const channel = channelOf(channelId);
    const self = channel?.guild.members.me;
    if (!channel || !self || !channel.guild.available) return null;
    const held = channel.permissionsFor(self).bitfield;
    return isSilenced(self, now()) ? held & whileTimedOut : held;
  };
  return {
    userId: client.user.id,
    permissionsIn,
    mayWrite: (channelId) => {
      const channel = channelOf(channelId);
      const held = permissionsIn(channelId);
      if (!channel || held === null || kindOf(channel.type) === null || takesPosts(channel)) return false;
      const isClosed = channel.isThread() && (channel.archived === true || channel.locked === true);
      return !isClosed && missingPermissions(held, channel.type).length === 0;
    },
    tagsOf: (channelId) => {
      const channel = channelOf(channelId);
      return channel && takesPosts(channel) ? channel.availableTags.map(({ id }) => id) : null;
    },
    timedOutUntil: (guildId) => {
      const self = client.guilds.cache.get(guildId)?.members.me;
      return self && isSilenced(self, now()) ? self.communicationDisabledUntil : null;
    },
    lastSaidAt: (channelId) => {
      const channel = channelOf(channelId);
      if (!channel?.guild.available || !channel.isTextBased()) return null;
      // Discord keeps the id of a message that was deleted since, which says when it was sent.
      const { lastMessageId: last } = channel;
      return new Date(last === null ? 0 : SnowflakeUtil.timestampFrom(last));
    },
    isOut: (guildId) => client.guilds.cache.get(guildId)?.available === false,
    server: (guildId) => {
      const guild = client.guilds.cache.get(guildId);
      if (!guild?.available) return null;
      return {
        ownerId: guild.ownerId,
        language: localeOf(guild.preferredLocale),
        moderators: moderatorsOf(guild),
      };
    },
  };
}

/** Left to a member with a time-out (Discord's documentation of permissions); administrators and owners keep everything. */
export const whileTimedOut = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ReadMessageHistory;

function isSilenced(self: GuildMember, now: Date): boolean {
  const until = self.communicationDisabledUntilTimestamp ?? 0;
  return until > now.getTime() && !self.permissions.has(PermissionFlagsBits.Administrator);
}

function moderatorsOf({ safetyAlertsChannelId, publicUpdatesChannelId }: Guild): string[] {
  return [safetyAlertsChannelId, publicUpdatesChannelId].flatMap((id) => id ?? []);
}

/** Knows nothing but who the bot is: for programs that have no gateway. */
export function guildCacheWithoutGateway(userId: string): GuildCache {
  return {
    userId,
    permissionsIn: () => null,
    tagsOf: () => null,
    isOut: () => false,
    timedOutUntil: () => null,
    mayWrite: () => false,
    lastSaidAt: () => null,
    server: () => null,
  };
}
