import { and, between, eq, inArray, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../db/database.ts';
import { keyValue, setKeyValue } from '../db/key-value.ts';
import { maxBytesKept } from './pages/page-inbox.ts';
import { pages, type PageState } from '../db/schema.ts';

/** What the inbox knows of a file. */
export interface KnownPage {
  readonly state: PageState;
  /** Nobody waits for an alert about it. */
  readonly baseline: boolean;
}

/** The files with ids from `from` to `to`, both included, that the inbox knows. */
export async function knownPages(
  db: Database | Transaction,
  from: number,
  to: number,
): Promise<ReadonlyMap<number, KnownPage>> {
  const found = await db
    .select({ fileId: pages.fileId, state: pages.state, baseline: pages.baseline })
    .from(pages)
    .where(between(pages.fileId, from, to));
  return new Map(found.map(({ fileId, state, baseline }) => [fileId, { state, baseline }]));
}

/**
 * Keeps an incomplete page in quarantine, where the service tries it again. A page that was read for
 * good, or that waits as news, is left as it is.
 */
export async function quarantine(
  db: Database,
  page: { readonly fileId: number; readonly url: string; readonly bytes: Uint8Array },
  reason: string,
  times: { readonly now: Date; readonly nextTryAt: Date },
): Promise<void> {
  const held = {
    state: 'incomplete' as const,
    reason,
    bytes: page.bytes.slice(0, maxBytesKept),
    // They may be another page's.
    etag: null,
    lastModified: null,
    nextTryAt: times.nextTryAt,
  };
  await db
    .insert(pages)
    .values({ fileId: page.fileId, url: page.url, baseline: true, attempts: 1, seenAt: times.now, ...held })
    .onConflictDoUpdate({
      target: pages.fileId,
      set: { ...held, attempts: sql`${pages.attempts} + 1` },
      setWhere: sql`${pages.state} in ('waiting', 'incomplete') and ${pages.baseline}`,
    });
}

const importedKey = (digest: string) => `imported:${digest}`;

/** Whether a page with this digest was stored as a declaration by an earlier import. */
export async function wasImported(db: Database, digest: string): Promise<boolean> {
  return (await keyValue(db, importedKey(digest))) !== null;
}

/** Remembers a stored page. Call it in the transaction that stores the declaration. */
export async function rememberImported(tx: Transaction, digest: string): Promise<void> {
  await setKeyValue(tx, importedKey(digest), true);
}

/**
 * The files hold declarations that somebody else read: none of them need be read for them. They prove nothing about the site, so
 * nothing is noted as seen.
 */
export async function settleBrought(tx: Transaction, fileIds: readonly number[]): Promise<void> {
  await tx
    .update(pages)
    .set({ state: 'declaration', reason: null, bytes: null, attempts: 0, goneCount: 0 })
    .where(inArray(pages.fileId, [...fileIds]));
}

/** Those of some files that wait in the inbox as news. */
export async function awaitedAsNews(
  tx: Transaction,
  fileIds: readonly number[],
): Promise<ReadonlySet<number>> {
  if (fileIds.length === 0) return new Set();
  const found = await tx
    .select({ fileId: pages.fileId })
    .from(pages)
    .where(
      and(
        inArray(pages.fileId, [...fileIds]),
        eq(pages.baseline, false),
        inArray(pages.state, ['waiting', 'incomplete']),
      ),
    );
  return new Set(found.map(({ fileId }) => fileId));
}
