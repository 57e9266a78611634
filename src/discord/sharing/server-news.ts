import type { Client } from 'discord.js';
import type { Logger } from 'pino';
import type { Database } from '../../store/db/database.ts';
import { savedOutages } from '../../store/ops/outages.ts';
import type { Share } from '../../store/sharing/share.ts';
import type { DiscordClock } from '../rest/discord-clock.ts';
import { sharedGuilds, type SharedGuilds } from './remote-guilds.ts';

/** What processes tell each other of servers. */
export interface ServerNews {
  /** What is known of servers by whoever leads; made anew for each term. */
  know(userId: string, local: () => Client<true> | null, clock: Pick<DiscordClock, 'now'>): SharedGuilds;
  /** This process was told that permissions, roles or channels of a server changed: whoever leads is to know. */
  changed(guildId: string): void;
  /** Another process told so. */
  heard(guildIds: readonly string[]): void;
  readOutages(): Promise<void>;
  stop(): void;
}

/** Changes in servers that come one after the other are told of together. */
const gatherMs = 1_000;

/** @param lead hears of changes while this process leads, else `null`. */
export function createServerNews(
  { db, log, share }: { readonly db: Database; readonly log: Logger; readonly share: Share },
  lead: () => ((guildId: string) => void) | null,
): ServerNews {
  let guilds: SharedGuilds | null = null;
  let outages: ReadonlySet<string> = new Set();
  const gathered = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const tellGathered = () => {
    timer = undefined;
    share.tell({ kind: 'servers', ids: [...gathered] });
    gathered.clear();
  };
  return {
    know: (userId, local, clock) =>
      (guilds = sharedGuilds({ local, userId, clock, isOutElsewhere: (id) => outages.has(id) })),
    changed: (guildId) => {
      guilds?.forget(guildId);
      const tell = lead();
      if (tell) return tell(guildId);
      gathered.add(guildId);
      timer ??= setTimeout(tellGathered, gatherMs).unref();
    },
    heard: (guildIds) => {
      const tell = lead();
      for (const id of guildIds) {
        guilds?.forget(id);
        tell?.(id);
      }
    },
    readOutages: async () => {
      try {
        outages = await savedOutages(db);
      } catch (error) {
        log.debug({ err: error }, 'the outages of servers could not be read');
      }
    },
    stop: () => clearTimeout(timer),
  };
}
