import { sql } from 'drizzle-orm';
import { rows, type Database } from '../db/database.ts';

/** Those of some signatories whose name somebody else of their delegation has as well. */
export async function withNamesakes(db: Database, ids: readonly number[]): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set();
  const found = rows<{ id: number }>(
    await db.execute(sql`
      select a.id from signatories a where a.id = any(${sql.param([...ids])}::int[]) and exists (
        select 1 from signatories b where b.delegation = a.delegation and b.folded = a.folded and b.id <> a.id)`),
  );
  return new Set(found.map(({ id }) => id));
}
