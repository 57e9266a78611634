import { sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import { rows, type Database } from './database.ts';
import { facts } from './schema.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const vacuumed = 'maintenance.vacuumed';

/**
 * What a Postgres server does by itself and the embedded engine does not: checkpoints, without which the
 * log grows, and a daily vacuum with fresh statistics. Returns what stops it.
 *
 * @param hasRoom whether the disk can take a checkpoint: Postgres ends when one fails half way.
 */
export function startMaintenance(
  db: Database,
  log: Pick<Logger, 'warn'>,
  hasRoom = () => true,
): () => Promise<void> {
  let running = Promise.resolve();
  const tick = async (): Promise<void> => {
    if (!hasRoom()) {
      log.warn('the disk is nearly full: the upkeep of the database waits, and so does all that wants room');
      return;
    }
    try {
      await vacuumWhenDue(db, new Date());
      await checkpoint(db);
    } catch (error) {
      log.warn({ err: error }, 'the upkeep of the database failed; it is tried again in five minutes');
    }
  };
  const timer = setInterval(() => {
    running = running.then(tick);
  }, 5 * minute).unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

export async function checkpoint(db: Database): Promise<void> {
  await db.execute(sql`checkpoint`);
}

/** Vacuums table by table, so that others get their turn; true when a day had passed since the last time. */
export async function vacuumWhenDue(db: Database, now: Date): Promise<boolean> {
  const [last] = await db
    .select()
    .from(facts)
    .where(sql`${facts.key} = ${vacuumed}`);
  if (last && now.getTime() - Date.parse(String(last.value)) < day) return false;
  const tables = rows<{ name: string }>(
    await db.execute(sql`
      select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = current_schema()`),
  );
  for (const { name } of tables) await db.execute(sql.raw(`vacuum (analyze) ${name}`));
  const value = now.toISOString();
  await db
    .insert(facts)
    .values({ key: vacuumed, value })
    .onConflictDoUpdate({ target: facts.key, set: { value } });
  return true;
}
