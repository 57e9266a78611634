import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import type { ClientBase } from 'pg';
import * as z from 'zod';
import { rows, sqlState, type Database } from './database.ts';
import { rereadWords } from '../subscriptions/reread/reread-words.ts';
import { StoreError } from './errors.ts';
import { runMigrations, type Migration, type MigrationStep } from './run-migrations.ts';

/**
 * Brings the database to this version's schema, and the words in it to its language of words. Harmless when it is there
 * already.
 *
 * @param options.upTo stops after the migration that was made then, in milliseconds: for what an earlier version wrote.
 */
export async function migrate(
  db: Database,
  options: { readonly upTo?: number; readonly onStep?: (step: MigrationStep) => void } = {},
): Promise<void> {
  const { upTo = Number.POSITIVE_INFINITY, onStep = () => undefined } = options;
  if ((await schemaAge(db)) === 'newer') throw newerError();
  try {
    await runMigrations(
      db,
      knownMigrations().filter(({ at }) => at <= upTo),
      onStep,
    );
  } catch (error) {
    throw explainMigration(error);
  }
  if (upTo !== Number.POSITIVE_INFINITY) return;
  await verifyMigrations(db);
  await rereadWords(db);
}

/** The migrations that a database says it ran, by when they were made. */
export async function migrationsRun(db: Database): Promise<readonly number[]> {
  if ((await lastMigration(db)) === null) return [];
  const run = rows<{ at: number | string }>(
    await db.execute(sql`select created_at as at from drizzle.__drizzle_migrations order by created_at`),
  );
  return run.map(({ at }) => Number(at));
}

/**
 * How a database stands to this version.
 *
 * - `behind`: it wants migrating, or is empty
 * - `newer`: a later version migrated it
 */
export type SchemaAge = 'behind' | 'current' | 'newer';

export async function schemaAge(db: Database): Promise<SchemaAge> {
  return ageOf(await lastMigration(db));
}

/** @param last when the newest migration that was run was made, in milliseconds; `null` when none was. */
function ageOf(last: number | null): SchemaAge {
  const known = Math.max(...knownMigrations().map(({ at }) => at));
  if (last === null || last < known) return 'behind';
  return last > known ? 'newer' : 'current';
}

/**
 * For a process that has been running: whether a later version has migrated the database since.
 *
 * @throws {StoreError} when one has.
 */
export async function refuseNewer(client: ClientBase): Promise<void> {
  if ((await ageSeenBy(client)) === 'newer') throw newerError();
}

/** Whether the tables are those of this version, as seen over one connection. */
export async function isCurrentSchema(client: ClientBase): Promise<boolean> {
  return (await ageSeenBy(client)) === 'current';
}

async function ageSeenBy(client: ClientBase): Promise<SchemaAge> {
  const { rows } = await client.query<{ name: string | null }>(
    `select to_regclass('drizzle.__drizzle_migrations')::text as name`,
  );
  if (!rows[0]?.name) return 'behind';
  const last = await client.query<{ at: string | null }>(
    'select max(created_at) as at from drizzle.__drizzle_migrations',
  );
  const at = last.rows[0]?.at ?? null;
  return ageOf(at === null ? null : Number(at));
}

export function newerError(): StoreError {
  return new StoreError(
    'migration',
    'The database was written by a newer version of Hemicycle. Run that version, or restore a backup made before the upgrade.',
  );
}

/**
 * Compares what was run, migration by migration, with what this version knows. The newest alone says too little: of
 * migrations that were made side by side, those older than the last one that was run are passed over.
 *
 * @throws {StoreError} that names what is missing, foreign or different.
 */
export async function verifyMigrations(db: Database): Promise<void> {
  const run = rows<{ at: number | string; hash: string }>(
    await db.execute(sql`select created_at as at, hash from drizzle.__drizzle_migrations`),
  );
  const hashes = new Map(run.map(({ at, hash }) => [Number(at), hash]));
  const all = knownMigrations();
  const missing = all.filter(({ at }) => !hashes.has(at)).map(({ name }) => name);
  const different = all.flatMap(({ at, name, hash }) =>
    hashes.has(at) && hashes.get(at) !== hash ? [name] : [],
  );
  const foreign = [...hashes.keys()].filter((at) => all.every((one) => one.at !== at)).length;
  const parts = [
    ...(missing.length > 0 ? [`it lacks ${missing.join(', ')}`] : []),
    ...(different.length > 0 ? [`${different.join(', ')} ran with another text`] : []),
    ...(foreign > 0 ? [`${foreign} ran that this version does not know`] : []),
  ];
  if (parts.length === 0) return;
  throw new StoreError(
    'migration',
    `The database was not migrated by the releases of Hemicycle alone: ${parts.join('; ')}. ` +
      'Nothing was changed. Run the version that wrote it, or restore a backup made before.',
  );
}

const journal = z.object({ entries: z.array(z.object({ when: z.number(), tag: z.string() })) });

let known: readonly Migration[] | undefined;

/** Those of this version, oldest first. */
export function knownMigrations(): readonly Migration[] {
  if (known) return known;
  const text = readFileSync(join(migrationsFolder(), 'meta/_journal.json'), 'utf8');
  const names = new Map(journal.parse(JSON.parse(text)).entries.map(({ when, tag }) => [when, tag]));
  const read = readMigrationFiles({ migrationsFolder: migrationsFolder() });
  return (known = read.map(({ folderMillis: at, hash, sql: statements }) => ({
    at,
    name: names.get(at) ?? String(at),
    hash,
    statements,
  })));
}

/** What this version's migrations say, in the order in which they are run. */
export const migrationHashes = (): readonly string[] => knownMigrations().map(({ hash }) => hash);

export const migrationsFolder = (): string => join(packageFolder(), 'migrations');

/** Where package.json is, from the sources and from the compiled files alike. */
export function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('package.json was not found above the store');
    folder = parent;
  }
  return folder;
}

async function lastMigration(db: Database): Promise<number | null> {
  const [journal] = rows<{ name: string | null }>(
    await db.execute(sql`select to_regclass('drizzle.__drizzle_migrations')::text as name`),
  );
  if (!journal?.name) return null;
  const [last] = rows<{ at: number | string | null }>(
    await db.execute(sql`select max(created_at) as at from drizzle.__drizzle_migrations`),
  );
  return last?.at == null ? null : Number(last.at);
}

/** Why the tables cannot be made or changed, in our words. */
export function explainMigration(error: unknown): StoreError {
  const state = sqlState(error);
  if (state === '42501') {
    return new StoreError(
      'refused',
      'The database user may not create what Hemicycle needs (extensions pg_trgm and unaccent, tables in its schema). ' +
        'Make the user the owner of the database (ALTER DATABASE … OWNER TO …), or have an administrator run ' +
        'CREATE EXTENSION pg_trgm; CREATE EXTENSION unaccent; in it and grant CREATE on its schema.',
      { cause: error },
    );
  }
  if (state === '53100') {
    return new StoreError(
      'full',
      'The disk of the database is full, so it cannot be brought to this version. Nothing was changed: make some room on it.',
      { cause: error },
    );
  }
  if (state === '58P01' || state === '0A000') {
    return new StoreError(
      'migration',
      'The PostgreSQL server has no extension pg_trgm or unaccent. Install its contrib package (postgresql-contrib) and start again.',
      { cause: error },
    );
  }
  return new StoreError(
    'migration',
    `The database could not be brought to this version${state ? ` (SQLSTATE ${state})` : ''}; nothing was changed.`,
    { cause: error },
  );
}
