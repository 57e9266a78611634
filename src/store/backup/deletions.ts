import { and, eq, sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { Database, Transaction } from '../db/database.ts';
import { keyValue } from '../db/key-value.ts';
import { facts } from '../db/schema.ts';

const key = 'copies.outdated';

/**
 * Notes that what the copies beside the database hold was deleted at somebody's wish. Call it in the transaction that deletes: so
 * it is remembered, through crashes, until {@link settleDeletion}. Whose wish it was is not noted.
 */
export async function noteDeletion(tx: Transaction): Promise<void> {
  const value = randomUUID();
  await tx.insert(facts).values({ key, value }).onConflictDoUpdate({ target: facts.key, set: { value } });
}

/** What stands for the newest deletion that older copies do not know of; `null` when they know of all. */
export async function pendingDeletion(db: Database): Promise<string | null> {
  const value = await keyValue(db, key);
  return typeof value === 'string' ? value : null;
}

/** Every copy that was made before this deletion is gone. One that came after it stays noted. */
export async function settleDeletion(db: Database, deletion: string): Promise<void> {
  await db.delete(facts).where(and(eq(facts.key, key), sql`${facts.value} = to_jsonb(${deletion}::text)`));
}
