import { PermissionFlagsBits, Routes, SnowflakeUtil, type APIChannel, type Client } from 'discord.js';
import { localeOf } from '../../i18n/messages.ts';
import type { DiscordClock } from '../rest/discord-clock.ts';
import type { Requests } from '../rest/server-breakers.ts';
import {
  guildCacheOf,
  guildCacheWithoutGateway,
  whileTimedOut,
  type CachedGuild,
  type GuildCache,
} from '../gateway/guild-cache.ts';
import { permissionBits, readStanding, type GuildStanding } from './permission-bits.ts';
import { kindOf } from '../channels/channel-types.ts';
import { missingPermissions } from '../channels/permissions.ts';
import { traitsOf } from '../../assembly/delivery/channel-kind.ts';

/** How long it is believed what Discord said of a server, unless the process that hears of it says that something changed. */
const believedMs = 60_000;

/** What is known of servers, those among them of which another process hears. */
export interface SharedGuilds extends GuildCache {
  /** Asks Discord about a server of which another process hears; what it says is known for a minute. Never rejects. */
  learn(guildId: string, asking: Asking): Promise<void>;
  /** Something changed in a server. */
  forget(guildId: string): void;
}

interface Asking {
  readonly rest: Pick<Requests, 'get'>;
  readonly signal: AbortSignal;
}

interface Learned {
  readonly at: number;
  readonly standing: GuildStanding;
  readonly channels: ReadonlyMap<string, APIChannel>;
}

/**
 * What the connection of this process told, and of the servers of other shards what Discord says when it is asked. Nobody else's
 * word is taken but for outages, of which Discord does not tell those who ask.
 *
 * @param local the client of this process; `null` while it has none.
 */
export function sharedGuilds({
  local,
  userId,
  isOutElsewhere,
  clock,
  now = () => performance.now(),
}: {
  readonly local: () => Client<true> | null;
  readonly userId: string;
  readonly isOutElsewhere: (guildId: string) => boolean;
  /** By which Discord says until when somebody is timed out. */
  readonly clock: Pick<DiscordClock, 'now'>;
  readonly now?: () => number;
}): SharedGuilds {
  const learned = new Map<string, Learned>();
  const asked = new Map<string, Promise<void>>();
  /** The server of a channel that was learned of. */
  const where = new Map<string, string>();
  const forget = (guildId: string) => {
    for (const id of learned.get(guildId)?.channels.keys() ?? []) where.delete(id);
    learned.delete(guildId);
  };
  const nothing = guildCacheWithoutGateway(userId);
  const here = (): GuildCache => {
    const client = local();
    return client?.isReady() ? guildCacheOf(client, clock.now) : nothing;
  };
  const isLocal = (guildId: string) => local()?.guilds.cache.has(guildId) === true;
  const fresh = (guildId: string): Learned | null => {
    const known = learned.get(guildId);
    return known !== undefined && now() - known.at < believedMs ? known : null;
  };
  const find = (channelId: string): { readonly of: Learned; readonly channel: APIChannel } | null => {
    if (local()?.channels.cache.has(channelId)) return null;
    const of = fresh(where.get(channelId) ?? '');
    const channel = of?.channels.get(channelId);
    return of && channel ? { of, channel } : null;
  };
  const permissionsIn = (channelId: string): bigint | null => {
    const found = find(channelId);
    if (!found) return here().permissionsIn(channelId);
    const held = permissionBits(found.channel, found.of.standing, userId);
    return timeOutOf(found.of, clock.now()) === null ? held : held & whileTimedOut;
  };
  const ask = async (guildId: string, asking: Asking) => {
    const standing = await readStanding(asking, guildId, userId);
    const { signal } = asking;
    const channels = (await asking.rest.get(Routes.guildChannels(guildId), { signal })) as APIChannel[];
    for (const one of learned.keys()) if (fresh(one) === null) forget(one);
    learned.set(guildId, { at: now(), standing, channels: new Map(channels.map((one) => [one.id, one])) });
    for (const { id } of channels) where.set(id, guildId);
  };
  return {
    userId,
    permissionsIn,
    tagsOf: (channelId) => {
      const found = find(channelId);
      if (!found) return here().tagsOf(channelId);
      const { channel } = found;
      return 'available_tags' in channel ? channel.available_tags.map(({ id }) => id) : null;
    },
    timedOutUntil: (guildId) => {
      if (isLocal(guildId)) return here().timedOutUntil(guildId);
      const known = fresh(guildId);
      return known && timeOutOf(known, clock.now());
    },
    isOut: (guildId) => (isLocal(guildId) ? here().isOut(guildId) : isOutElsewhere(guildId)),
    mayWrite: (channelId) => {
      const found = find(channelId);
      if (!found) return here().mayWrite(channelId);
      const { type } = found.channel;
      const held = permissionsIn(channelId) ?? 0n;
      // Of threads nothing was asked.
      const kind = kindOf(type);
      if (kind === null || traitsOf(kind).takesPosts || traitsOf(kind).standsUnderAnother) return false;
      return missingPermissions(held, type).length === 0;
    },
    lastSaidAt: (channelId) => {
      const found = find(channelId);
      if (!found) return here().lastSaidAt(channelId);
      const { channel } = found;
      const last = 'last_message_id' in channel ? channel.last_message_id : null;
      return new Date(last == null ? 0 : SnowflakeUtil.timestampFrom(last));
    },
    server: (guildId) => {
      if (isLocal(guildId)) return here().server(guildId);
      const known = fresh(guildId);
      return known === null || isOutElsewhere(guildId) ? null : serverOf(known);
    },
    learn: async (guildId, asking) => {
      if (guildId === '' || isLocal(guildId) || isOutElsewhere(guildId) || fresh(guildId) !== null) return;
      const answer =
        asked.get(guildId) ??
        ask(guildId, asking)
          .catch(() => undefined)
          .finally(() => asked.delete(guildId));
      asked.set(guildId, answer);
      await answer;
    },
    forget,
  };
}

/** Administrators and owners keep everything through a time-out. */
function timeOutOf({ standing: { guild, member } }: Learned, now: Date): Date | null {
  const until = member.communication_disabled_until;
  if (until == null || Date.parse(until) <= now.getTime() || guild.owner_id === member.user.id) return null;
  const isAdministrator = guild.roles.some(
    ({ id, permissions }) =>
      (id === guild.id || member.roles.includes(id)) &&
      (BigInt(permissions) & PermissionFlagsBits.Administrator) !== 0n,
  );
  return isAdministrator ? null : new Date(until);
}

function serverOf({ standing: { guild } }: Learned): CachedGuild {
  const { owner_id: ownerId, preferred_locale: locale } = guild;
  const { safety_alerts_channel_id: safety, public_updates_channel_id: updates } = guild;
  return { ownerId, language: localeOf(locale), moderators: [safety, updates].flatMap((id) => id ?? []) };
}
