import { sql } from 'drizzle-orm';
import { rows, type Database } from '../db/database.ts';

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

interface NumbersHeld {
  readonly declarations: number;
  readonly lowest: number | null;
  readonly highest: number | null;
}

const gapsNamed = 25;

/** Which declarations are not held, as far as the numbers tell: they are given in one sequence. */
export async function numberCoverage(
  db: Database,
  { declarations: held, lowest, highest }: NumbersHeld,
): Promise<Coverage> {
  const missing = lowest === null || highest === null ? 0 : highest - lowest + 1 - held;
  if (missing === 0) return { missing, gaps: [] };
  // Downwards through the index of the numbers, and no further than the last gap that is named.
  const gaps = rows<Gap>(
    await db.execute(sql`
      with steps as (
        select number, lag(number) over (order by number desc) as above from declarations
      )
      select number + 1 as "from", above - 1 as "to" from steps where above > number + 1 limit ${gapsNamed}`),
  );
  return { missing, gaps: gaps.toSorted((a, b) => b.from - a.from) };
}

/** How many declarations are held, and the ends of their numbers: each through an index. */
export async function storedNumbers(db: Database): Promise<NumbersHeld> {
  const [found] = rows<NumbersHeld>(
    await db.execute(sql`
      select (select count(*)::int from declarations) as declarations,
        (select min(number) from declarations) as lowest, (select max(number) from declarations) as highest`),
  );
  return found ?? { declarations: 0, lowest: null, highest: null };
}
