import { eq } from 'drizzle-orm';
import type { Database, Transaction } from '../db/database.ts';
import { declarations, type Unannounced } from '../db/schema.ts';

/** Why a declaration alerted nobody when it was first stored; `null` when it was news. */
export async function unannouncedOf(db: Database, declarationId: number): Promise<Unannounced | null> {
  const [found] = await db
    .select({ unannounced: declarations.unannounced })
    .from(declarations)
    .where(eq(declarations.id, declarationId));
  return found?.unannounced ?? null;
}

export async function setUnannounced(
  tx: Transaction,
  declarationId: number,
  unannounced: Unannounced | null,
): Promise<void> {
  await tx.update(declarations).set({ unannounced }).where(eq(declarations.id, declarationId));
}

/** When a declaration was first stored. */
export async function firstSeenAt(db: Database, declarationId: number): Promise<Date> {
  const [found] = await db
    .select({ at: declarations.firstSeenAt })
    .from(declarations)
    .where(eq(declarations.id, declarationId));
  if (!found) throw new Error(`No declaration has the id ${declarationId}.`);
  return found.at;
}
