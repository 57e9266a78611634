import { giveBack, releaseInterrupted, renewClaim } from '../store/delivery/claims.ts';
import type { Database } from '../store/db/database.ts';
import type { Parcel } from '../store/delivery/claim-batches.ts';

/**
 * So old a claim is renewed before anything is posted under it. With the longest posting there is this stays
 * below the lease.
 */
const freshMs = 4_000;

/** What a process has claimed and not settled yet. */
export interface Hands {
  /** Remembers what was claimed just now. */
  take(parcels: readonly Parcel[], claimedAt: number): void;
  /**
   * Whether all of a parcel may still be posted: this process leads, and the claim is young by a clock that never goes
   * back, or was renewed. A process that was frozen finds that others took it over.
   */
  holds(parcel: Parcel): Promise<boolean>;
  /** Something of it may have been posted: from now on there is a doubt. */
  tried(parcel: Parcel): void;
  isUntried(parcel: Parcel): boolean;
  settled(parcel: Parcel): void;
  /**
   * Makes due what a round that failed left behind, as it was: without a doubt where nothing was tried. For the
   * start of a round, when nothing is under way.
   *
   * @returns how many deliveries were released beside.
   */
  letGo(): Promise<number>;
}

export function createHands(
  db: Database,
  {
    term = 0,
    isYoung = () => true,
    monotonic = () => performance.now(),
  }: { term?: number; isYoung?: () => boolean; monotonic?: () => number } = {},
): Hands {
  const untried = new Map<number, Parcel>();
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
      await giveBack(db, [...untried.values()]);
      untried.clear();
      lost.clear();
      ages.clear();
      return releaseInterrupted(db, term);
    },
  };
}
