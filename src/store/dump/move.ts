import { existsSync, mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import { drizzle as onServer } from 'drizzle-orm/node-postgres';
import { drizzle as onEngine } from 'drizzle-orm/pglite';
import { connectionOptions, endImpatiently } from '../db/connection.ts';
import { rows, type Database } from '../db/database.ts';
import { openEmbedded } from '../db/embedded/open.ts';
import { beginReplacement, endReplacement } from '../db/embedded/replace.ts';
import { explainConnection } from '../db/explain-connection.ts';
import { knownMigrations, migrationsRun } from '../db/migrate.ts';
import { NumberClient } from '../db/number-client.ts';
import * as schema from '../db/schema.ts';
import { lockKeys } from '../leadership/lease.ts';
import { DumpError, type DumpHead } from './format.ts';
import { examineDump, loadDump, type LoadWatcher } from './load.ts';
import { storedTables } from './tables.ts';
import { writeDump, type OnRows } from './write.ts';

/** Where a store is: on a server, or embedded in a directory. */
export interface StorePlace {
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
}

/**
 * Writes the whole of a store, in the state it is in: also one that an earlier version wrote. On a server others go on writing meanwhile;
 * the embedded database is had by one process at a time.
 *
 * @throws {StoreError} when it cannot be opened, and {@link DumpError}.
 */
export async function dumpStore(
  { databaseUrl, dataDir }: StorePlace,
  file: string,
  onRows: OnRows,
): Promise<DumpHead> {
  const work = (db: Database) => writeDump(db, file, new Date(), onRows);
  if (databaseUrl !== undefined) return withServer(databaseUrl, work);
  if (!existsSync(join(dataDir, 'database')))
    throw new DumpError(`There is no store of Hemicycle in ${dataDir}.`);
  return withEngine(dataDir, work);
}

/**
 * Restores a dump into a place where there is no store, or one in which nothing is. Whenever it is ended, there is what was there before,
 * or the whole.
 *
 * @throws {StoreError} when the place cannot be opened, and {@link DumpError}.
 */
export async function restoreDump(
  { databaseUrl, dataDir }: StorePlace,
  file: string,
  watcher: LoadWatcher,
): Promise<DumpHead> {
  const head = await examineDump(file);
  if (databaseUrl === undefined) return restoreEmbedded(dataDir, file, head, watcher);
  return withServer(databaseUrl, (db) =>
    db.transaction(async (tx) => {
      await refuseLed(tx);
      const run = await migrationsRun(tx);
      if (run.length > 0) {
        await refuseHeld(tx);
        if (Math.max(...run) !== Math.max(...head.migrations))
          throw new DumpError(
            'The dump was made by another version of Hemicycle than the one that made the tables here. Restore it into a new database, in which nothing is: CREATE DATABASE.',
          );
      }
      return loadDump(tx, file, watcher, (work) => work(tx));
    }),
  );
}

async function restoreEmbedded(
  dataDir: string,
  file: string,
  { migrations }: DumpHead,
  watcher: LoadWatcher,
): Promise<DumpHead> {
  const isThere = existsSync(join(dataDir, 'database'));
  if (isThere)
    await withEngine(dataDir, async (db) => {
      if ((await migrationsRun(db)).length > 0) await refuseHeld(db);
    });
  else mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const making = beginReplacement(dataDir);
  const isOfThisVersion = Math.max(...migrations) === knownMigrations().at(-1)?.at;
  const head = await withEngine(
    making,
    (db) => loadDump(db, file, watcher, (work) => db.transaction(async (tx) => work(tx))),
    // One that is prepared has the tables of this version.
    isOfThisVersion ? undefined : '',
  );
  const aside = await endReplacement(dataDir);
  // Nothing was in it.
  if (aside !== null) await rm(aside, { recursive: true, force: true });
  return head;
}

/** What no store has in which nothing was set and nothing read. */
const telling = [
  'declarations',
  'signatories',
  'pages',
  'channels',
  'servers',
  'server_topics',
  'deliveries',
];

async function refuseHeld(db: Database): Promise<void> {
  const here = new Set((await storedTables(db)).map(({ name }) => name));
  for (const name of telling) {
    if (!here.has(name)) continue;
    const found = rows(await db.execute(sql`select 1 from ${sql.identifier(name)} limit 1`));
    if (found.length === 0) continue;
    throw new DumpError(
      `There is a store already (its table ${name} is not empty), and a dump is restored where there is none: name another DATA_DIR, or a new database in DATABASE_URL. What a backup holds can be added to a store.`,
    );
  }
}

async function refuseLed(db: Database): Promise<void> {
  const [got] = rows<{ yes: boolean }>(
    await db.execute(sql.raw(`select pg_try_advisory_xact_lock(${lockKeys.leader}) as yes`)),
  );
  if (got?.yes !== true)
    throw new DumpError('A process of Hemicycle runs on this database: stop it first. Nothing was changed.');
}

/** On a connection that waits as long as it takes. */
async function withServer<T>(databaseUrl: string, work: (db: Database) => Promise<T>): Promise<T> {
  const client = new NumberClient(connectionOptions(databaseUrl));
  try {
    await client.connect();
  } catch (error) {
    throw explainConnection(error, databaseUrl);
  }
  try {
    await client.query(
      "set timezone to 'UTC'; set statement_timeout = 0; set idle_in_transaction_session_timeout = 0",
    );
    // Never assigned by inference: drizzle's result types differ between drivers, what we use of them does not.
    return await work(onServer(client, { schema }) as unknown as Database);
  } finally {
    await endImpatiently(client);
  }
}

async function withEngine<T>(
  dataDir: string,
  work: (db: Database) => Promise<T>,
  prepared?: string,
): Promise<T> {
  const { engine, close } = await openEmbedded(dataDir, () => undefined, prepared);
  try {
    return await work(onEngine({ client: engine as unknown as PGlite, schema }) as unknown as Database);
  } finally {
    await close();
  }
}
