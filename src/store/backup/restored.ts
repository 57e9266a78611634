import * as z from 'zod';
import type { Database, Transaction } from '../db/database.ts';
import { keyValue, setKeyValue } from '../db/key-value.ts';

const key = 'restored';

const record = z.object({
  copiedAt: z.coerce.date(),
  at: z.coerce.date(),
  /** What was told in between was read back from Discord, as far as it can be read. */
  readBack: z.boolean().default(false),
});

/** Notes that the store was restored from what was copied at some time: what happened in between it does not know. */
export async function noteRestored(tx: Transaction, copiedAt: Date, at: Date): Promise<void> {
  const before = record.safeParse(await keyValue(tx, key)).data;
  // Restored twice: what the first did not know, the second does not know either.
  const isWithin = before !== undefined && before.at >= copiedAt && before.copiedAt < copiedAt;
  const since = isWithin ? before.copiedAt : copiedAt;
  await setKeyValue(tx, key, { copiedAt: since.toISOString(), at: at.toISOString() });
}

/** Since when what was told is to be read back from Discord; `null` where nothing is. */
export async function unreadRestoring(db: Database): Promise<Date | null> {
  const restored = record.safeParse(await keyValue(db, key)).data;
  return restored?.readBack === false ? restored.copiedAt : null;
}

export async function noteReadBack(tx: Transaction): Promise<void> {
  const restored = record.safeParse(await keyValue(tx, key)).data;
  if (restored) await setKeyValue(tx, key, { ...restored, readBack: true });
}

/**
 * Since when a declaration of a day may have been told by the store that this one was restored from; `null` when it cannot have
 * been. Whoever posts it looks into the channel first.
 *
 * @param day `YYYY-MM-DD`, of its newest edition.
 */
export async function restoredSince(tx: Transaction, day: string): Promise<Date | null> {
  const restored = record.safeParse(await keyValue(tx, key)).data;
  // A text is published on its day or later, never before it.
  if (!restored || day > restored.at.toISOString().slice(0, 10)) return null;
  return restored.copiedAt;
}
