import { sql } from 'drizzle-orm';
import { rows, type Database } from '../db/database.ts';

/** A table of the store, with the columns that are written: not those that the database makes of others. */
export interface StoredTable {
  readonly name: string;
  readonly columns: readonly string[];
}

/** Every table of the schema that the session uses, by name. What ran of the migrations is not among them. */
export async function storedTables(db: Database): Promise<readonly StoredTable[]> {
  return rows<StoredTable>(
    await db.execute(sql`
      select c.relname as name, json_agg(a.attname order by a.attnum) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
        and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      group by c.relname order by c.relname collate "C"`),
  );
}

export async function countRows(db: Database, table: string): Promise<number> {
  const [counted] = rows<{ n: number | string }>(
    await db.execute(sql`select count(*) as n from ${sql.identifier(table)}`),
  );
  return Number(counted?.n ?? 0);
}

/**
 * A sum over what the rows of a table say, whatever their order: the same on every engine. A decimal number.
 */
export async function sumOfRows(db: Database, table: StoredTable): Promise<{ rows: number; sum: string }> {
  const [summed] = rows<{ n: number | string; sum: string | null }>(
    await db.execute(sql`
      select count(*) as n, sum(${rowHash})::text as sum from (${dumpedRows(table)}) r`),
  );
  return { rows: Number(summed?.n ?? 0), sum: summed?.sum ?? '0' };
}

/** Each row as the text of a JSON object, on one line. */
export const dumpedRows = ({ name, columns }: StoredTable) => sql`
  select to_jsonb(t)::text as row from (
    select ${sql.join(
      columns.map((column) => sql.identifier(column)),
      sql`, `,
    )} from ${sql.identifier(name)}
  ) t`;

/** Of the text of a row, in eight bytes. */
export const rowHash = sql`hashtextextended(r.row, 0)::numeric`;

/** What a session prints must not depend on how the server is set. */
export const plainOutput = sql`
  select set_config('bytea_output', 'hex', true), set_config('timezone', 'UTC', true), set_config('extra_float_digits', '1', true)`;

/** Where the next number of each table comes from, and whether the last one was given away. */
export interface Sequence {
  readonly name: string;
  readonly last: number;
}

/** Those that gave a number away. */
export async function sequencesOf(db: Database): Promise<readonly Sequence[]> {
  const found = rows<{ name: string; last: number | string | null }>(
    await db.execute(sql`
      select sequencename as name, last_value as last from pg_sequences
      where schemaname = current_schema() and last_value is not null order by sequencename collate "C"`),
  );
  return found.map(({ name, last }) => ({ name, last: Number(last) }));
}
