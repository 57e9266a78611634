import { and, eq, gt, lte } from 'drizzle-orm';
import type { Database, Transaction } from '../db/database.ts';
import { uploads, type UploadItem, type UploadOutcome, type UploadState } from '../db/schema.ts';

/** How long what an operator attached is kept, and with it its buttons work. */
export const uploadsKeptMs = 14 * 24 * 60 * 60_000;

export type Upload = typeof uploads.$inferSelect;

/** @returns the id that buttons name. */
export async function saveUpload(db: Database, items: readonly UploadItem[], now: Date): Promise<Upload> {
  const [kept] = await db
    .insert(uploads)
    .values({ items, expiresAt: new Date(now.getTime() + uploadsKeptMs) })
    .returning();
  if (!kept) throw new Error('What was attached could not be stored.');
  return kept;
}

/** The upload, locked until the end of the transaction; `null` when it was forgotten. */
export async function lockUpload(tx: Transaction, id: number, now: Date): Promise<Upload | null> {
  const [found] = await tx
    .select()
    .from(uploads)
    .where(and(eq(uploads.id, id), gt(uploads.expiresAt, now)))
    .for('update');
  return found ?? null;
}

export async function closeUpload(
  tx: Transaction,
  id: number,
  state: Exclude<UploadState, 'open'>,
  outcomes: readonly UploadOutcome[],
): Promise<void> {
  await tx.update(uploads).set({ state, outcomes }).where(eq(uploads.id, id));
}

/** Deletes what was kept long enough. */
export async function forgetOldUploads(db: Database, now: Date): Promise<void> {
  await db.delete(uploads).where(lte(uploads.expiresAt, now));
}
