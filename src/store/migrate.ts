import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { readMigrationFiles, type MigrationMeta } from 'drizzle-orm/migrator';
import type { PgDialect, PgSession } from 'drizzle-orm/pg-core';
import { rows, sqlState, type Database } from './database.ts';
import { StoreError } from './errors.ts';

/** What drizzle's own migrators call; its types keep it to themselves. */
interface Migrator {
  readonly dialect: PgDialect;
  readonly session: PgSession;
}

/** Brings the database to this version's schema. Harmless when it is there already. */
export async function migrate(db: Database): Promise<void> {
  const migrations = readMigrationFiles({ migrationsFolder: migrationsFolder() });
  await refuseNewer(db, migrations);
  const { dialect, session } = db as unknown as Migrator;
  try {
    await dialect.migrate(migrations, session, 'migrations');
  } catch (error) {
    throw explain(error);
  }
}

/** `migrations/` beside package.json, from the sources and from the compiled files alike. */
export function migrationsFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('package.json was not found above the store');
    folder = parent;
  }
  return join(folder, 'migrations');
}

async function refuseNewer(db: Database, migrations: readonly MigrationMeta[]): Promise<void> {
  const [journal] = rows<{ name: string | null }>(
    await db.execute(sql`select to_regclass('drizzle.__drizzle_migrations')::text as name`),
  );
  if (!journal?.name) return;
  const [last] = rows<{ at: number | null }>(
    await db.execute(sql`select max(created_at) as at from drizzle.__drizzle_migrations`),
  );
  const known = Math.max(...migrations.map((migration) => migration.folderMillis));
  if (last?.at != null && last.at > known) {
    throw new StoreError(
      'migration',
      'The database was written by a newer version of Hemicycle. Run that version, or restore a backup made before the upgrade.',
    );
  }
}

function explain(error: unknown): StoreError {
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
