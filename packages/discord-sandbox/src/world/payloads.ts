import type { Channel, Guild, Member, Role, User } from './model.ts';
import { bit, channelPermissions, guildPermissions } from './permissions.ts';
import { timeOf } from './snowflakes.ts';

export type Payload = Record<string, unknown>;
export const iso = (at: number): string => new Date(at).toISOString();

export function userPayload(user: User): Payload {
  return {
    id: user.id,
    username: user.name,
    discriminator: user.bot ? '0001' : '0',
    global_name: user.bot ? null : user.name,
    avatar: null,
    banner: null,
    accent_color: null,
    public_flags: 0,
    flags: 0,
    primary_guild: null,
    ...(user.bot ? { bot: true } : {}),
  };
}

export function rolePayload(role: Role): Payload {
  return {
    id: role.id,
    name: role.name,
    description: null,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position: role.position,
    permissions: role.permissions.toString(),
    managed: role.managed,
    mentionable: role.mentionable,
    flags: 0,
  };
}

export function memberPayload(member: Member): Payload {
  return {
    user: userPayload(member.user),
    nick: null,
    avatar: null,
    banner: null,
    roles: member.roles.map((role) => role.id),
    joined_at: iso(member.joinedAt),
    premium_since: null,
    communication_disabled_until: member.timedOutUntil === null ? null : iso(member.timedOutUntil),
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
  };
}

/** The member of an interaction, who carries what he may do in the channel where he stands. */
export function interactingMember(member: Member, channel: Channel): Payload {
  return { ...memberPayload(member), permissions: channelPermissions(channel, member).toString() };
}

export function channelPayload(channel: Channel): Payload {
  const last = [...channel.log.keys()].at(-1) ?? null;
  if (channel.guild === null) {
    const recipients = [channel.recipient, ...channel.people]
      .filter((user) => user !== null)
      .map(userPayload);
    return { id: channel.id, type: channel.type, last_message_id: last, flags: 0, recipients };
  }
  const common = {
    id: channel.id,
    type: channel.type,
    guild_id: channel.guild.id,
    name: channel.name,
    parent_id: channel.parent?.id ?? null,
    last_message_id: last,
    rate_limit_per_user: 0,
    flags: channel.requiresTag ? 1 << 4 : 0,
  };
  if (channel.thread !== null) return { ...common, ...threadPart(channel) };
  const overwrites = [...channel.overwrites.values()];
  return {
    ...common,
    topic: channel.topic,
    position: channel.position,
    nsfw: false,
    permission_overwrites: overwrites.map(({ id, type, allow, deny }) => ({
      id,
      type,
      allow: allow.toString(),
      deny: deny.toString(),
    })),
    ...(channel.type === 15 || channel.type === 16
      ? {
          available_tags: channel.tags.map((tag) => ({
            ...tag,
            emoji_id: null,
            emoji_name: null,
          })),
          default_reaction_emoji: null,
          default_sort_order: null,
          default_forum_layout: 0,
        }
      : {}),
  };
}

function threadPart(channel: Channel): Payload {
  const { thread } = channel;
  if (thread === null) return {};
  return {
    owner_id: thread.ownerId,
    thread_metadata: {
      archived: thread.archived,
      locked: thread.locked,
      auto_archive_duration: thread.autoArchiveMinutes,
      archive_timestamp: iso(thread.archiveChangedAt),
      create_timestamp: iso(timeOf(channel.id)),
    },
    // Documented: without the initial message.
    message_count: channel.log.size - (channel.log.has(channel.id) ? 1 : 0),
    member_count: 1,
    total_message_sent: channel.log.size,
    applied_tags: thread.appliedTags,
  };
}

/** What is left of a thread to tell of when it is deleted, as documented for `Thread Delete`. */
export function deletedThreadPayload(channel: Channel): Payload {
  return {
    id: channel.id,
    guild_id: channel.guild?.id,
    parent_id: channel.parent?.id ?? null,
    type: channel.type,
  };
}

export function guildPayload(guild: Guild): Payload {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    description: null,
    home_header: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    features: [],
    owner_id: guild.ownerId,
    application_id: null,
    region: 'deprecated',
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: guild.systemChannelId,
    system_channel_flags: 0,
    widget_enabled: false,
    widget_channel_id: null,
    verification_level: 0,
    roles: [...guild.roles.values()].map(rolePayload),
    default_message_notifications: 1,
    mfa_level: 0,
    explicit_content_filter: 0,
    max_presences: null,
    max_members: 500_000,
    max_stage_video_channel_users: 50,
    max_video_channel_users: 25,
    vanity_url_code: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    preferred_locale: guild.locale,
    rules_channel_id: null,
    safety_alerts_channel_id: null,
    public_updates_channel_id: guild.updatesChannelId,
    premium_progress_bar_enabled: false,
    premium_progress_bar_enabled_user_updated_at: null,
    nsfw: false,
    nsfw_level: 0,
    emojis: [],
    stickers: [],
    incidents_data: null,
  };
}

/** What the gateway says of a guild when it appears: the guild with its channels, its threads and the bot's own member. */
export function guildCreatePayload(guild: Guild, botId: string): Payload {
  const channels = [...guild.channels.values()];
  const bot = guild.members.get(botId);
  return {
    ...guildPayload(guild),
    joined_at: iso(guild.joinedAt),
    large: guild.members.size > 50,
    unavailable: false,
    member_count: guild.members.size,
    voice_states: [],
    members: bot === undefined ? [] : [memberPayload(bot)],
    channels: channels.filter((channel) => channel.thread === null).map(channelPayload),
    threads: channels.filter((channel) => isActiveFor(bot, channel)).map(channelPayload),
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

/** The gateway tells of the threads that are not archived and that the member can see. */
export function isActiveFor(member: Member | undefined, channel: Channel): boolean {
  const seen = (channelPermissions(channel, member) & bit('ViewChannel')) !== 0n;
  return channel.thread?.archived === false && seen;
}

/** A channel that a person has named in a command: what it is, and what that person and the bot may do there. */
export function resolvedChannel(
  channel: Channel,
  user: Member | undefined,
  bot: Member | undefined,
): Payload {
  return {
    ...channelPayload(channel),
    permissions: channelPermissions(channel, user).toString(),
    app_permissions: channelPermissions(channel, bot).toString(),
  };
}

export function memberGuildPermissions(guild: Guild, userId: string): bigint {
  const member = guild.members.get(userId);
  return member === undefined ? 0n : guildPermissions(guild, member);
}
