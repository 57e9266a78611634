import { lte, or, type SQL } from 'drizzle-orm';
import { disprovedWaits } from '../../../lib/site-wait.ts';
import { pages } from '../../db/schema.ts';

/** A page that is to be asked for again at a time, for a reason of its own. */
export const dueAt = (nextTryAt: Date) => ({ nextTryAt, putOffAt: null });

/**
 * The time of a page has come; or it was put off because the site did not serve, which is over.
 *
 * @param servedAt when the site last served a document.
 */
export function isPageDue({ now, servedAt }: { readonly now: Date; readonly servedAt: Date | null }): SQL {
  const disproved = disprovedWaits(servedAt, now);
  const isDue = lte(pages.nextTryAt, now);
  const isDisproved = disproved === null ? undefined : lte(pages.putOffAt, disproved);
  return or(isDue, isDisproved) ?? isDue;
}
