import { sql } from 'drizzle-orm';
import { rows, type Database } from '../db/database.ts';

/** Enough to tell what the Assembly writes about these years, and few enough to be counted at every look. */
const newest = 1_000;

/** ISO codes of the countries that most of the newest declarations are about, the most frequent first. */
export async function countriesMostWrittenAbout(db: Database, most: number): Promise<string[]> {
  const found = rows<{ code: string }>(
    await db.execute(sql`
      select code from (select concerns from declarations order by number desc limit ${newest}) as recent,
        unnest(recent.concerns) as code
      group by code order by count(*) desc, code limit ${most}`),
  );
  return found.map(({ code }) => code);
}
