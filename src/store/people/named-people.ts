import { sql } from 'drizzle-orm';
import { rows, type Database } from '../db/database.ts';

export interface NamedPerson {
  readonly id: number;
  readonly name: string;
  readonly delegation: string;
}

/** Some people by their ids. */
export async function peopleById(
  db: Database,
  ids: readonly number[],
): Promise<ReadonlyMap<number, NamedPerson>> {
  if (ids.length === 0) return new Map();
  const found = rows<NamedPerson>(
    await db.execute(sql`
      select id, name, delegation from signatories where id = any(${sql.param([...ids])}::int[])`),
  );
  return new Map(found.map((one) => [one.id, one]));
}
