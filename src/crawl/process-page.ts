import type { SavedDeclaration } from '../store/ingest/save-declaration.ts';
import { sqlState } from '../store/db/database.ts';
import { observe, type ObserveContext, type PageRequest, type Served, type Unserved } from './observe.ts';

/**
 * What became of a page after one request. None of it is final: see `docs/decisions/016`.
 * - `declaration`: it is held now, or was before (`change` is `none`).
 * - `other`: a document of another kind, or a page that stays what it was taken for.
 * - `incomplete`: less than a declaration; it waits for another try.
 * - `unchanged`: nothing is new since the last time.
 * - `missing`: not there, as far as one answer tells.
 * - `failed`: nothing can be made of the answer, or nothing stored of it. `reason` is for an operator.
 */
export type PageOutcome =
  | {
      readonly kind: 'declaration';
      readonly change: SavedDeclaration['change'];
      /** Of its edition, `YYYY-MM-DD`. */
      readonly date: string;
      /** Deliveries that became pending. */
      readonly alerts: number;
      /** Messages that are to be brought to the newest edition. */
      readonly edits: number;
    }
  | { readonly kind: 'incomplete' | 'other' | 'missing' | 'failed'; readonly reason: string }
  | { readonly kind: 'unchanged' }
  | Unserved;

/**
 * Fetches a page, reads it and has it stored.
 *
 * @param settle stores what the answer means, all of it or nothing. Where the database refuses what is on the page, it is called
 *   a second time, with `refused`.
 * @throws as `Fetcher.get` does, and when the database fails.
 */
export async function processPage<T>(
  page: PageRequest,
  settle: (served: Served) => Promise<T>,
  context: ObserveContext,
): Promise<T | Unserved> {
  const observation = await observe(page, context);
  if (observation.kind === 'unserved') return observation;
  try {
    return await settle(observation);
  } catch (error) {
    const reason = refusalOfReading(error);
    if (reason === null || observation.kind !== 'shown') throw error;
    context.log.error({ fileId: page.fileId, reason }, 'a page could not be stored');
    return settle({ kind: 'refused', reason });
  }
}

/** For an operator, when it is the page that a database does not take; `null` when the database itself fails. */
export function refusalOfReading(error: unknown): string | null {
  const state = sqlState(error);
  // Data exceptions, violated constraints and exceeded limits are the page's.
  return state !== null && /^(?:22|23|54)/u.test(state)
    ? `The database does not take what is on the page (${state}).`
    : null;
}
