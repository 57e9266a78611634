import { createRequire } from 'node:module';
import type * as Library from '@discordjs/ws';

/**
 * The copy of `@discordjs/ws` that discord.js has loaded. The package comes twice, for `require` and for `import`; imported, it and what it needs would
 * be in memory a second time, and its classes would be others than those discord.js works with.
 */
export const {
  managerToFetchingStrategyOptions,
  SimpleContextFetchingStrategy,
  SimpleShardingStrategy,
  WebSocketShard,
  WebSocketShardDestroyRecovery,
  WebSocketShardEvents,
  WebSocketShardStatus,
} = createRequire(import.meta.url)('@discordjs/ws') as typeof Library;
