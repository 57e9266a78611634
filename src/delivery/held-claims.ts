import { releaseClaim, releaseInterrupted, renewClaim } from '../store/delivery/claims.ts';
import type { Database } from '../store/db/database.ts';
import type { MessageBatch } from '../store/delivery/claim-batches.ts';

/**
 * So old a claim is renewed before anything is posted under it. With the longest posting there is this stays
 * below the lease.
 */
const freshMs = 4_000;

/** What a process has claimed and not settled yet. */
export interface HeldClaims {
  /** Remembers what was claimed just now. */
  take(batches: readonly MessageBatch[], claimedAt: number): void;
  /**
   * Whether all of a batch may still be posted: this process leads, and the claim is young by a clock that never goes
   * back, or was renewed. A process that was frozen finds that others took it over.
   */
  holds(batch: MessageBatch): Promise<boolean>;
  /** Something of it may have been posted: from now on there is a doubt. */
  tried(batch: MessageBatch): void;
  isUntried(batch: MessageBatch): boolean;
  settled(batch: MessageBatch): void;
  /**
   * Makes due what a round that failed left behind, as it was: without a doubt where nothing was tried. For the
   * start of a round, when nothing is under way.
   *
   * @returns how many deliveries were released beside.
   */
  letGo(): Promise<number>;
}

export function createHeldClaims(
  db: Database,
  {
    term = 0,
    isYoung = () => true,
    monotonic = () => performance.now(),
  }: { term?: number; isYoung?: () => boolean; monotonic?: () => number } = {},
): HeldClaims {
  const untried = new Map<number, MessageBatch>();
  const lost = new Set<number>();
  const ages = new Map<string, number>();
  const renewals = new Map<string, Promise<ReadonlySet<number>>>();
  const renewed = async (claim: string) => {
    const begun = monotonic();
    const held = await renewClaim(db, claim);
    for (const batch of untried.values()) {
      if (batch.claim === claim && !batch.deliveries.every(({ id }) => held.has(id))) lost.add(batch.id);
    }
    ages.set(claim, begun);
    return held;
  };
  /** Many ask at once. */
  const renew = (claim: string) => {
    const renewing = renewals.get(claim) ?? renewed(claim).finally(() => renewals.delete(claim));
    renewals.set(claim, renewing);
    return renewing;
  };
  return {
    take: (batches, claimedAt) => {
      for (const batch of batches) {
        untried.set(batch.id, batch);
        ages.set(batch.claim, claimedAt);
      }
    },
    holds: async ({ id: batch, claim, deliveries }) => {
      const age = monotonic() - (ages.get(claim) ?? Number.NEGATIVE_INFINITY);
      if (age < freshMs) return isYoung() && !lost.has(batch);
      const held = await renew(claim);
      return isYoung() && deliveries.every(({ id }) => held.has(id));
    },
    tried: ({ id }) => untried.delete(id),
    isUntried: ({ id }) => untried.has(id),
    settled: ({ id }) => untried.delete(id),
    letGo: async () => {
      await releaseClaim(db, [...untried.values()]);
      untried.clear();
      lost.clear();
      ages.clear();
      return releaseInterrupted(db, term);
    },
  };
}
