import type { ShardOf } from './shard-rows.ts';

/** What connects shards. */
export interface ShardPort {
  /** Connects it, and goes on trying. */
  open(shard: ShardOf): void;
  /** Whether its servers are served. */
  isConnected(shard: ShardOf): boolean;
  /** Resolves when there is no connection of it any more. */
  close(shard: ShardOf): Promise<void>;
  /** Nobody can say what this process holds: nothing is to be begun. */
  away(): void;
  /** It is known again. */
  back(): void;
}
