import { Events, type Client } from 'discord.js';
import type { Logger } from 'pino';
import { troubleIn } from '../rest/trouble.ts';

/** Logs when connections to the gateway go and when all of them are back, once each, however often they are tried. */
export function logConnection(client: Client, log: Logger): void {
  const downSince = new Map<number, number>();
  let errors = 0;
  client.on(Events.ShardError, (error, shard) => {
    errors += 1;
    const reason = troubleIn(error).sentence;
    log[errors === 1 ? 'warn' : 'debug']({ reason, shard }, 'the connection to Discord broke');
  });
  client.on(Events.ShardReconnecting, (shard) => {
    const isFirst = downSince.size === 0;
    if (!downSince.has(shard)) downSince.set(shard, performance.now());
    else return;
    log[isFirst ? 'warn' : 'debug']({ shard }, 'the connection to Discord is gone; it is made again');
  });
  const back = (shard: number) => {
    const since = downSince.get(shard);
    if (since === undefined) return;
    downSince.delete(shard);
    if (downSince.size > 0) return;
    errors = 0;
    log.info({ shard, ms: Math.round(performance.now() - since) }, 'connected to Discord again');
  };
  client.on(Events.ShardResume, back);
  client.on(Events.ShardReady, back);
}
