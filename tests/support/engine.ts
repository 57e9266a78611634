import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { drizzle } from 'drizzle-orm/pglite';
import type { Database } from '../../src/store/database.ts';
import * as schema from '../../src/store/schema.ts';

/** The embedded engine in this thread and, unless told otherwise, in memory. */
export function testEngine(options: PGliteOptions = {}): Promise<PGlite> {
  return PGlite.create({ ...options, extensions: { pg_trgm, unaccent } });
}

export function databaseOf(engine: PGlite): Database {
  return drizzle(engine, { schema }) as unknown as Database;
}
