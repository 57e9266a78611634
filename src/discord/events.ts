import { Events, type Client, type ClientEvents } from 'discord.js';
import type { Logger } from 'pino';
import { messagesFor } from '../i18n/messages.ts';
import { suspendChannel } from '../store/channels.ts';
import type { Database } from '../store/database.ts';
import { serverBack, serverGone } from '../store/servers.ts';

/** What is gone is looked at again this much later; somebody may have removed the wrong channel. */
const firstLookMs = 2 * 60_000;

export interface Following {
  readonly db: Database;
  readonly log: Logger;
  readonly now: () => Date;
  /** Permissions, roles or channels of a server changed: what was suspended may be open again. */
  readonly changed: (guildId: string) => void;
}

/**
 * Hears from Discord when a channel or a server comes, changes or goes, and records it. A server that is
 * only `unavailable` has an outage: nothing is recorded then.
 *
 * @returns what stops it; resolves when what was begun is recorded.
 */
export function followServers(client: Client, { db, log, now, changed }: Following): () => Promise<void> {
  const { posting } = messagesFor('en');
  const running = new Set<Promise<void>>();
  const listeners: (() => void)[] = [];
  const record = (what: string, work: Promise<unknown>) => {
    const done = work
      .then(() => undefined)
      .catch((error: unknown) => log.error({ err: error }, `${what} was not recorded`))
      .finally(() => running.delete(done));
    running.add(done);
  };
  const on = <E extends keyof ClientEvents>(event: E, listener: (...args: ClientEvents[E]) => void) => {
    client.on(event, listener as never);
    listeners.push(() => client.off(event, listener as never));
  };
  const suspension = (reason: string) => ({
    reason,
    now: now(),
    probeAt: () => new Date(now().getTime() + firstLookMs),
  });
  const channelGone = ({ id }: { id: string }) =>
    record('the end of a channel', suspendChannel(db, id, suspension(posting.gone)));

  on(Events.ChannelDelete, channelGone);
  on(Events.ThreadDelete, channelGone);
  on(Events.ChannelUpdate, (_before, channel) => {
    if (!channel.isDMBased()) changed(channel.guildId);
  });
  on(Events.ThreadUpdate, (_before, thread) => changed(thread.guildId));
  on(Events.GuildRoleUpdate, (_before, role) => changed(role.guild.id));
  on(Events.GuildMemberUpdate, (_before, member) => {
    if (member.id === client.user?.id) changed(member.guild.id);
  });
  on(Events.GuildAvailable, (guild) => changed(guild.id));
  on(Events.GuildCreate, (guild) => {
    record(
      'the return of a server',
      serverBack(db, guild.id).then(() => changed(guild.id)),
    );
  });
  // discord.js tells of an outage by another event.
  on(Events.GuildDelete, (guild) =>
    record('the leaving of a server', serverGone(db, guild.id, suspension(posting.removed))),
  );

  return async () => {
    for (const off of listeners) off();
    await Promise.all(running);
  };
}
