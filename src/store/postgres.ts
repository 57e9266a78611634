import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { sqlState, type Database } from './database.ts';
import { StoreError } from './errors.ts';
import { migrate } from './migrate.ts';
import * as schema from './schema.ts';

const int8 = 20;
const int8Array = 1016;

/** Advisory locks, as the two halves of their keys: the first names the product, the second what is locked. */
export const lockKeys = { leader: '1214606659, 1', migration: '1214606659, 2' } as const;

type TypeParsers = pg.CustomTypesConfig;

/**
 * Integers of eight bytes as numbers, as the embedded engine has them. drizzle hands its own parsers
 * to every query and takes the rest from the library's global ones, so the change is made per query.
 */
class NumberClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    // The pool listens only to connections that are made and idle, and the server may end one at any time:
    // while it is being made, and while it is being closed. Whoever queries hears of it by the query.
    this.on('error', () => undefined);
  }

  override query = ((first: unknown, ...rest: unknown[]) =>
    Reflect.apply(pg.Client.prototype.query, this, [withNumbers(first), ...rest])) as pg.Client['query'];
}

function withNumbers(query: unknown): unknown {
  if (typeof query === 'string') return { text: query, types: numbers(pg.types) };
  if (typeof query !== 'object' || query === null || !('text' in query)) return query;
  const types = 'types' in query ? (query.types as TypeParsers | undefined) : undefined;
  return { ...query, types: numbers(types ?? pg.types) };
}

function numbers(types: TypeParsers): TypeParsers {
  return {
    getTypeParser: ((id: number, format?: 'text' | 'binary') => {
      if (id === int8) return Number;
      const parser = types.getTypeParser(id, format) as (value: string) => unknown;
      if (id !== int8Array) return parser;
      return (value: string) => (parser(value) as (string | null)[]).map((n) => (n === null ? n : Number(n)));
    }) as TypeParsers['getTypeParser'],
  };
}

export interface Postgres {
  readonly db: Database;
  readonly pool: pg.Pool;
}

/** A pool of connections to a server; nothing is connected until the first query. Instants are in UTC. */
export function postgresPool(databaseUrl: string): Postgres {
  const pool = new pg.Pool({
    ...connection(databaseUrl),
    Client: NumberClient,
    max: 10,
    idleTimeoutMillis: 30_000,
    onConnect: async (client) => {
      await client.query("set timezone to 'UTC'");
    },
  });
  // The pool says again what an idle connection said; it has replaced it by then, or is being closed.
  pool.on('error', () => undefined);
  // Never assigned by inference: drizzle's result types differ between drivers, what we use of them does not.
  return { pool, db: drizzle(pool, { schema }) as unknown as Database };
}

/** How every connection of ours is made, the pool's and the leader's. */
export function connection(databaseUrl: string): pg.ClientConfig {
  return {
    connectionString: databaseUrl,
    application_name: 'hemicycle',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  };
}

/** The oldest server whose functions can be written as the migrations write them. */
const oldestServer = 14;

/** Connects and migrates, one process at a time. Throws a `StoreError` that says what to do. */
export async function preparePostgres(pool: pg.Pool, databaseUrl: string): Promise<void> {
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
    await client.query(`select pg_advisory_lock(${lockKeys.migration})`);
    await migrate(drizzle(client, { schema }) as unknown as Database);
    await client.query(`select pg_advisory_unlock(${lockKeys.migration})`);
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** In our words, because the library's may repeat parts of the address. */
function explainConnection(error: unknown, databaseUrl: string): StoreError {
  const { server, database, user } = describeUrl(databaseUrl);
  const say = (kind: 'refused' | 'unreachable', message: string) =>
    new StoreError(kind, `${message} (DATABASE_URL)`, { cause: error });
  switch (sqlState(error)) {
    case '28P01':
    case '28000':
      return say(
        'refused',
        `The server ${server} does not let user ${user} in: check the name and the password.`,
      );
    case '3D000':
      return say(
        'refused',
        `The server ${server} has no database ${database}: create it with CREATE DATABASE, or correct its name.`,
      );
    case '42501':
      return say(
        'refused',
        `User ${user} may not connect to database ${database} on ${server}: grant CONNECT on it.`,
      );
    case '53300':
      return say(
        'unreachable',
        `The server ${server} has no connection to spare: raise max_connections or stop something else.`,
      );
    case '57P03':
      return say(
        'unreachable',
        `The server ${server} is starting up or shutting down: try again in a moment.`,
      );
  }
  return say(
    'unreachable',
    `The server ${server} cannot be reached: check that it runs, and its host and port.`,
  );
}

function describeUrl(databaseUrl: string): { server: string; database: string; user: string } {
  try {
    const { host, pathname, username } = new URL(databaseUrl);
    return {
      server: host || 'on this machine',
      database: decodeURIComponent(pathname.slice(1)) || '(not named)',
      user: decodeURIComponent(username) || '(not named)',
    };
  } catch {
    return { server: 'named there', database: '(not named)', user: '(not named)' };
  }
}
