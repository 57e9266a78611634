import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lte, or } from 'drizzle-orm';
import type { Database, Transaction } from './database.ts';
import { declarations, pages } from './schema.ts';

/** A file of the Assembly, waiting to be read or to be read again. */
export interface WaitingPage {
  readonly fileId: number;
  readonly url: string;
  readonly state: 'waiting' | 'incomplete';
  readonly baseline: boolean;
  readonly attempts: number;
  readonly reason: string | null;
  /** What the site gave us with the page kept. */
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** A page as it was sent, and what to ask later whether it changed. */
export interface SentPage {
  readonly bytes: Uint8Array;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** No more of an incomplete page is kept. */
export const mostBytesKept = 1_000_000;

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

const address = { fileId: pages.fileId, url: pages.url, etag: pages.etag, lastModified: pages.lastModified };

/** Pages whose time has come: news before the baseline, then by file id. */
export async function duePages(db: Database, now: Date): Promise<WaitingPage[]> {
  const found = await db
    .select({
      ...address,
      state: pages.state,
      baseline: pages.baseline,
      attempts: pages.attempts,
      reason: pages.reason,
    })
    .from(pages)
    .where(and(inArray(pages.state, ['waiting', 'incomplete']), lte(pages.nextTryAt, now)))
    .orderBy(asc(pages.baseline), asc(pages.fileId));
  return found.map((page) => ({
    ...page,
    state: page.state === 'incomplete' ? 'incomplete' : 'waiting',
  }));
}

/** When the inbox first knew of a file; `null` when it does not. */
export async function pageSeen(db: Database, fileId: number): Promise<Date | null> {
  const [found] = await db.select({ seenAt: pages.seenAt }).from(pages).where(eq(pages.fileId, fileId));
  return found?.seenAt ?? null;
}

/** What was sent when the page was read as incomplete; `null` when it was not kept. */
export async function keptBytes(db: Database, fileId: number): Promise<Uint8Array | null> {
  const [found] = await db.select({ bytes: pages.bytes }).from(pages).where(eq(pages.fileId, fileId));
  return found?.bytes ?? null;
}

/** The page was read for good: it holds a declaration, or something that is not ours. */
export async function settlePage(
  db: Database | Transaction,
  fileId: number,
  state: 'declaration' | 'other',
  reason: string | null,
  now: Date,
): Promise<void> {
  await db
    .update(pages)
    .set({ state, reason, readAt: now, bytes: null, attempts: 0, nextTryAt: now })
    .where(eq(pages.fileId, fileId));
}

/** The page is read again at a time, as if it had never been read. */
export async function waitForPage(
  tx: Transaction,
  fileId: number,
  reason: string,
  nextTryAt: Date,
): Promise<void> {
  await tx
    .update(pages)
    .set({ state: 'waiting', reason, nextTryAt, attempts: 0, etag: null, lastModified: null })
    .where(eq(pages.fileId, fileId));
}

/** What to ask with when the page is read again. */
export async function keepValidators(
  db: Database | Transaction,
  fileId: number,
  { etag, lastModified }: Pick<SentPage, 'etag' | 'lastModified'>,
): Promise<void> {
  await db.update(pages).set({ etag, lastModified }).where(eq(pages.fileId, fileId));
}

/** The page could not be read just now: it is tried again. What is known of an incomplete page stays. */
export async function retryPage(
  db: Database,
  page: WaitingPage,
  reason: string,
  nextTryAt: Date,
): Promise<void> {
  await db
    .update(pages)
    .set({
      nextTryAt,
      attempts: page.attempts + 1,
      reason: page.state === 'incomplete' ? page.reason : reason,
    })
    .where(eq(pages.fileId, page.fileId));
}

/** The page holds less than a declaration: it waits with what was sent and is tried again. */
export async function quarantinePage(
  db: Database | Transaction,
  page: WaitingPage,
  sent: SentPage,
  reason: string,
  nextTryAt: Date,
): Promise<void> {
  // Without all of it there is nothing to read when the site says that it did not change.
  const isWhole = sent.bytes.byteLength <= mostBytesKept;
  await db
    .update(pages)
    .set({
      state: 'incomplete',
      reason,
      nextTryAt,
      attempts: page.attempts + 1,
      bytes: sent.bytes.slice(0, mostBytesKept),
      etag: isWhole ? sent.etag : null,
      lastModified: isWhole ? sent.lastModified : null,
    })
    .where(eq(pages.fileId, page.fileId));
}

/** A page that holds a declaration, to be read again. */
export interface HeldPage {
  readonly fileId: number;
  readonly url: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly attempts: number;
  /** Day of the declaration's first edition. */
  readonly tabledOn: string;
}

/** The pages of declarations tabled since a day that were last read before a moment, the longest ago first. */
export async function heldPages(
  db: Database,
  wanted: { readonly tabledSince: string; readonly readBefore: Date; readonly now: Date },
): Promise<HeldPage[]> {
  return db
    .select({ ...address, attempts: pages.attempts, tabledOn: declarations.tabledOn })
    .from(pages)
    .innerJoin(declarations, eq(declarations.fileId, pages.fileId))
    .where(
      and(
        eq(pages.state, 'declaration'),
        gte(declarations.tabledOn, wanted.tabledSince),
        or(isNull(pages.readAt), lte(pages.readAt, wanted.readBefore)),
        lte(pages.nextTryAt, wanted.now),
      ),
    )
    .orderBy(asc(pages.readAt), asc(pages.fileId));
}

/** The page was looked at again and nothing is to be done. */
export async function pageLookedAt(db: Database, fileId: number, now: Date): Promise<void> {
  await db.update(pages).set({ readAt: now, attempts: 0, nextTryAt: now }).where(eq(pages.fileId, fileId));
}

/** The page could not be looked at again just now. */
export async function putOffPage(
  db: Database,
  page: Pick<HeldPage, 'fileId' | 'attempts'>,
  nextTryAt: Date,
): Promise<void> {
  await db
    .update(pages)
    .set({ nextTryAt, attempts: page.attempts + 1 })
    .where(eq(pages.fileId, page.fileId));
}

/** Pages that the site is known to have had, the highest up to `fileId` first. */
export async function lastReadPages(
  db: Database,
  fileId: number,
  limit: number,
): Promise<Pick<WaitingPage, 'fileId' | 'url' | 'etag' | 'lastModified'>[]> {
  return db
    .select(address)
    .from(pages)
    .where(
      and(lte(pages.fileId, fileId), isNotNull(pages.readAt), inArray(pages.state, ['declaration', 'other'])),
    )
    .orderBy(desc(pages.fileId))
    .limit(limit);
}
