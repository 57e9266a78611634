import { laterMs } from './reach.ts';

/** What the division of shards goes by, of a process that lives. */
export interface ProcessStanding {
  readonly id: string;
  /** Whether it lives for long enough not to end as fast as it began. */
  readonly isSettled: boolean;
  /** Whether it holds a shard, or is to. */
  readonly hasShards: boolean;
  /** For how long it has lived, in milliseconds. */
  readonly livesMs: number;
  /** For how long it has been getting through to Discord; `null` where it does not, or nobody knows. */
  readonly connectedMs: number | null;
  /** How long ago it last tried and got through. */
  readonly heardMs: number | null;
  /** For how long it has not been getting through; `null` where it does, or nobody knows. */
  readonly cutOffMs: number | null;
}

/**
 * Whether another one got through to Discord all the while in which a process did not, and later than that began.
 *
 * @param cutOffMs for how long the process has not been getting through; `null` where it does, or nobody knows.
 * @param patienceMs how long is meant by all the while.
 */
export function isOutdone(
  cutOffMs: number | null,
  others: readonly Pick<ProcessStanding, 'connectedMs' | 'heardMs'>[],
  patienceMs: number,
): boolean {
  if (cutOffMs === null || cutOffMs < patienceMs) return false;
  return others.some(
    ({ connectedMs, heardMs }) =>
      connectedMs !== null &&
      connectedMs >= patienceMs &&
      heardMs !== null &&
      heardMs <= cutOffMs - laterMs(patienceMs),
  );
}

/**
 * Those between whom shards are divided. Who is cut off from Discord is left out when another one was connected all the
 * while: where all are cut off it is Discord that is away, and nobody is. What is no sign of being cut off, such as waiting for a turn
 * to begin a session, changes nothing. Who has no shards gets some once it gets through; who was cut off before, once that has lasted.
 *
 * @param patienceMs how long is meant by all the while.
 * @returns some of them; as many as there are where none would be left.
 */
export function whoTakesPart(all: readonly ProcessStanding[], patienceMs: number): ProcessStanding[] {
  const isAnySettled = all.some(({ isSettled }) => isSettled);
  // Who gets through has come far enough.
  const among = all.filter(
    ({ isSettled, hasShards, connectedMs }) =>
      isSettled || hasShards || connectedMs !== null || !isAnySettled,
  );
  const taking = among.filter(({ hasShards, livesMs, connectedMs, cutOffMs }) => {
    if (isOutdone(cutOffMs, all, patienceMs)) return false;
    if (hasShards) return true;
    if (connectedMs === null) return false;
    const sinceItBegan = livesMs - connectedMs < patienceMs;
    return sinceItBegan || connectedMs >= patienceMs;
  });
  return taking.length > 0 ? taking : among;
}
