import { and, asc, desc, eq, isNotNull, lte, ne } from 'drizzle-orm';
import type { Database, Transaction } from '../../db/database.ts';
import { pages } from '../../db/schema.ts';
import { dueAt } from './page-due.ts';

/** What a page was shown to be: its fingerprint, and whether it bore a heading. */
export async function noteShown(
  db: Database | Transaction,
  fileId: number,
  shown: { readonly fingerprint: string; readonly headingAt: Date | null; readonly host: string },
): Promise<void> {
  const { fingerprint, headingAt, host } = shown;
  await db
    .update(pages)
    .set({ fingerprint, host, goneCount: 0, ...(headingAt !== null && { headingAt }) })
    .where(eq(pages.fileId, fileId));
}

/** Another file that shows the same page; `null` when there is none. */
export async function fileShowing(
  db: Database | Transaction,
  fingerprint: string,
  but: number,
): Promise<number | null> {
  const [found] = await db
    .select({ fileId: pages.fileId })
    .from(pages)
    .where(and(eq(pages.fingerprint, fingerprint), ne(pages.fileId, but)))
    .orderBy(asc(pages.fileId))
    .limit(1);
  return found?.fileId ?? null;
}

/** What was taken for another document is shown under a second file id as well: it proves nothing. */
export async function doubtOther(
  db: Database | Transaction,
  fileId: number,
  reason: string,
  nextTryAt: Date,
): Promise<void> {
  await db
    .update(pages)
    .set({
      state: 'incomplete',
      reason,
      headingAt: null,
      readAt: null,
      etag: null,
      lastModified: null,
      ...dueAt(nextTryAt),
    })
    .where(and(eq(pages.fileId, fileId), eq(pages.state, 'other')));
}

/** Pages that bore a heading when they were last read, the highest up to `fileId` first. */
export async function provenPages(
  db: Database,
  fileId: number,
  limit: number,
): Promise<{ readonly fileId: number; readonly url: string }[]> {
  return db
    .select({ fileId: pages.fileId, url: pages.url })
    .from(pages)
    .where(and(lte(pages.fileId, fileId), isNotNull(pages.headingAt)))
    .orderBy(desc(pages.fileId))
    .limit(limit);
}

/** When the files with the highest ids that were news and are documents were first seen, the latest first. */
export async function latestFinds(db: Database, limit: number): Promise<Date[]> {
  const found = await db
    .select({ at: pages.seenAt })
    .from(pages)
    .where(and(eq(pages.baseline, false), isNotNull(pages.headingAt)))
    .orderBy(desc(pages.fileId))
    .limit(limit);
  return found.map(({ at }) => at).toSorted((a, b) => b.getTime() - a.getTime());
}
