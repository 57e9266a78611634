import { eq } from 'drizzle-orm';
import * as z from 'zod';
import type { Database } from '../db/database.ts';
import { keyValue, setKeyValue } from '../db/key-value.ts';
import { facts } from '../db/schema.ts';

/** Gateway sessions begun (IDENTIFY) close to each other, by milliseconds since 1970. */
export interface SessionsBegun {
  readonly first: number;
  readonly last: number;
  readonly count: number;
}

const key = 'discord:sessions';
const written = z.array(z.tuple([z.number(), z.number(), z.number()]));

/** What was recorded last, the oldest first; empty where nothing was. */
export async function sessionsBegun(db: Database): Promise<SessionsBegun[]> {
  const found = written.safeParse(await keyValue(db, key)).data ?? [];
  return found.map(([first, last, count]) => ({ first, last, count }));
}

export async function saveSessionsBegun(db: Database, begun: readonly SessionsBegun[]): Promise<void> {
  await setKeyValue(
    db,
    key,
    begun.map(({ first, last, count }) => [first, last, count]),
  );
}

/**
 * Changes what is recorded, one process after the other.
 *
 * @returns what is recorded then.
 */
export async function changeSessionsBegun(
  db: Database,
  change: (begun: readonly SessionsBegun[]) => readonly SessionsBegun[],
): Promise<readonly SessionsBegun[]> {
  return db.transaction(async (tx) => {
    // There has to be a row that can be locked.
    await tx.insert(facts).values({ key, value: [] }).onConflictDoNothing();
    await tx.select({ key: facts.key }).from(facts).where(eq(facts.key, key)).for('update');
    const next = change(await sessionsBegun(tx));
    await saveSessionsBegun(tx, next);
    return next;
  });
}
