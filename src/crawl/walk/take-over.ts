import { setWalkState, walkState } from '../../store/crawl/walk-state.ts';
import { beginWalk } from './begin-walk.ts';
import { passOverLater } from '../../store/crawl/missing-files.ts';
import type { Transaction } from '../../store/db/database.ts';

/** Files that somebody else looked through, both ends included; the last one showed a document. */
export interface LookedThrough {
  readonly from: number;
  readonly to: number;
}

/**
 * Has the walk go on behind what somebody else looked through, if it comes after where it begins and the walk has not got so far.
 * What they found nothing in is asked for all the same, some in every round, the newest first: that checks what they said.
 *
 * @returns whether it does.
 */
export async function takeOver(
  tx: Transaction,
  { from, to }: LookedThrough,
  { assemblyUrl, floor, now }: { readonly assemblyUrl: string; readonly floor: number; readonly now: Date },
): Promise<boolean> {
  const state = await walkState(tx, assemblyUrl);
  const reached = state?.highest ?? floor - 1;
  const isCatchingUp = state === null || state.frontierAt === null;
  if (!isCatchingUp || from > reached + 1 || to <= reached) return false;
  const begun = {
    ...beginWalk(floor, now),
    ...state,
    // Whatever stands below is looked through as well.
    floor: state === null ? Math.min(from, floor) : Math.min(from, state.floor),
  };
  await setWalkState(tx, assemblyUrl, { ...begun, highest: to, next: to + 1, confirmed: to + 1, unclear: 0 });
  await passOverLater(tx, { from, to }, now);
  return true;
}
