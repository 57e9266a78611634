import { sql } from 'drizzle-orm';
import { rows, type Database } from '../db/database.ts';

/** States that are counted: what waits, and what needs somebody. All others end somewhere and only grow. */
const counted = ['pending', 'sending', 'held'] as const;

export interface DeliveryFigures {
  readonly byState: Readonly<Record<string, number>>;
  /** By state: how old the oldest is, in seconds; 0 when none is. */
  readonly oldest: Readonly<Record<string, number>>;
  /** How old the oldest is of those that may be posted, in seconds; 0 when none is. */
  readonly oldestDueSeconds: number;
}

/**
 * Counts the deliveries that are open, over an index of those alone. Each is as old as it is due; one that was tried and put off,
 * which is due again later, is as old as the alert, so that a long outage shows.
 */
export async function deliveryFigures(db: Database, now: Date): Promise<DeliveryFigures> {
  const found = rows<{ state: string; count: number | string; age: number | string | null }>(
    await db.execute(sql`
      select state, count(*) as count,
        extract(epoch from ${now.toISOString()}::timestamptz
          - min(case when form = 'alert' and (attempts > 0 or state = 'held') then created_at else due_at end)) as age
      from deliveries where state in ('pending', 'sending', 'held') group by state`),
  );
  const byState = Object.fromEntries(counted.map((state) => [state, 0]));
  const oldest = { ...byState };
  for (const { state, count, age } of found) {
    byState[state] = Number(count);
    oldest[state] = Math.max(0, Number(age ?? 0));
  }
  return { byState, oldest, oldestDueSeconds: Math.max(oldest['pending'] ?? 0, oldest['sending'] ?? 0) };
}

/** How long a delivery took, in seconds. */
export interface PostingTime {
  readonly sinceDue: number;
  /** Since its declaration was first seen; `null` where it tells of a later edition. */
  readonly sinceSeen: number | null;
}

/** Of deliveries that are posted: how long they took. */
export async function postingTimes(db: Database, ids: readonly number[]): Promise<PostingTime[]> {
  const found = rows<{ due: number | string; seen: number | string | null }>(
    await db.execute(sql`
      select extract(epoch from d.finished_at - d.due_at) as due,
        case when d.edition = 1 then extract(epoch from d.finished_at - l.first_seen_at) end as seen
      from deliveries d join declarations l on l.id = d.declaration_id
      where d.id = any(${sql.param([...ids])}::bigint[]) and d.finished_at is not null`),
  );
  return found.map(({ due, seen }) => ({
    sinceDue: Math.max(0, Number(due)),
    sinceSeen: seen === null ? null : Math.max(0, Number(seen)),
  }));
}
