import type { Context } from '../../context.ts';
import { pagesSetAside } from '../../store/crawl/pages/pages-set-aside.ts';
import type { Operator } from './news.ts';

/** So many at once are no accident of one page. */
const many = 5;
const longMs = 3 * 24 * 60 * 60_000;
const named = 10;

/**
 * Tells the operator of pages that hold less than a declaration, or that cannot be stored, when there are many of them or when one
 * has been so for days: a declaration may be on it that nobody hears of. Tells once more when there are none.
 */
export async function notifyDamagedPages(
  { db, now }: Pick<Context, 'db' | 'now'>,
  operator: Operator,
): Promise<void> {
  const { count, oldest, files } = await pagesSetAside(db, named);
  const isLong = oldest !== null && now().getTime() - oldest.getTime() >= longMs;
  // What was told is over only when nothing is left, so that one page more or less is no news.
  if (count === 0 || count >= many || isLong) await operator.tell({ kind: 'pages', count, oldest, files });
}
