import { z } from 'zod';
import type { Transaction } from '../db/database.ts';
import { keyValue, setKeyValue } from '../db/key-value.ts';

const key = 'restored';

const record = z.object({ copiedAt: z.coerce.date(), at: z.coerce.date() });

/** Notes that the store was restored from what was copied at some time: what happened in between it does not know. */
export async function noteRestored(tx: Transaction, copiedAt: Date, at: Date): Promise<void> {
  await setKeyValue(tx, key, { copiedAt: copiedAt.toISOString(), at: at.toISOString() });
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
