import { setTimeout as sleep } from 'node:timers/promises';
import type { Discord } from 'discord-sandbox';
import type { ServerOfShard } from './many-channels.ts';

/** Between two questions in one server; the next does not wait for the answer to the last. */
const everyMs = 250;

/**
 * Asks in a server of every shard, again and again, until a command was answered in each.
 *
 * @returns for each shard after how many milliseconds that was; `null` where it was not within the patience.
 */
export async function untilAnswered(
  discord: Discord,
  servers: readonly ServerOfShard[],
  patienceMs: number,
): Promise<(number | null)[]> {
  const began = performance.now();
  const answered = async ({ guild, user, channel }: ServerOfShard): Promise<number | null> => {
    const found: { after: number | null } = { after: null };
    const ask = async () => {
      await discord.run({ guild, user, channel, command: 'help' });
      found.after ??= performance.now() - began;
    };
    while (found.after === null && performance.now() - began < patienceMs) {
      ask().catch(() => undefined);
      await sleep(everyMs);
    }
    return found.after;
  };
  return Promise.all(servers.map(answered));
}
