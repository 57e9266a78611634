import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Database } from '../db/database.ts';
import { deleteKeyValue, keyValuesNamed, setKeyValue } from '../db/key-value.ts';

const prefix = 'told:';
const day = 24 * 60 * 60_000;
/** Longer than the record of an alert, see retention: until then the same may be found a second time. */
const keptDays = 400;

const stored = z.object({
  /** What arrived last; `null` while nothing has. */
  state: z.string().nullable(),
  at: z.coerce.date(),
  /** What is to arrive, in its words. */
  due: z
    .object({
      state: z.string().nullable(),
      content: z.string(),
      at: z.coerce.date(),
      /** An attempt may have arrived. */
      isUnsure: z.boolean(),
    })
    .nullable(),
});

/** What the operator was told of a cause, and what is still to be told. */
export type ToldCause = z.infer<typeof stored>;

/** By the keys of the causes. */
export async function toldCauses(db: Database): Promise<Map<string, ToldCause>> {
  const known = await keyValuesNamed(db, prefix);
  return new Map(
    known.flatMap(({ key, value }) => {
      const { data } = stored.safeParse(value);
      return data === undefined ? [] : [[key.slice(prefix.length), data] as const];
    }),
  );
}

/** @param told `null` when nothing is known of the cause any more. */
export async function saveToldCause(db: Database, key: string, told: ToldCause | null): Promise<void> {
  await (told === null ? deleteKeyValue(db, prefix + key) : setKeyValue(db, prefix + key, told));
}

/** Deletes what is so old that nobody remembers being told; what is said once in the life of a database stays. */
export async function forgetOldCauses(db: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptDays * day).toISOString();
  await db.execute(sql`
    delete from facts where starts_with(key, ${prefix}) and key <> ${`${prefix}archive`}
      and (value ->> 'at')::timestamptz < ${before}::timestamptz`);
}
