import type { PGlite } from '@electric-sql/pglite';
import type { Logger } from 'pino';
import type { Database } from './db/database.ts';
import { listCopies, startCopies } from './backup/copies.ts';
import { openDoor, type Answers } from './backup/door.ts';
import { endPool } from './db/connection.ts';
import { hasRoom } from './db/embedded/disk-full.ts';
import { openEmbedded, type EmbeddedDatabase } from './db/embedded/open.ts';
import { ReopeningEngine } from './db/embedded/reopening.ts';
import { StoreError } from './db/errors.ts';
import { electedLeader, newHolder, soleLeader, type Leadership } from './leadership/leader-election.ts';
import { startMaintenance } from './db/maintenance.ts';
import { nextTerm } from './leadership/lease.ts';
import { migrate, refuseNewer } from './db/migrate.ts';
import { watchMigrations, type MigrationLog } from './db/migration-watch.ts';
import { migrateAsLeader, postgresPool, preparePostgres } from './db/postgres.ts';
import { timedEngine, type QueryListener } from './db/timed-client.ts';
import { watchWrites, writeAndForget, type Writable } from './db/writable.ts';
import * as schema from './db/schema.ts';
import { joinSharing, type Share } from './sharing/share.ts';

export interface StoreOptions {
  /** A PostgreSQL server; without it the database is embedded, in `dataDir`. */
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  /** Hears that the database is being brought to this version, where that takes long; the log does when absent. */
  readonly say?: (line: string) => void;
  /** The service itself, which on a server migrates only once it leads; others find the schema ready, or say why not. */
  readonly isService?: boolean;
  /** Hears how long every statement took. */
  readonly onQuery?: QueryListener | undefined;
}

export interface Store {
  readonly db: Database;
  readonly kind: 'embedded' | 'postgres';
  readonly leadership: Leadership;
  /** The shards that this process is to have; `null` where no other can have any. */
  readonly share: Share | null;
  /** Whether anything can be written, as far as is known. */
  readonly writable: Writable;
  /** Settles when the store has failed for good and the process had better start again; else never. */
  readonly failed: Promise<StoreError>;
  /** What this process answers to the operator's verbs, where it alone may open the database. */
  readonly answers: Answers;
  /** Lets what has begun finish. Call it once nothing new begins. */
  close(): Promise<void>;
}

/** Opens the database and brings it to this version's schema. Throws a `StoreError` that says what to do. */
export function openStore(options: StoreOptions): Promise<Store> {
  return options.databaseUrl ? openPostgres(options.databaseUrl, options) : openData(options);
}

async function openData({ dataDir, log, say, isService = false, onQuery }: StoreOptions): Promise<Store> {
  const open = () =>
    openOrAdvise(dataDir, () => {
      log.info(
        { dataDir },
        'the data directory was last used from elsewhere: making sure that process is gone',
      );
    });
  const embedded = await open();
  const engine = new ReopeningEngine(embedded, {
    open,
    onTrouble: (error) => {
      log.warn({ err: error }, 'the embedded database has stopped: it is opened again');
      writable.notice(error);
    },
    onReopened: () => log.info('the embedded database is open again'),
    onRefused: (error) => writable.notice(error),
  });
  // Not loaded where there is a server.
  const { drizzle } = await import('drizzle-orm/pglite');
  const { exposed } = embedded;
  if (exposed)
    log.warn(
      { dataDir },
      'others on this machine can read the data directory, and it could not be closed: give it to the user Hemicycle runs as',
    );
  // drizzle calls query, exec and transaction, and the engine has those.
  const client = onQuery ? timedEngine(engine, onQuery) : engine;
  const db = drizzle({ client: client as unknown as PGlite, schema }) as unknown as Database;
  const writable = watchWrites(() => writeAndForget(db));
  const watch = watchMigrations(migrationLog(log, say));
  try {
    await migrate(db, watch);
  } catch (error) {
    await engine.close();
    throw error;
  } finally {
    watch.stop();
  }
  if (embedded.created) log.info({ dataDir }, 'created the embedded database');
  const answers: Answers = new Map();
  const closeDoor = await openDoor(db, dataDir, log, answers);
  const stopMaintenance = startMaintenance(db, log, () => hasRoom(dataDir));
  const stopCopies = isService ? startCopies(db, dataDir, log) : null;
  return {
    db,
    kind: 'embedded',
    writable,
    share: null,
    leadership: soleLeader(engine.failed, () => nextTerm(db)),
    failed: engine.failed,
    answers,
    close: async () => {
      writable.stop();
      await closeDoor();
      await stopCopies?.();
      await stopMaintenance();
      await engine.close();
    },
  };
}

const migrationLog = (log: StoreOptions['log'], say: StoreOptions['say']): MigrationLog =>
  say === undefined ? log : { info: (_about, line) => say(line) };

/** Says of a database that does not open which copy brings back what cannot be read again, and how. */
async function openOrAdvise(dataDir: string, onWait: () => void): Promise<EmbeddedDatabase> {
  try {
    return await openEmbedded(dataDir, onWait);
  } catch (error) {
    if (!(error instanceof StoreError) || error.kind !== 'damaged') throw error;
    const [newest] = await listCopies(dataDir);
    if (newest === undefined) throw error;
    throw new StoreError(
      'damaged',
      `${error.message} What cannot be read again from the Assembly was copied to ${newest}. This brings it back, and keeps the damaged database aside: ` +
        `npm run -s cli -- restore ${newest} --replace-damaged`,
      { cause: error },
    );
  }
}

async function openPostgres(
  databaseUrl: string,
  { log, say, isService = false, onQuery }: StoreOptions,
): Promise<Store> {
  const holder = newHolder();
  const { db, pool, cut, onRefused, ...listening } = postgresPool(databaseUrl, holder);
  if (onQuery) listening.onQuery(onQuery);
  // The pool replaces a connection that breaks; whoever was using it gets the error.
  pool.on('error', (error) => log.warn({ err: error }, 'a connection to the database broke'));
  try {
    await preparePostgres(pool, databaseUrl, { isService, log: migrationLog(log, say) });
  } catch (error) {
    await pool.end();
    throw error;
  }
  const writable = watchWrites(() => writeAndForget(db));
  onRefused(writable.notice);
  const share = isService
    ? joinSharing(databaseUrl, { db, holder, log, onRefused: writable.notice, cut })
    : null;
  let closed: Promise<void> | undefined;
  return {
    db,
    kind: 'postgres',
    writable,
    leadership: electedLeader(databaseUrl, {
      holder,
      log,
      prepare: () => migrateAsLeader(pool, databaseUrl, migrationLog(log, say)),
      check: refuseNewer,
      ...(share && { givesWay: share.givesWay }),
      onLost: cut,
      onRefused: writable.notice,
    }),
    share,
    failed: new Promise(() => {}),
    answers: new Map(),
    close: () => {
      writable.stop();
      return (closed ??= endPool(pool, cut));
    },
  };
}
