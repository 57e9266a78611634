import { sql } from 'drizzle-orm';
import { rows, type Transaction } from '../store/db/database.ts';
import { blindSpells } from '../store/crawl/evidence.ts';
import type { SavedDeclaration } from '../store/ingest/save-declaration.ts';
import { enqueueAlerts, enqueueEditionAlerts } from '../store/delivery/enqueue-alerts.ts';
import { setUnannounced, unannouncedOf } from '../store/ingest/unannounced.ts';
import { isTooOld } from './news.ts';

/**
 * Whether what an operator brings is announced:
 *
 * - `awaited`: if its page was found as news and could not be read
 * - `news`: unless it is too old to be news
 * - `always`, `never`: somebody looked at it and decided
 */
export type Announce = 'awaited' | 'news' | 'always' | 'never';

/** The alerts that a change of what is held causes. */
export async function enqueueFor(
  tx: Transaction,
  { id, change, added }: SavedDeclaration,
  now: Date,
): Promise<number> {
  switch (change) {
    case 'new':
    case 'text':
    // Who follows the one who is named now was not told of it.
    case 'correction':
      return enqueueAlerts(tx, id, { now, onlyEarlier: change !== 'new' });
    case 'edition':
      return added.length === 0 ? 0 : enqueueEditionAlerts(tx, id, now);
    case 'none':
      return 0;
  }
}

/**
 * The alerts of a declaration that an operator brought. What was stored before without telling anybody can still be
 * announced; what was announced is not announced again.
 *
 * @param coming.isAwaited its page was found as news and could not be read.
 * @returns how many deliveries became pending.
 */
export async function announceKept(
  tx: Transaction,
  kept: SavedDeclaration,
  coming: {
    readonly announce: Announce;
    readonly isAwaited: boolean;
    readonly date: string;
    readonly maxAgeDays: number | null;
    readonly now: Date;
  },
): Promise<number> {
  const { announce, isAwaited, date, maxAgeDays, now } = coming;
  const isNew = kept.change === 'new';
  const before = isNew ? null : await unannouncedOf(tx, kept.id);
  const isAsked = announce === 'awaited' ? isAwaited : announce !== 'never';
  const isOld = announce !== 'always' && isTooOld(date, now, maxAgeDays, await blindSpells(tx, now));
  if (!isAsked || isOld) {
    const reason = isAsked ? 'age' : announce === 'never' ? 'operator' : 'import';
    if (isNew || announce === 'never')
      await setUnannounced(tx, kept.id, isNew || before !== null ? reason : null);
    return 0;
  }
  if (before === null) return enqueueFor(tx, kept, now);
  // Stored before, and told to nobody.
  await setUnannounced(tx, kept.id, null);
  return enqueueAlerts(tx, kept.id, { now, onlyEarlier: false });
}

/** Whether a file waits in the inbox as news. */
export async function isAwaitedAsNews(tx: Transaction, fileId: number): Promise<boolean> {
  const found = await tx.execute(
    sql`select 1 from pages where file_id = ${fileId} and not baseline and state in ('waiting', 'incomplete')`,
  );
  return rows(found).length > 0;
}
