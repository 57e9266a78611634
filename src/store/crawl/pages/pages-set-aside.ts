import { sql } from 'drizzle-orm';
import { rows, type Database } from '../../db/database.ts';

/** After so many tries that failed, about a day of them, a page that is there and was never stored counts as damaged. */
const triesOfADay = 12;

/** Pages that are there and of which nothing could be made so far. */
export interface PagesSetAside {
  readonly count: number;
  /** When the first of them became known. */
  readonly oldest: Date | null;
  /** The newest, at most as many as asked for. */
  readonly files: readonly number[];
}

/** Reads the inbox alone, over its index. */
export async function pagesSetAside(db: Database, limit: number): Promise<PagesSetAside> {
  const found = rows<{ file_id: number; seen_at: string; total: number | string }>(
    await db.execute(sql`
      select file_id, min(seen_at) over () as seen_at, count(*) over () as total from pages
      where state in ('waiting', 'incomplete')
        and (state = 'incomplete' or (gone_count = 0 and attempts >= ${triesOfADay}))
      order by file_id desc limit ${limit}`),
  );
  const [first] = found;
  return {
    count: Number(first?.total ?? 0),
    oldest: first === undefined ? null : new Date(first.seen_at),
    files: found.map(({ file_id: fileId }) => fileId),
  };
}
