import { sql } from 'drizzle-orm';
import { rows, type Database } from '../db/database.ts';

/** When a digest that is told so comes next: what the outbox would put into the delivery. */
export async function nextDigest(
  db: Database,
  told: {
    readonly pace: 'daily' | 'weekly';
    readonly hour: number;
    readonly weekday: number;
    /** An IANA name. */
    readonly timeZone: string;
  },
  now: Date,
): Promise<Date> {
  const [found] = rows<{ ms: number }>(
    await db.execute(sql`
      select extract(epoch from hemicycle_next(${now.toISOString()}::timestamptz,
        ${told.timeZone}, ${told.pace}, ${told.hour}::int, ${told.weekday}::int))::float8 * 1000 as ms`),
  );
  return new Date(found?.ms ?? now);
}
