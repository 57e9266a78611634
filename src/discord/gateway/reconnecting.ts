import { setTimeout as sleep } from 'node:timers/promises';
import type { WebSocketManager } from '@discordjs/ws';
import { systemTiming, type Timing } from '../rest/rate-limiter.ts';
import { WebSocketShardEvents } from './ws-library.ts';

/** The longest pause between two attempts to connect. */
const maxPauseMs = 60_000;
const firstMs = 1_000;
/** How long the end of a connection is waited for. */
const endingMs = 2_000;
/** A connection that held for so long counts as a good one: the next pause is the first again. */
const steadyMs = 60_000;

/** Exponential backoff with jitter: the first of a row is tried almost at once, the later ones within a minute each. */
export function reconnectPause(attempt: number, random = Math.random): number {
  const full = Math.min(maxPauseMs, firstMs * 2 ** Math.min(attempt, 10));
  return full * (0.5 + random() / 2);
}

interface Shard {
  attempts: number;
  isClosed: boolean;
  readyAt: number | null;
}

/**
 * Slows down how a manager connects again: the library tries twice a second for as long as it takes, and spends one
 * IDENTIFY after the other where a session ends as soon as it has begun. Asking for the session is the last thing the library
 * awaits before it connects, so that is where it waits.
 *
 * @param isIdle whether a shard has no connection and is about to make one.
 */
export function slowReconnects(
  manager: WebSocketManager,
  isIdle: (shardId: number) => boolean,
  timing: Timing = systemTiming,
): void {
  const shards = new Map<number, Shard>();
  const shardOf = (id: number): Shard => {
    const shard = shards.get(id) ?? { attempts: 0, isClosed: false, readyAt: null };
    shards.set(id, shard);
    return shard;
  };
  const ready = ({ shardId }: { readonly shardId: number }) => {
    shardOf(shardId).readyAt = timing.now();
  };
  manager.on(WebSocketShardEvents.Ready, ready);
  manager.on(WebSocketShardEvents.Resumed, ready);
  manager.on(WebSocketShardEvents.Closed, ({ shardId }) => {
    const shard = shardOf(shardId);
    if (shard.readyAt !== null && timing.now() - shard.readyAt >= steadyMs) shard.attempts = 0;
    shard.readyAt = null;
    shard.isClosed = true;
  });

  const retrieve = manager.options.retrieveSessionInfo.bind(manager.options);
  const cancels = new Set<() => void>();
  let isEnded = false;
  manager.options.retrieveSessionInfo = async (shardId) => {
    // What is ended never goes on: the library would connect it all the same, and nobody would end that.
    if (isEnded) return new Promise(() => {});
    const shard = shardOf(shardId);
    if (!shard.isClosed || !isIdle(shardId)) return retrieve(shardId);
    shard.isClosed = false;
    const ms = reconnectPause(shard.attempts);
    shard.attempts += 1;
    await new Promise<void>((resolve) => {
      if (isEnded) return;
      const cancel = timing.wakeAfter(ms, () => {
        cancels.delete(cancel);
        resolve();
      });
      cancels.add(cancel);
    });
    return retrieve(shardId);
  };
  const destroy = manager.destroy.bind(manager);
  manager.destroy = (options) => {
    isEnded = true;
    for (const cancel of cancels) cancel();
    // A connection that was just beginning forgets to say that it has closed.
    return Promise.race([destroy(options), sleep(endingMs, undefined, { ref: false })]);
  };
}
