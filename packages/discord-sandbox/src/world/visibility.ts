import { Intents } from '../gateway/gateway.ts';
import type { Channel, Guild } from './model.ts';
import { channelPayload, isActiveFor } from './payloads.ts';
import { bit, channelPermissions } from './permissions.ts';
import type { Sandbox } from '../sandbox.ts';

/**
 * Makes a change to what the bot may do in a guild. As documented for `Thread List Sync`, the gateway then tells of
 * the active threads of every channel that the bot has gained access to.
 */
export function changeAccess(sandbox: Sandbox, guild: Guild | null, change: () => void): void {
  if (guild === null) return change();
  const before = seen(sandbox, guild);
  change();
  const gained = [...seen(sandbox, guild)].filter((channel) => !before.has(channel));
  if (gained.length === 0) return undefined;
  const bot = guild.members.get(sandbox.applicationId);
  const threads = [...guild.channels.values()].filter(
    (channel) => channel.parent !== null && gained.includes(channel.parent) && isActiveFor(bot, channel),
  );
  const data = {
    guild_id: guild.id,
    channel_ids: gained.map(({ id }) => id),
    threads: threads.map(channelPayload),
    members: [],
  };
  sandbox.gateway.dispatch('THREAD_LIST_SYNC', data, { intent: Intents.guilds, guildId: guild.id });
  return sandbox.world.changed();
}

function seen(sandbox: Sandbox, guild: Guild): Set<Channel> {
  const bot = guild.members.get(sandbox.applicationId);
  const visible = (channel: Channel) => (channelPermissions(channel, bot) & bit('ViewChannel')) !== 0n;
  return new Set(
    [...guild.channels.values()].filter((channel) => channel.thread === null && visible(channel)),
  );
}
