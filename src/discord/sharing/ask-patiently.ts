import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { asConnectError } from '../gateway/client.ts';

export interface Patience {
  readonly log: Pick<Logger, 'warn' | 'info' | 'debug'>;
  /** Says once that Discord cannot be reached; nobody does when absent. */
  readonly say?: (line: string) => void;
  readonly signal: AbortSignal;
}

const firstMs = 2_000;
const maxMs = 60_000;

/**
 * Asks Discord until it answers; `null` when the signal aborts before.
 *
 * @throws {ConnectError} when it refuses, which asking again would not change.
 */
export async function askPatiently<T>(
  ask: () => Promise<T>,
  { log, say, signal }: Patience,
): Promise<T | null> {
  let failedAt: number | null = null;
  for (let pause = firstMs; !signal.aborted; pause = Math.min(maxMs, 2 * pause)) {
    try {
      const answer = await ask();
      if (failedAt !== null && say)
        log.info({ ms: Math.round(performance.now() - failedAt) }, 'connected to Discord after all');
      return answer;
    } catch (error) {
      if (signal.aborted) return null;
      const { kind, message, cause } = asConnectError(error);
      if (kind !== 'unreachable') throw asConnectError(error);
      log[failedAt === null && say ? 'warn' : 'debug'](
        { reason: message, ...(cause !== undefined && { err: cause }) },
        'no connection to Discord',
      );
      if (failedAt === null) say?.(`${message} Trying again …`);
      failedAt ??= performance.now();
    }
    await sleep(pause * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => undefined);
  }
  return null;
}
