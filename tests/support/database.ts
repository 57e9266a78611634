import { openAsBlob } from 'node:fs';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import type { Database } from '../../src/store/db/database.ts';
import { postgresPool } from '../../src/store/db/postgres.ts';
import { databaseOf, testEngine } from './engine.ts';

/** A migrated database and the way to put it away. */
export interface TestDatabase {
  readonly db: Database;
  close(): Promise<void>;
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the migrated database is copied from. */
    databaseSource: DatabaseSource;
  }
}

export type DatabaseSource =
  | { readonly kind: 'dump'; readonly file: string }
  | { readonly kind: 'template'; readonly url: string; readonly name: string };

/**
 * A migrated database for the tests of one file, emptied after each test: embedded in memory, or on
 * the server of DATABASE_URL. Call at the top of the file or of a `describe`; the function returned
 * gives the database inside hooks and tests.
 *
 * @param own for those who change more than rows, such as statistics: others of the run never see it.
 */
export function useDatabase({ own = false } = {}): () => Database {
  let open: TestDatabase | undefined;
  beforeAll(async () => {
    const shares = inject('databaseSource').kind === 'dump' && !own;
    open = await (shares ? sharedEngine() : openTestDatabase());
  });
  afterEach(async () => {
    if (open) await emptyTables(open.db);
  });
  afterAll(async () => {
    await open?.close();
    open = undefined;
  });
  return () => {
    if (!open) throw new Error('The test database is open inside tests and hooks only.');
    return open.db;
  };
}

const shared: { engine?: Promise<TestDatabase> } = {};

/** One engine for all files of a worker: every other one would be compiled anew. */
async function sharedEngine(): Promise<TestDatabase> {
  const { db } = await (shared.engine ??= openTestDatabase());
  return { db, close: async () => undefined };
}

/** A copy of the migrated database that is the caller's to close. */
export async function openTestDatabase(
  source: DatabaseSource = inject('databaseSource'),
): Promise<TestDatabase> {
  if (source.kind === 'template') return copyTemplate(source.url, source.name);
  const engine = await testEngine({ loadDataDir: await openAsBlob(source.file) });
  return { db: databaseOf(engine), close: () => engine.close() };
}

/**
 * Empties the tables that have rows and starts the counters that were used again. Row by row: the few rows of a
 * test are gone sooner than every index of their tables is made anew.
 */
export async function emptyTables(db: Database): Promise<void> {
  await db.execute(
    sql.raw(`do $$
      declare
        name text;
      begin
        -- Without foreign keys, so that the order does not matter.
        perform set_config('session_replication_role', 'replica', true);
        for name in select quote_ident(tablename) from pg_tables where schemaname = 'public' loop
          execute 'delete from ' || name;
        end loop;
        for name in select quote_ident(sequencename) from pg_sequences
          where schemaname = 'public' and last_value is not null loop
          execute 'alter sequence ' || name || ' restart';
        end loop;
      end $$`),
  );
}

let copies = 0;

async function copyTemplate(url: string, template: string): Promise<TestDatabase> {
  const name = `${template}_${process.pid}_${(copies += 1)}`;
  await onServer(url, `create database ${name} template ${template}`);
  const { db, pool } = postgresPool(withDatabase(url, name));
  return {
    db,
    close: async () => {
      await pool.end();
      await onServer(url, `drop database ${name} with (force)`);
    },
  };
}

/** Runs one statement on a connection of its own. */
export async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
