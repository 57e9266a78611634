import type { ExtractTablesWithRelations } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT, PgTransaction } from 'drizzle-orm/pg-core';
import type * as schema from './schema.ts';

interface EngineRows<Row> {
  readonly rows: Row[];
}

/** What both engines answer to a statement: rows, and more that differs. */
interface EngineResult extends PgQueryResultHKT {
  type: EngineRows<this['row']>;
}

/** The store's database, whichever engine is behind it. A `Transaction` is one, too. */
export type Database = PgDatabase<EngineResult, typeof schema>;
export type Transaction = PgTransaction<
  EngineResult,
  typeof schema,
  ExtractTablesWithRelations<typeof schema>
>;

/**
 * The rows of `db.execute(sql…)`, named by the caller. Integers of every size and `count(*)` are
 * numbers; `numeric` is a string; dates and instants are text as Postgres prints them, in UTC.
 */
export function rows<Row>(result: { readonly rows: readonly unknown[] }): Row[] {
  return result.rows as Row[];
}

/** The SQLSTATE behind an error thrown by a query ("23505"), or null when no database sent it. */
export function sqlState(error: unknown): string | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth += 1) {
    // Node's own codes ("EPIPE") can have five letters as well: only a database tells the severity.
    if ('code' in at && 'severity' in at && typeof at.code === 'string' && at.code.length === 5) {
      return at.code;
    }
  }
  return null;
}
