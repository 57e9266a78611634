import { sql } from 'drizzle-orm';
import { rows, type Database } from './database.ts';

/** A migration as it stands in its file. */
export interface Migration {
  /** When it was made, in milliseconds: by that the database knows which ones ran. */
  readonly at: number;
  readonly name: string;
  readonly hash: string;
  readonly statements: readonly string[];
}

/** How far the migrations are. */
export interface MigrationStep {
  readonly name: string;
  /** Which one it is of those that are to run, from 1. */
  readonly nth: number;
  readonly of: number;
  /** Which of its statements runs, from 1. */
  readonly statement: number;
  readonly statements: number;
}

/**
 * Runs what did not run yet, all of it or, when anything fails or the process dies, nothing. What ran is recorded where drizzle-kit
 * looks for it.
 */
export async function runMigrations(
  db: Database,
  migrations: readonly Migration[],
  onStep: (step: MigrationStep) => void,
): Promise<void> {
  await db.execute(sql`create schema if not exists drizzle`);
  await db.execute(sql`
    create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`);
  const [last] = rows<{ at: number | string | null }>(
    await db.execute(sql`select max(created_at) as at from drizzle.__drizzle_migrations`),
  );
  const left = migrations.filter(({ at }) => last?.at == null || at > Number(last.at));
  await db.transaction(async (tx) => {
    for (const [nth, { name, at, hash, statements }] of left.entries()) {
      for (const [statement, text] of statements.entries()) {
        onStep({
          name,
          nth: nth + 1,
          of: left.length,
          statement: statement + 1,
          statements: statements.length,
        });
        await tx.execute(sql.raw(text));
      }
      await tx.execute(
        sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${at})`,
      );
    }
  });
}
