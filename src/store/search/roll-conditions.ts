import { sql, type SQL } from 'drizzle-orm';
import type { SearchFor } from './search-for.ts';

/** Every one of them is required. */
export const all = (conditions: readonly SQL[]): SQL =>
  conditions.length === 0 ? sql`true` : sql.join([...conditions], sql` and `);

/** What a roll `r` has. */
export function told({
  topic,
  country,
  delegation,
  group,
}: Pick<SearchFor, 'topic' | 'country' | 'delegation' | 'group'>): SQL[] {
  const has = (column: SQL, value: string | null) =>
    value === null ? [] : [sql`${column} @> array[${value}]::text[]`];
  return [
    ...has(sql`r.topics`, topic),
    ...has(sql`r.concerns`, country),
    ...has(sql`r.delegations`, delegation),
    ...has(sql`r.groups`, group),
  ];
}

/** The days on which it was tabled. */
export function tabled({ from, to }: Pick<SearchFor, 'from' | 'to'>): SQL[] {
  return [
    ...(from === null ? [] : [sql`r.tabled_on >= ${from}::date`]),
    ...(to === null ? [] : [sql`r.tabled_on <= ${to}::date`]),
  ];
}
