import type { ShardOf } from './shard-rows.ts';

/**
 * How this process stands to a shard.
 *
 * - `held`: no other process can have it
 * - `unsure`: its lease was not renewed lately, so that another one may have it
 * - `lost`: it is not this process's
 */
export type ShardStanding = 'held' | 'unsure' | 'lost';

/** After so long without a renewal something new is not begun: less than a lease by what that may take. */
const sureMs = 6_000;

/** What this process holds, by its own clocks: a process that was stopped knows before it does anything else. */
export class HeldShards {
  #held: readonly ShardOf[] = [];
  #sinceRenewed: () => number = never;
  #sinceAnswered: () => number = never;

  get all(): readonly ShardOf[] {
    return this.#held;
  }

  /** The leases of these were asked to be renewed that long ago. */
  renewed(held: readonly ShardOf[], sinceAsked: () => number): void {
    this.#held = held;
    this.#sinceRenewed = sinceAsked;
    this.#sinceAnswered = sinceAsked;
  }

  /** The database took no renewal, and takes no claim of others either: they are as they were. */
  refused(sinceAsked: () => number): void {
    this.#sinceAnswered = sinceAsked;
  }

  /** Nothing is held any more. */
  end(): void {
    this.#held = [];
    this.#sinceRenewed = never;
    this.#sinceAnswered = never;
  }

  add(one: ShardOf): void {
    this.#held = [...this.#held.filter((other) => !isSame(other, one)), one];
  }

  remove(one: ShardOf): void {
    this.#held = this.#held.filter((other) => !isSame(other, one));
  }

  isSure(): boolean {
    return this.#sinceRenewed() < sureMs;
  }

  /** Whether the database answered lately, so that whatever another process took was heard of. */
  isHeard(): boolean {
    return this.#sinceAnswered() < sureMs;
  }

  of(shard: number): ShardStanding {
    if (!this.#held.some((one) => one.shard === shard)) return this.isSure() ? 'lost' : 'unsure';
    return this.isSure() ? 'held' : 'unsure';
  }
}

const never = () => Number.POSITIVE_INFINITY;

export function isSame(a: ShardOf, b: ShardOf): boolean {
  return a.total === b.total && a.shard === b.shard;
}
