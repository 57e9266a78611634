import { shorterListsOpen } from '../../store/ingest/shorter-lists.ts';
import { namesHeld } from '../../store/declarations/names-held.ts';
import type { Operator } from './news.ts';
import type { Context } from '../../context.ts';

/** Tells the operator of declarations whose page shows fewer names than are held, and when it is settled which list is right. */
export async function notifyShorterLists({ db }: Pick<Context, 'db'>, operator: Operator): Promise<void> {
  const open = await shorterListsOpen(db);
  for (const { number, names, held, firstSeenAt: since } of open)
    await operator.tell({ kind: 'shorter', number, names, held, since });
  const numbers = new Set(open.map(({ number }) => number));
  for (const key of await operator.told('shorter:')) {
    const number = Number(key);
    if (numbers.has(number)) continue;
    await operator.tell({ kind: 'shorter-over', number, held: await namesHeld(db, number) });
  }
}
