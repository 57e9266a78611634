import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { drizzle } from 'drizzle-orm/pglite';
import type { Database } from '../../src/store/db/database.ts';
import { parsers } from '../../src/store/db/embedded/durable.ts';
import * as schema from '../../src/store/db/schema.ts';

/** The embedded engine in this thread and, unless told otherwise, in memory. */
export function testEngine(options: PGliteOptions = {}): Promise<PGlite> {
  return PGlite.create({ ...options, parsers, extensions: { pg_trgm, unaccent } });
}

/** The parsers that drizzle hands on with each query are the engine's own here, as in the service. */
export function databaseOf(engine: PGlite): Database {
  return drizzle({ client: withoutParsers(engine) as PGlite, schema }) as unknown as Database;
}

type Session = Pick<PGlite, 'query' | 'exec'> & Partial<Pick<PGlite, 'transaction'>>;

function withoutParsers(session: Session): Session {
  const { transaction } = session;
  return {
    query: (sql, params, { rowMode } = {}) => session.query(sql, params, rowMode && { rowMode }),
    exec: (sql) => session.exec(sql),
    ...(transaction && {
      transaction: (work) =>
        transaction.call(session, (tx) => work(withoutParsers(tx) as typeof tx)) as ReturnType<typeof work>,
    }),
  };
}
