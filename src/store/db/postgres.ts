import { setTimeout as sleep } from 'node:timers/promises';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { connectionOptions, cutConnection, waitWithoutEnd } from './connection.ts';
import type { Database } from './database.ts';
import { StoreError } from './errors.ts';
import { explainConnection } from './explain-connection.ts';
import { ensureLeases, lockKeys } from '../leadership/lease.ts';
import { explainMigration, migrate, schemaAge, verifyMigrations } from './migrate.ts';
import { watchMigrations, type MigrationLog } from './migration-watch.ts';
import { NumberClient } from './number-client.ts';
import { refuseTransactionPooling } from './pooler.ts';
import * as schema from './schema.ts';
import type { QueryListener } from './timed-client.ts';

export interface Postgres {
  readonly db: Database;
  readonly pool: pg.Pool;
  /** Calls back with every error of a statement. */
  onRefused(listener: (error: unknown) => void): void;
  /** Calls back with how long every statement took. */
  onQuery(listener: QueryListener): void;
  /** Whatever waits for the server fails at once; what is asked next is asked on new connections. */
  cut(): void;
}

/** The longest statement that a healthy server answers, with a good margin. */
const statementMs = 60_000;

/**
 * Settings of every session: instants are in UTC, and whatever a process that stands still, or is cut off, has begun
 * ends by itself. Sent as statements, because poolers refuse them at the start of a session.
 */
const session =
  `set timezone to 'UTC'; set statement_timeout = ${statementMs}; set lock_timeout = 30000; ` +
  'set idle_in_transaction_session_timeout = 30000; ' +
  'set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 4; set tcp_user_timeout = 50000';

/**
 * A pool of connections to a server; nothing is connected until the first query.
 *
 * @param holder the name of the process, if it may become the leader.
 */
export function postgresPool(databaseUrl: string, holder?: string): Postgres {
  const pool = new pg.Pool({
    ...connectionOptions(databaseUrl, holder),
    Client: NumberClient,
    max: 10,
    idleTimeoutMillis: 30_000,
    // The server gives up first, unless it cannot be heard.
    query_timeout: statementMs + 5_000,
    onConnect: async (client) => {
      await client.query(session);
    },
  });
  // The pool says again what an idle connection said; it has replaced it by then, or is being closed.
  pool.on('error', () => undefined);
  const clients = new Set<pg.PoolClient>();
  let refused: (error: unknown) => void = () => undefined;
  let queried: QueryListener | null = null;
  pool
    .on('connect', (client) => {
      clients.add(client);
      if (!(client instanceof NumberClient)) return;
      client.onRefused = (error) => refused(error);
      client.onQuery = queried;
    })
    .on('remove', (client) => clients.delete(client));
  return {
    pool,
    // Never assigned by inference: drizzle's result types differ between drivers, what we use of them does not.
    db: drizzle(pool, { schema }) as unknown as Database,
    onRefused: (listener) => (refused = listener),
    onQuery: (listener) => (queried = listener),
    cut: () => clients.forEach(cutConnection),
  };
}

/** The oldest server whose functions can be written as the migrations write them. */
const oldestServer = 14;

/**
 * Connects, and looks whether the server can be worked with. Throws a `StoreError` that says what to do.
 *
 * @param isService a process that will lead or stand by: it migrates once it leads. Any other one needs the schema now.
 */
export async function preparePostgres(
  pool: pg.Pool,
  databaseUrl: string,
  { isService, log }: { readonly isService: boolean; readonly log: MigrationLog },
): Promise<void> {
  let client: pg.PoolClient;
  try {
    client = await pool.connect();
  } catch (error) {
    throw explainConnection(error, databaseUrl);
  }
  try {
    const { rows } = await client.query<{ version: string }>('show server_version_num');
    const version = Math.floor(Number(Object.values(rows[0] ?? {})[0]) / 10_000);
    if (version < oldestServer) {
      throw new StoreError(
        'wrong-version',
        `The server runs PostgreSQL ${version}; Hemicycle needs ${oldestServer} or newer. Upgrade the server, or leave DATABASE_URL out.`,
      );
    }
    await refuseTransactionPooling(connectionOptions(databaseUrl));
    const db = databaseOn(client);
    await ensureLeases(client).catch((error: unknown) => {
      throw explainMigration(error);
    });
    const age = await schemaAge(db);
    if (age !== 'behind') await verifyMigrations(db);
    else if (!isService) await migrateUnlessLed(client, log);
    // One that migrated waits without end.
    client.release(age === 'behind');
  } catch (error) {
    client.release(true);
    throw error;
  }
}

const databaseOn = (client: pg.PoolClient) => drizzle(client, { schema }) as unknown as Database;

/** Migrates, as the leader. Takes as long as it takes. Throws a `StoreError` when the server went away. */
export async function migrateAsLeader(pool: pg.Pool, databaseUrl: string, log: MigrationLog): Promise<void> {
  const client = await pool.connect().catch((error: unknown) => {
    throw explainConnection(error, databaseUrl);
  });
  try {
    await migrateOn(client, log);
    client.release(true);
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** One at a time: others see by the lock that somebody is at it. */
async function migrateOn(client: pg.PoolClient, log: MigrationLog): Promise<void> {
  waitWithoutEnd(client);
  await client.query('set statement_timeout = 0; set lock_timeout = 0');
  await client.query(`select pg_advisory_lock(${lockKeys.migration})`);
  const watch = watchMigrations(log);
  try {
    await migrate(databaseOn(client), watch);
  } finally {
    watch.stop();
  }
  await client.query(`select pg_advisory_unlock(${lockKeys.migration})`);
  await client.query(session);
}

/** How often somebody else is looked for, and for how long when nobody is seen to migrate. */
const lookMs = 100;
const patientLooks = 100;

/** Migrates where no process leads, in the leader's place; waits for one that is migrating. */
async function migrateUnlessLed(client: pg.PoolClient, log: MigrationLog): Promise<void> {
  for (let looks = 0; looks < patientLooks;) {
    if (await isTrue(client, `select pg_try_advisory_lock(${lockKeys.leader}) as yes`)) {
      await migrateOn(client, log);
      await client.query(`select pg_advisory_unlock(${lockKeys.leader})`);
      return;
    }
    await sleep(lookMs);
    if ((await schemaAge(databaseOn(client))) !== 'behind') return verifyMigrations(databaseOn(client));
    const free = await isTrue(client, `select pg_try_advisory_lock_shared(${lockKeys.migration}) as yes`);
    if (!free) continue;
    await client.query(`select pg_advisory_unlock_shared(${lockKeys.migration})`);
    looks += 1;
  }
  throw new StoreError(
    'migration',
    'An older version of Hemicycle runs on this database, and only the process that leads changes its tables. ' +
      'Start this version and stop the older one, or stop the older one and try again.',
  );
}

async function isTrue(client: pg.PoolClient, query: string): Promise<boolean> {
  const { rows } = await client.query<{ yes: boolean }>(query);
  return rows[0]?.yes === true;
}
