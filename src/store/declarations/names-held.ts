import { eq } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { declarations } from '../db/schema.ts';

/** How many signatories of a declaration are held; 0 where it is not. */
export async function namesHeld(db: Database, number: number): Promise<number> {
  const [found] = await db
    .select({ count: declarations.signatoryCount })
    .from(declarations)
    .where(eq(declarations.number, number));
  return found?.count ?? 0;
}
