import { Events, type Client } from 'discord.js';

/** The servers of one shard, as Discord lists them when a session begins; those in an outage are in it. */
export interface ShardList {
  readonly shard: number;
  readonly shards: number;
  readonly guildIds: ReadonlySet<string>;
}

/** In which servers the bot is, by what Discord says now and not by what was recorded once. */
export interface GuildMembership {
  /** `null` while nobody can say: the shard has not listed its servers, or lost its connection since. */
  isMember(guildId: string): boolean | null;
  /** Calls back with each complete list, and first with those there are. */
  onListed(listener: (list: ShardList) => void): () => void;
  /** Of this shard another process hears from now on. */
  forget(shard: number): void;
}

interface Packet {
  readonly t?: string | null;
  readonly d?: {
    readonly id?: string;
    readonly unavailable?: boolean;
    readonly shard?: readonly [number, number];
    readonly guilds?: readonly { readonly id: string }[];
  };
}

interface Listed extends ShardList {
  readonly guildIds: Set<string>;
  isCurrent: boolean;
}

/**
 * Follows the gateway of a client that is not connected yet. READY lists all servers of a shard, also after a
 * session that could not be resumed, of which the library tells nobody.
 */
export function followMembership(client: Client): GuildMembership {
  const lists = new Map<number, Listed>();
  const listeners = new Set<(list: ShardList) => void>();
  const listOf = (guildId: string) => {
    const [first] = lists.values();
    if (!first || !/^\d+$/u.test(guildId)) return null;
    return lists.get(shardOf(guildId, first.shards)) ?? null;
  };
  const receive = (packet: unknown, at: number) => {
    const { t, d } = packet as Packet;
    switch (t) {
      case 'READY': {
        const [shard, shards] = d?.shard ?? [at, 1];
        const guildIds = new Set((d?.guilds ?? []).map(({ id }) => id));
        // After a change of the number of shards the lists of before say nothing.
        if ([...lists.values()].some((other) => other.shards !== shards)) lists.clear();
        const list = { shard, shards, guildIds, isCurrent: true };
        lists.set(shard, list);
        for (const listener of listeners) listener(list);
        break;
      }
      case 'RESUMED': {
        const list = lists.get(at);
        if (list) list.isCurrent = true;
        break;
      }
      case 'GUILD_CREATE':
        if (d?.id !== undefined) listOf(d.id)?.guildIds.add(d.id);
        break;
      case 'GUILD_DELETE':
        if (d?.id !== undefined && d.unavailable !== true) listOf(d.id)?.guildIds.delete(d.id);
        break;
    }
  };
  const lose = (shard: number) => {
    const list = lists.get(shard);
    if (list) list.isCurrent = false;
  };
  client.on(Events.Raw as never, receive);
  client.on(Events.ShardReconnecting, lose);
  client.on(Events.ShardDisconnect, (_event, shard) => lose(shard));
  return {
    isMember: (guildId) => {
      const list = listOf(guildId);
      return list?.isCurrent === true ? list.guildIds.has(guildId) : null;
    },
    onListed: (listener) => {
      for (const list of lists.values()) listener(list);
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    forget: (shard) => void lists.delete(shard),
  };
}

/** The shard that is told of a server (Discord's documentation of sharding). */
export function shardOf(guildId: string, shards: number): number {
  return Number((BigInt(guildId) >> 22n) % BigInt(shards));
}
