import { sql } from 'drizzle-orm';
import { rows, type Database } from '../db/database.ts';

/**
 * The number of the declaration that a seed picks, the same as long as no other comes. Numbers have gaps: the first one
 * held from a number on is taken, which makes those behind a gap a little likelier.
 */
export async function randomDeclaration(db: Database, seed: number): Promise<number | null> {
  const [found] = rows<{ number: number | null }>(
    await db.execute(sql`
      with span as (select min(number) as low, max(number) as high from declarations)
      select (
        select number from declarations
        where number >= span.low + ${seed}::bigint % (span.high - span.low + 1)
        order by number limit 1
      ) as number
      from span`),
  );
  return found?.number ?? null;
}
