import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'discord.js';
import type { Logger } from 'pino';
import type { Database } from '../../store/db/database.ts';
import { reconnectShard } from '../gateway/client.ts';
import { greetServers } from '../gateway/greet.ts';
import { trackGuilds } from '../gateway/guild-events.ts';
import type { GuildMembership } from '../gateway/membership.ts';
import { watchGateway } from '../gateway/watchdog.ts';

export interface Attending {
  readonly db: Database;
  readonly log: Logger;
  readonly now: () => Date;
  readonly membership: GuildMembership;
  /** Connections deliver nothing although they are open, or do again. */
  readonly deaf: (isDeaf: boolean) => void;
  /** Permissions, roles or channels of a server changed. */
  readonly changed: (guildId: string) => void;
  /** Whether this process is the one that is told of a server; `false` where the signal aborts first. Always, unless told. */
  readonly isOurs?: (guildId: string, signal: AbortSignal) => Promise<boolean>;
}

const retryMs = 5_000;

/**
 * Does what a connection is for beside answering people: records in which servers the bot is, greets new ones, and notices
 * connections that deliver nothing.
 *
 * @returns what stops it; resolves when what was begun has ended.
 */
export function attend(
  client: Client<true>,
  { db, log, now, membership, deaf, changed, isOurs }: Attending,
): () => Promise<void> {
  const end = new AbortController();
  const { signal } = end;
  // Whatever waits until it is known whose a server is listens.
  setMaxListeners(0, signal);
  const watchdog = watchGateway(client, {
    log,
    reconnect: (shard, how) => reconnectShard(client, shard, how),
    onChange: deaf,
  });
  const ours = isOurs && { isOurs: (guildId: string) => isOurs(guildId, signal) };
  const stopFollowing = trackGuilds(client, { db, log, now, membership, changed, ...ours });
  let stopGreeting: (() => Promise<void>) | undefined;
  const beginGreeting = async () => {
    while (!signal.aborted && stopGreeting === undefined) {
      try {
        stopGreeting = await greetServers(client, { db, log, now, signal, ...ours });
      } catch (error) {
        log.warn({ err: error }, 'new servers cannot be greeted yet');
        await sleep(retryMs, undefined, { signal }).catch(() => undefined);
      }
    }
  };
  const greeting = beginGreeting();
  return async () => {
    end.abort();
    watchdog.stop();
    await stopFollowing();
    await greeting;
    await stopGreeting?.();
  };
}
