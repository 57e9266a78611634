import { and, asc, eq, inArray, lte } from 'drizzle-orm';
import type { Database, Transaction } from './database.ts';
import { pages } from './schema.ts';

/** A file a feed named, waiting to be read. */
export interface WaitingPage {
  readonly fileId: number;
  readonly url: string;
  readonly baseline: boolean;
  readonly attempts: number;
}

/**
 * Puts files not known yet into the inbox; those known are left as they are.
 *
 * @returns the ids that are new.
 */
export async function notePages(
  tx: Transaction,
  found: readonly { fileId: number; url: string }[],
  options: { baseline: boolean; now: Date },
): Promise<number[]> {
  if (found.length === 0) return [];
  const added = await tx
    .insert(pages)
    .values(
      found.map(({ fileId, url }) => ({
        fileId,
        url,
        baseline: options.baseline,
        nextTryAt: options.now,
        seenAt: options.now,
      })),
    )
    .onConflictDoNothing()
    .returning({ fileId: pages.fileId });
  return added.map((row) => row.fileId);
}

/** Pages whose time has come: news before the baseline, then by file id. */
export async function duePages(db: Database, now: Date): Promise<WaitingPage[]> {
  return db
    .select({ fileId: pages.fileId, url: pages.url, baseline: pages.baseline, attempts: pages.attempts })
    .from(pages)
    .where(and(inArray(pages.state, ['waiting', 'incomplete']), lte(pages.nextTryAt, now)))
    .orderBy(asc(pages.baseline), asc(pages.fileId));
}

/** The page was read for good: it holds a declaration, or something that is not ours. */
export async function settlePage(
  db: Database | Transaction,
  fileId: number,
  state: 'declaration' | 'other',
  reason: string | null,
  now: Date,
): Promise<void> {
  await db.update(pages).set({ state, reason, readAt: now }).where(eq(pages.fileId, fileId));
}

/** The page could not be read, or holds less than a declaration: it is tried again. */
export async function retryPage(
  db: Database,
  page: WaitingPage,
  state: 'waiting' | 'incomplete',
  reason: string,
  nextTryAt: Date,
): Promise<void> {
  await db
    .update(pages)
    .set({ state, reason, nextTryAt, attempts: page.attempts + 1 })
    .where(eq(pages.fileId, page.fileId));
}
