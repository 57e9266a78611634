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
  take(parcels: readonly MessageBatch[], claimedAt: number): void;
  /**
   * Whether all of a parcel may still be posted: this process leads, and the claim is young by a clock that never goes
   * back, or was renewed. A process that was frozen finds that others took it over.
   */
  holds(parcel: MessageBatch): Promise<boolean>;
  /** Something of it may have been posted: from now on there is a doubt. */
  tried(parcel: MessageBatch): void;
  isUntried(parcel: MessageBatch): boolean;
  settled(parcel: MessageBatch): void;
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
    for (const parcel of untried.values()) {
      if (parcel.claim === claim && !parcel.deliveries.every(({ id }) => held.has(id))) lost.add(parcel.id);
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
    take: (parcels, claimedAt) => {
      for (const parcel of parcels) {
        untried.set(parcel.id, parcel);
        ages.set(parcel.claim, claimedAt);
      }
    },
    holds: async ({ id: parcel, claim, deliveries }) => {
      const age = monotonic() - (ages.get(claim) ?? Number.NEGATIVE_INFINITY);
      if (age < freshMs) return isYoung() && !lost.has(parcel);
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
