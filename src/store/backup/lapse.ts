import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { rows, type Database } from '../db/database.ts';
import { keyValue, setKeyValue } from '../db/key-value.ts';
import { noteReadBack, noteRestored, unreadRestoring } from './restored.ts';

const key = 'alive';
/** What was told so shortly before is told a second time under the same nonce, which Discord recognises. */
const shortestMs = 60_000;
/** How often {@link noteAlive} is to be called at least. */
export const aliveEveryMs = 30_000;

/**
 * A span of time of which the store knows nothing. Either nobody used it then, or it is an older copy of one that was used: the store
 * alone cannot tell.
 */
export interface Lapse {
  readonly from: Date;
  readonly to: Date;
  /** It is an older copy: a restoring says so, or messages that it does not know. */
  readonly isProven: boolean;
}

/** Notes that the store is in use. What is told up to now is in it. */
export async function noteAlive(db: Database, now: Date): Promise<void> {
  await setKeyValue(db, key, now.toISOString());
}

/** Up to when the store knows what was told; `null` for one in which nothing ever happened. */
async function lastAlive(db: Database): Promise<Date | null> {
  const noted = z.iso.datetime().safeParse(await keyValue(db, key)).data;
  if (noted !== undefined) return new Date(noted);
  // Of a version that did not note it: when it last looked at a source, or had something to tell.
  const [last] = rows<{ at: string | null }>(
    await db.execute(sql`
      select greatest(
        (select finished_at from polls order by id desc limit 1),
        (select greatest(created_at, finished_at) from deliveries order by id desc limit 1))::text as at`),
  );
  return last?.at == null ? null : new Date(last.at);
}

/** What the store does not know of what was told before now; `null` where that is nothing. */
export async function lapseBefore(db: Database, now: Date): Promise<Lapse | null> {
  const [alive, restored] = [await lastAlive(db), await unreadRestoring(db)];
  if (restored !== null) {
    const from = alive !== null && alive < restored ? alive : restored;
    return { from, to: now, isProven: true };
  }
  if (alive === null || now.getTime() - alive.getTime() < shortestMs) return null;
  return { from: alive, to: now, isProven: false };
}

/**
 * The lapse is over: what was told in it is recorded as far as it could be read. Where it is proven, alerts that may have been told and
 * are not recorded carry the doubt of an interrupted posting.
 */
export async function endLapse(db: Database, { from, to, isProven }: Lapse): Promise<void> {
  await db.transaction(async (tx) => {
    if (isProven) {
      await noteRestored(tx, from, to);
      await noteReadBack(tx);
      await tx.execute(sql`
        update deliveries d set unsure_since = ${from.toISOString()}::timestamptz
        from declarations l
        where l.id = d.declaration_id and d.state in ('pending', 'held') and d.form = 'alert' and d.unsure_since is null
          and l.date <= ${to.toISOString().slice(0, 10)}::date`);
    }
    await noteAlive(tx, to);
  });
}
