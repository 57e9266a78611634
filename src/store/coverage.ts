import { sql } from 'drizzle-orm';
import { rows, type Database } from './database.ts';

/** Numbers between two that are held. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

export interface Coverage {
  /** How many numbers are missing between the lowest and the highest held. */
  readonly missing: number;
  /** The gaps with the highest numbers, highest first. */
  readonly gaps: readonly Gap[];
}

const gapsNamed = 25;

/** Which declarations are not held, as far as the numbers tell: they are given in one sequence. */
export async function coverage(db: Database): Promise<Coverage> {
  const found = rows<Gap & { missing: number }>(
    await db.execute(sql`
      with steps as (
        select number, lead(number) over (order by number) as next from declarations
      )
      select number + 1 as "from", next - 1 as "to",
        (sum(next - number - 1) over ())::int as missing
      from steps where next > number + 1
      order by number desc limit ${gapsNamed}`),
  );
  return { missing: found[0]?.missing ?? 0, gaps: found.map(({ from, to }) => ({ from, to })) };
}
