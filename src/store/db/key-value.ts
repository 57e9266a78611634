import { eq, sql } from 'drizzle-orm';
import type { Database, Transaction } from './database.ts';
import { facts } from './schema.ts';

/** A single fact that outlives a restart; `null` when it was never set. */
export async function keyValue(db: Database | Transaction, key: string): Promise<unknown> {
  const [found] = await db.select({ value: facts.value }).from(facts).where(eq(facts.key, key));
  return found?.value ?? null;
}

export async function setKeyValue(db: Database, key: string, value: NonNullable<unknown>): Promise<void> {
  await db.insert(facts).values({ key, value }).onConflictDoUpdate({ target: facts.key, set: { value } });
}

/** Those whose key begins with this, by key. */
export async function keyValuesNamed(
  db: Database,
  prefix: string,
): Promise<{ key: string; value: unknown }[]> {
  return db
    .select()
    .from(facts)
    .where(sql`starts_with(${facts.key}, ${prefix})`)
    .orderBy(facts.key);
}

export async function deleteKeyValue(db: Database, key: string): Promise<void> {
  await db.delete(facts).where(eq(facts.key, key));
}
