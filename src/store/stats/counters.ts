import { sql } from 'drizzle-orm';
import { rows, type Database } from '../db/database.ts';

/** What is counted of what: see `hemicycle_counts` in the migrations. */
export type CounterKind =
  | 'total'
  | 'year'
  | 'topic'
  | 'delegation'
  | 'delegation/year'
  | 'delegation/topic'
  | 'delegation/delegation'
  | 'delegation/group'
  | 'delegation/signatory'
  | 'group'
  | 'group/year'
  | 'group/topic'
  | 'group/group'
  | 'group/delegation'
  | 'group/signatory'
  | 'signatory'
  | 'signatory/year'
  | 'tabled'
  | 'tabled/year';

export interface Counter {
  readonly key: string;
  readonly n: number;
}

/** Sums of one kind about one thing, the largest first. */
export async function countersOf(db: Database, of: CounterKind, a = '', limit = 1000): Promise<Counter[]> {
  return rows<Counter>(
    await db.execute(sql`
      select b as key, n from tallies where of = ${of} and a = ${a} and n > 0
      order by n desc, b limit ${limit}`),
  );
}

/** Sums of several kinds about one thing. */
export async function countersOfEach<Of extends CounterKind>(
  db: Database,
  kinds: readonly Of[],
  a: string,
): Promise<Record<Of, Counter[]>> {
  const found = rows<Counter & { of: Of }>(
    await db.execute(sql`
      select of, b as key, n from tallies where of = any(${sql.param([...kinds])}::text[]) and a = ${a} and n > 0
      order by n desc, b`),
  );
  const sums = kinds.map((kind) => [kind, found.filter(({ of }) => of === kind)]);
  return Object.fromEntries(sums) as Record<Of, Counter[]>;
}

export async function countOf(db: Database, of: CounterKind, a = ''): Promise<number> {
  const [found] = rows<{ n: number }>(
    await db.execute(sql`select count(*)::int as n from tallies where of = ${of} and a = ${a} and n > 0`),
  );
  return found?.n ?? 0;
}

export async function sumOf(db: Database, of: CounterKind, a: string, b: string): Promise<number> {
  const [found] = rows<{ n: number }>(
    await db.execute(sql`select n from tallies where of = ${of} and a = ${a} and b = ${b}`),
  );
  return found?.n ?? 0;
}

/** Of a number of years from the first with any to the last, in order, none left out. */
export function byYear(sums: readonly Counter[]): { year: number; n: number }[] {
  const counted = new Map(sums.map(({ key, n }) => [Number(key), n]));
  const years = [...counted.keys()];
  if (years.length === 0) return [];
  const first = Math.min(...years);
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, at) => ({
    year: first + at,
    n: counted.get(first + at) ?? 0,
  }));
}
