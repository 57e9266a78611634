import { askAgain } from '../store/crawl/missing-files.ts';
import { setWalkState, walkState } from '../store/crawl/walk-state.ts';
import { withStore, type VerbContext } from './verb.ts';

/** More at once would keep the walk from what is new for days. */
const most = 20_000;

/**
 * Has the walk start over from a file: those that never showed a document are asked for again, some in every round of the
 * service. What was read stays. Exit codes: 0 done, 1 there is no walk yet, 2 wrong usage.
 */
export async function walkVerb(
  { config, out, err, ...verb }: VerbContext,
  options: { readonly from: string },
): Promise<number> {
  const from = /^\d{1,9}$/u.test(options.from) ? Number(options.from) : 0;
  if (from === 0) {
    err('--from must be a file id: a whole number from 1 to 999999999.');
    return 2;
  }
  return withStore({ config, out, err, ...verb }, async ({ db }) => {
    const state = await walkState(db, config.assemblyUrl);
    if (state === null) {
      err(
        `The service has not begun to read the files of ${config.assemblyUrl} one by one. WALK_FROM sets where it begins.`,
      );
      return 1;
    }
    const { highest, startedAt } = state;
    if (from > highest || highest - from >= most) {
      err(
        `The service has read up to file ${highest}: --from must be from ${Math.max(1, highest - most + 1)} to ${highest}.`,
      );
      return 2;
    }
    const now = new Date();
    const due = await db.transaction(async (tx) => {
      await setWalkState(tx, config.assemblyUrl, {
        ...state,
        confirmed: undefined,
        failures: 0,
        nextTryAt: now,
      });
      return askAgain(tx, { from, to: highest }, { since: startedAt, now });
    });
    out(
      `From file ${from} to ${highest}, ${due} never showed a document: the service will ask for them again.`,
    );
    return 0;
  });
}
