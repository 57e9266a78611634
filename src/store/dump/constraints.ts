import { sql } from 'drizzle-orm';
import { rows, type Database } from '../db/database.ts';

/** What slows down each row that is stored, and is made at once for all of them afterwards. */
export interface SetAside {
  /** Statements that make it again. */
  readonly again: readonly string[];
}

/** Drops indexes that stand for no constraint, and foreign keys, and stops triggers: rows are stored as they were, in any order. */
export async function setAside(db: Database): Promise<SetAside> {
  const keys = rows<{ drop: string; make: string }>(
    await db.execute(sql`
      select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
        format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make
      from pg_constraint where connamespace = current_schema()::regnamespace and contype = 'f'
      order by conrelid::regclass::text, conname`),
  );
  const indexes = rows<{ drop: string; make: string }>(
    await db.execute(sql`
      select format('drop index %s', i.indexrelid::regclass) as drop, pg_get_indexdef(i.indexrelid) as make
      from pg_index i join pg_class c on c.oid = i.indexrelid
      where c.relnamespace = current_schema()::regnamespace
        and not exists (select from pg_constraint where conindid = i.indexrelid)
      order by c.relname`),
  );
  const triggers = rows<{ table: string }>(
    await db.execute(sql`
      select distinct tgrelid::regclass::text as table from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where c.relnamespace = current_schema()::regnamespace and not tgisinternal order by 1`),
  );
  const run = async (statements: readonly string[]) => {
    for (const statement of statements) await db.execute(sql.raw(statement));
  };
  await run([...keys, ...indexes].map(({ drop }) => drop));
  await run(triggers.map(({ table }) => `alter table ${table} disable trigger user`));
  return {
    again: [
      ...indexes.map(({ make }) => make),
      ...keys.map(({ make }) => make),
      ...triggers.map(({ table }) => `alter table ${table} enable trigger user`),
    ],
  };
}
