import { and, asc, eq, gte, isNull, lte, or } from 'drizzle-orm';
import type { Database } from '../../db/database.ts';
import { declarations, pages } from '../../db/schema.ts';
import { dueAt, isPageDue } from './page-due.ts';
import { address } from './page-inbox.ts';

/** A page that holds a declaration, to be read again. */
export interface HeldPage {
  readonly fileId: number;
  readonly url: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly attempts: number;
  /** When it was last sent with its heading. */
  readonly headingAt: Date | null;
  /** When it was last looked at. */
  readonly readAt: Date | null;
  /** Day of the declaration's first edition. */
  readonly tabledOn: string;
}

/** The pages of declarations tabled since a day that were last read before a moment, the longest ago first. */
export async function heldPages(
  db: Database,
  wanted: {
    readonly tabledSince: string;
    readonly readBefore: Date;
    readonly now: Date;
    readonly servedAt: Date | null;
  },
): Promise<HeldPage[]> {
  return db
    .select({
      ...address,
      attempts: pages.attempts,
      headingAt: pages.headingAt,
      readAt: pages.readAt,
      tabledOn: declarations.tabledOn,
    })
    .from(pages)
    .innerJoin(declarations, eq(declarations.fileId, pages.fileId))
    .where(
      and(
        eq(pages.state, 'declaration'),
        gte(declarations.tabledOn, wanted.tabledSince),
        or(isNull(pages.readAt), lte(pages.readAt, wanted.readBefore)),
        isPageDue(wanted),
      ),
    )
    .orderBy(asc(pages.readAt), asc(pages.fileId));
}

/** The page was looked at again and nothing is to be done. */
export async function pageLookedAt(db: Database, fileId: number, now: Date): Promise<void> {
  await db
    .update(pages)
    .set({ readAt: now, attempts: 0, ...dueAt(now) })
    .where(eq(pages.fileId, fileId));
}

/** The page could not be looked at again just now. */
export async function putOffPage(
  db: Database,
  page: Pick<HeldPage, 'fileId' | 'attempts'>,
  putOff: { readonly nextTryAt: Date; readonly putOffAt: Date | null },
): Promise<void> {
  await db
    .update(pages)
    .set({ ...putOff, attempts: page.attempts + 1 })
    .where(eq(pages.fileId, page.fileId));
}
