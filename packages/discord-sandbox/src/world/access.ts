import { type KnownCode, Outage, Refused } from '../http/errors.ts';
import { type Channel, type Guild, holdsMessages, isThread, type Message } from './model.ts';
import { bit, channelPermissions, type PermissionName } from './permissions.ts';
import type { Sandbox } from '../sandbox.ts';

/** What the bot may do in a channel. */
function botPermissions(sandbox: Sandbox, channel: Channel): bigint {
  return channelPermissions(channel, channel.guild?.members.get(sandbox.applicationId));
}

function has(set: bigint, name: PermissionName): boolean {
  return (set & bit(name)) !== 0n;
}

/** The channel a route names, when the bot can see it: 10003 when there is none, 50001 when it may not. */
export function visibleChannel(sandbox: Sandbox, id: string): Channel {
  const channel = sandbox.world.channels.get(id);
  if (channel === undefined) throw new Refused(10003);
  if (channel.people.length > 0) throw new Refused(50001);
  if (channel.guild?.unavailable === true) throw new Outage();
  if (!has(botPermissions(sandbox, channel), 'ViewChannel')) throw new Refused(50001);
  return channel;
}

export function demand(
  sandbox: Sandbox,
  channel: Channel,
  name: PermissionName,
  code: KnownCode = 50013,
): void {
  if (!has(botPermissions(sandbox, channel), name)) throw new Refused(code);
}

export function allows(sandbox: Sandbox, channel: Channel, name: PermissionName): boolean {
  return has(botPermissions(sandbox, channel), name);
}

export function guildOf(sandbox: Sandbox, id: string): Guild {
  const guild = sandbox.world.guilds.get(id);
  if (guild === undefined) throw new Refused(10004);
  if (guild.unavailable) throw new Outage();
  return guild;
}

/** A message of a channel that everybody there can see. */
export function messageIn(channel: Channel, id: string): Message {
  const message = channel.log.get(id);
  if (message === undefined || message.onlyFor !== null) throw new Refused(10008);
  return message;
}

/**
 * Checks that the bot may post here. As documented, posting wakes an archived thread up unless it is locked;
 * a locked one takes messages only from who manages threads.
 */
export function demandPosting(sandbox: Sandbox, channel: Channel): void {
  if (!holdsMessages(channel)) throw new Refused(50008);
  if (channel.recipient !== null && !channel.recipient.acceptsDirectMessages) throw new Refused(50007);
  demand(sandbox, channel, isThread(channel) ? 'SendMessagesInThreads' : 'SendMessages');
  const { thread } = channel;
  if (thread?.locked === true && !allows(sandbox, channel, 'ManageThreads')) {
    throw new Refused(thread.archived ? 50083 : 160005);
  }
  if (thread?.archived === true) demandRoom(channel.guild);
}

/** Documented: a guild has so many active threads at most, and opening or waking one up beyond that is refused. */
export function demandRoom(guild: Guild | null): void {
  if (guild === null) return;
  let active = 0;
  for (const { thread } of guild.channels.values()) if (thread?.archived === false) active += 1;
  if (active >= guild.maxActiveThreads) throw new Refused(160006);
}

/** Everything but posting is refused in an archived thread. */
export function demandAwake(channel: Channel): void {
  if (channel.thread?.archived === true) throw new Refused(50083);
}
