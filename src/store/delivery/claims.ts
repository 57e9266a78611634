import { randomUUID } from 'node:crypto';
import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import { rows, type Database } from '../db/database.ts';
import { deliveries } from '../db/schema.ts';

/**
 * For how long what was claimed is left to the claimant without a renewal, by the database's clock: longer than
 * a posting that began under a fresh claim can take.
 */
const claimLeaseMs = 20_000;

/** A token for what one statement claims; nobody else writes of it. */
export function newClaim(): string {
  return randomUUID();
}

/** What was claimed together, and the token of the claim: nothing is written of what somebody else claimed since. */
export interface Taken {
  readonly ids: readonly number[];
  readonly claim: string;
}

/** What is posted in one message, as far as its claim is concerned. */
interface Claimed {
  readonly claim: string;
  readonly deliveries: readonly { readonly id: number }[];
}

export function takenOf({ claim, deliveries: taken }: Claimed): Taken {
  return { ids: taken.map(({ id }) => id), claim };
}

/** The end of a lease that begins now. */
export const leasedUntil = sql`clock_timestamp() + ${claimLeaseMs} * interval '1 millisecond'`;

/**
 * A condition on deliveries: those that are claimed so. What was held meanwhile, as its channel was
 * suspended, may have been posted all the same.
 */
export function claimedBy(
  claim: string,
  states: readonly ('sending' | 'held')[] = ['sending'],
): SQL | undefined {
  return and(eq(deliveries.claim, claim), inArray(deliveries.state, [...states]));
}

/**
 * Renews the lease of what is still claimed by a token.
 *
 * @returns the deliveries that are; whatever else was claimed belongs to somebody else now.
 */
export async function renewClaim(db: Database, claim: string): Promise<ReadonlySet<number>> {
  const held = await db
    .update(deliveries)
    .set({ leasedUntil })
    .where(claimedBy(claim))
    .returning({ id: deliveries.id });
  return new Set(held.map(({ id }) => id));
}

/**
 * Makes due again what nobody works on any more: what this term had claimed, so only for a process that has
 * nothing under way, and what other terms had claimed and not renewed in time.
 *
 * @param term see {@link deliveries.claimTerm}.
 */
export async function releaseInterrupted(db: Database, term = 0): Promise<number> {
  const released = await db.execute(sql`
    update deliveries set state = 'pending', claim = null
    where state = 'sending' and (leased_until is null or claim_term = ${term} or leased_until < clock_timestamp())
    returning id`);
  return rows(released).length;
}

/** Gives back what was claimed and not tried, as a process that is told to stop does. */
export async function releaseClaim(
  db: Database,
  parcels: readonly (Claimed & { readonly unsureSince: Date | null })[],
): Promise<void> {
  for (const parcel of parcels) {
    const { ids, claim } = takenOf(parcel);
    const { unsureSince } = parcel;
    await db
      .update(deliveries)
      .set({ state: 'pending', claim: null, attempts: sql`${deliveries.attempts} - 1`, unsureSince })
      .where(and(inArray(deliveries.id, ids), claimedBy(claim)));
  }
}
