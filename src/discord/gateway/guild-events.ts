import { Events, type Client, type ClientEvents } from 'discord.js';
import type { Logger } from 'pino';
import type { PostingReason } from '../../assembly/delivery/posting-reason.ts';
import { suspendChannel } from '../../store/subscriptions/channels.ts';
import type { Database } from '../../store/db/database.ts';
import { serverBack, serverGone, serversHeld } from '../../store/subscriptions/servers.ts';
import { forgetGuild } from '../sharing/forget-guild.ts';
import { shardOf, type GuildMembership, type ShardList } from './membership.ts';

/** What is gone is looked at again this much later; somebody may have removed the wrong channel. */
const firstLookMs = 2 * 60_000;

export interface GuildTracking {
  readonly db: Database;
  readonly log: Logger;
  readonly now: () => Date;
  readonly membership: GuildMembership;
  /** Permissions, roles or channels of a server changed: what was suspended may be open again. */
  readonly changed: (guildId: string) => void;
  /** Whether this process is the one that is told of a server: what another one hears is its to record. Always, unless told. */
  readonly isOurs?: (guildId: string) => Promise<boolean>;
}

/**
 * Hears from Discord when a channel or a server comes, changes or goes, and records it, one after the other. A
 * server that is only `unavailable` has an outage: nothing is recorded then. What happened while nobody
 * listened shows in the list of servers with which each session begins.
 *
 * @returns what stops it; resolves when what was begun is recorded.
 */
export function trackGuilds(
  client: Client,
  { db, log, now, membership, changed, isOurs = async () => true }: GuildTracking,
): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const listeners: (() => void)[] = [];
  // In the order in which it happened: a server may go and come back.
  const record = (what: string, work: () => Promise<unknown>) => {
    running = running
      .then(work)
      .then(() => undefined)
      .catch((error: unknown) => log.error({ err: error }, `${what} was not recorded`));
  };
  const on = <E extends keyof ClientEvents>(event: E, listener: (...args: ClientEvents[E]) => void) => {
    client.on(event, listener as never);
    listeners.push(() => client.off(event, listener as never));
  };
  const suspension = (reason: PostingReason) => ({
    reason,
    now: now(),
    probeAt: () => new Date(now().getTime() + firstLookMs),
  });
  const channelGone = ({ id, guildId }: { id: string; guildId?: string }) =>
    record('the end of a channel', async () => {
      if (guildId !== undefined && !(await isOurs(guildId))) return;
      await suspendChannel(db, id, suspension({ code: 'gone' }));
    });
  const back = (guildId: string) =>
    record('the return of a server', async () => {
      if (!(await isOurs(guildId))) return;
      await serverBack(db, guildId);
      changed(guildId);
    });
  const gone = async (guildId: string) => {
    if (!(await isOurs(guildId))) return;
    // It may have come back before its leaving could be recorded.
    if (membership.isMember(guildId) === true) return;
    await serverGone(db, guildId, suspension({ code: 'removed' }));
    log.info({ guild: guildId }, 'the bot is no longer in a server');
  };
  const reconcile = async (list: ShardList) => {
    for (const { id, goneAt } of await serversHeld(db)) {
      if (shardOf(id, list.shards) !== list.shard) continue;
      if (list.guildIds.has(id)) {
        if (goneAt !== null) back(id);
        continue;
      }
      // The library never forgets a server of which it is not told that it is gone, and would not tell of its return.
      forgetGuild(client, id);
      if (goneAt === null) await gone(id);
    }
  };

  on(Events.ChannelDelete, (channel) => channelGone(channel.isDMBased() ? { id: channel.id } : channel));
  on(Events.ThreadDelete, channelGone);
  on(Events.ChannelUpdate, (_before, channel) => {
    if (!channel.isDMBased()) changed(channel.guildId);
  });
  on(Events.ThreadUpdate, (_before, thread) => changed(thread.guildId));
  on(Events.GuildRoleUpdate, (_before, role) => changed(role.guild.id));
  on(Events.GuildMemberUpdate, (_before, member) => {
    if (member.id === client.user?.id) changed(member.guild.id);
  });
  // The list named it already: at a start thousands come one after the other.
  on(Events.GuildAvailable, ({ id }) => changed(id));
  on(Events.GuildCreate, ({ id }) => back(id));
  // discord.js tells of an outage by another event.
  on(Events.GuildDelete, ({ id }) => record('the leaving of a server', () => gone(id)));
  listeners.push(membership.onListed((list) => record('the list of servers', () => reconcile(list))));

  return async () => {
    for (const off of listeners) off();
    await running;
  };
}
