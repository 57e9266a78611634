import { eq } from 'drizzle-orm';
import type { Database } from './database.ts';
import { facts } from './schema.ts';

/** A single fact that outlives a restart; `null` when it was never set. */
export async function fact(db: Database, key: string): Promise<unknown> {
  const [found] = await db.select({ value: facts.value }).from(facts).where(eq(facts.key, key));
  return found?.value ?? null;
}

export async function setFact(db: Database, key: string, value: NonNullable<unknown>): Promise<void> {
  await db.insert(facts).values({ key, value }).onConflictDoUpdate({ target: facts.key, set: { value } });
}
