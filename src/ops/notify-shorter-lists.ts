import { markShorterListTold, untoldShorterLists } from '../store/ingest/shorter-lists.ts';
import type { Operator } from './source-alarms.ts';
import type { Context } from '../context.ts';

/** Tells the operator, once each, of declarations whose page shows fewer names than are held. */
export async function notifyShorterLists({ db, now }: Context, operator: Operator): Promise<void> {
  for (const { declarationId, number, names, held, firstSeenAt: since } of await untoldShorterLists(db)) {
    if (!(await operator.tell({ kind: 'shorter', number, names, held, since }))) return;
    await markShorterListTold(db, declarationId, now());
  }
}
