import { and, asc, eq, gt, inArray, lt, lte, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../../db/database.ts';
import { pages } from '../../db/schema.ts';
import { dueAt, isPageDue } from './page-due.ts';

/** A file of the Assembly, waiting to be read or to be read again. */
export interface WaitingPage {
  readonly fileId: number;
  readonly url: string;
  /** `other`: bore the heading of another kind of document, and is looked at again all the same. */
  readonly state: 'waiting' | 'incomplete' | 'other';
  readonly baseline: boolean;
  readonly attempts: number;
  /** Times that its address answered 404 or 410 since a page was last shown. */
  readonly goneCount: number;
  readonly seenAt: Date;
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
export const maxBytesKept = 1_000_000;

/**
 * Puts files not known yet into the inbox; those known are left as they are, but for those taken for withdrawn: a source
 * that names one again takes that back.
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
    .onConflictDoUpdate({
      target: pages.fileId,
      // One more 404 is enough to put it away again.
      set: { state: 'waiting', attempts: 0, ...dueAt(options.now) },
      setWhere: eq(pages.state, 'gone'),
    })
    .returning({ fileId: pages.fileId, goneCount: pages.goneCount });
  return added.filter(({ goneCount }) => goneCount === 0).map((row) => row.fileId);
}

export const address = {
  fileId: pages.fileId,
  url: pages.url,
  etag: pages.etag,
  lastModified: pages.lastModified,
};

const inbox = {
  ...address,
  state: pages.state,
  baseline: pages.baseline,
  attempts: pages.attempts,
  reason: pages.reason,
  goneCount: pages.goneCount,
  seenAt: pages.seenAt,
};

/** Pages whose time has come (`isPageDue`): news before the baseline, then by file id. */
export async function duePages(
  db: Database,
  wanted: { readonly now: Date; readonly servedAt: Date | null; readonly limit: number },
): Promise<WaitingPage[]> {
  const found = await db
    .select(inbox)
    .from(pages)
    .where(and(inArray(pages.state, ['waiting', 'incomplete']), isPageDue(wanted)))
    .orderBy(asc(pages.baseline), asc(pages.fileId))
    .limit(wanted.limit);
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

/** The newest files have the highest ids; a page of the baseline is looked at again only among these. */
const newestFiles = 100;

/**
 * Pages of other documents that are young enough to be looked at again: what was published by mistake is replaced within
 * days. Those looked at fewest times come first.
 */
export async function otherPagesDue(
  db: Database,
  wanted: { readonly now: Date; readonly looks: number; readonly limit: number },
): Promise<WaitingPage[]> {
  const found = await db
    .select(inbox)
    .from(pages)
    .where(
      and(
        eq(pages.state, 'other'),
        lt(pages.attempts, wanted.looks),
        lte(pages.nextTryAt, wanted.now),
        gt(
          pages.fileId,
          sql`(select max(file_id) - ${newestFiles}::int from pages where heading_at is not null)`,
        ),
      ),
    )
    .orderBy(asc(pages.attempts), asc(pages.fileId))
    .limit(wanted.limit);
  return found.map((page) => ({ ...page, state: 'other' }));
}

/** What was sent when the page was read as incomplete; `null` when it was not kept. */
export async function keptBytes(db: Database, fileId: number): Promise<Uint8Array | null> {
  const [found] = await db.select({ bytes: pages.bytes }).from(pages).where(eq(pages.fileId, fileId));
  return found?.bytes ?? null;
}

/** The page bears a heading: it holds a declaration, or a document that is not ours. */
export async function settlePage(
  db: Database | Transaction,
  fileId: number,
  state: 'declaration' | 'other',
  reason: string | null,
  now: Date,
): Promise<void> {
  await db
    .update(pages)
    .set({
      state,
      reason,
      readAt: now,
      headingAt: now,
      bytes: null,
      attempts: 0,
      goneCount: 0,
      ...dueAt(now),
    })
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
    .set({ state: 'waiting', reason, ...dueAt(nextTryAt), attempts: 0, etag: null, lastModified: null })
    .where(eq(pages.fileId, fileId));
}

/** The page of another document is to be looked at again. */
export async function lookAgainAt(
  db: Database | Transaction,
  fileId: number,
  looks: number,
  nextTryAt: Date,
): Promise<void> {
  await db
    .update(pages)
    .set({ attempts: looks, ...dueAt(nextTryAt) })
    .where(eq(pages.fileId, fileId));
}

/** The address answered that there is nothing: to be asked again at `nextTryAt`, or `null` when it was for weeks. */
export async function noteGone(
  db: Database,
  page: WaitingPage,
  reason: string,
  nextTryAt: Date | null,
): Promise<void> {
  const counted = { attempts: page.attempts + 1, goneCount: page.goneCount + 1, reason };
  await db
    .update(pages)
    .set(nextTryAt === null ? { ...counted, state: 'gone' } : { ...counted, ...dueAt(nextTryAt) })
    .where(eq(pages.fileId, page.fileId));
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
  putOff: { readonly nextTryAt: Date; readonly putOffAt: Date | null },
): Promise<void> {
  await db
    .update(pages)
    .set({
      ...putOff,
      attempts: page.attempts + 1,
      reason: page.state === 'waiting' ? reason : page.reason,
    })
    .where(eq(pages.fileId, page.fileId));
}

/** The page holds less than a declaration: it waits with what was sent and is tried again. */
export async function quarantinePage(
  db: Database | Transaction,
  page: Pick<WaitingPage, 'fileId' | 'attempts'>,
  sent: SentPage,
  reason: string,
  nextTryAt: Date,
): Promise<void> {
  // Without all of it there is nothing to read when the site says that it did not change.
  const isWhole = sent.bytes.byteLength <= maxBytesKept;
  await db
    .update(pages)
    .set({
      state: 'incomplete',
      reason,
      ...dueAt(nextTryAt),
      attempts: page.attempts + 1,
      bytes: sent.bytes.slice(0, maxBytesKept),
      etag: isWhole ? sent.etag : null,
      lastModified: isWhole ? sent.lastModified : null,
    })
    .where(eq(pages.fileId, page.fileId));
}
