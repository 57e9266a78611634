import { Events, type Client } from 'discord.js';
import { shardOf } from '../gateway/membership.ts';

/** What comes one after the other is told once. */
const settleMs = 1_000;

export interface OutageReport {
  /** The shards that this process holds, and how many there are. */
  readonly shards: () => { readonly total: number; readonly held: readonly number[] };
  readonly save: (
    of: { readonly total: number; readonly shard: number },
    guildIds: readonly string[],
  ) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** Reports which servers of each shard have an outage, whenever that has changed. @returns what stops it. */
export function reportOutages(client: Client, { shards, save, onError }: OutageReport): () => void {
  const saved = new Map<string, string>();
  let timer: NodeJS.Timeout | undefined;
  let saving = Promise.resolve();
  const report = async () => {
    const { total, held } = shards();
    for (const shard of held) {
      const out = [...client.guilds.cache.values()]
        .filter(({ id, available }) => !available && shardOf(id, total) === shard)
        .map(({ id }) => id);
      const [key, value] = [`${total}/${shard}`, out.join()];
      if (saved.get(key) === value) continue;
      await save({ total, shard }, out);
      saved.set(key, value);
    }
  };
  const later = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      saving = saving.then(report).catch((error: unknown) => {
        onError(error);
        later();
      });
    }, settleMs).unref();
  };
  const events = [
    Events.GuildAvailable,
    Events.GuildUnavailable,
    Events.GuildCreate,
    Events.GuildDelete,
    Events.ShardReady,
    Events.ShardResume,
  ] as const;
  for (const event of events) client.on(event, later);
  later();
  return () => {
    clearTimeout(timer);
    for (const event of events) client.off(event, later);
  };
}
