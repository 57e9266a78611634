import { eq, getTableColumns, lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Language } from '../assembly/declaration.ts';
import type { Database } from './database.ts';
import { searches } from './schema.ts';
import { findDeclarations, type SearchFor } from './search.ts';

const askedSchema: z.ZodType<SearchFor> = z.object({
  words: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  topic: z.string().nullable(),
  country: z.string().nullable(),
  delegation: z.string().nullable(),
  group: z.string().nullable(),
  signatory: z.number().nullable(),
});

/** A search and what it found when it was last made. */
export interface KeptSearch {
  readonly id: number;
  readonly asked: SearchFor;
  readonly ids: readonly number[];
  /** There are others, which were not kept. */
  readonly more: boolean;
}

/**
 * Makes a search and keeps what it found, so that its further pages need no other. The same search of
 * somebody else is the same record. `null` when the words hold nothing to search for.
 */
export async function makeSearch(
  db: Database,
  asked: SearchFor,
  language: Language,
): Promise<KeptSearch | null> {
  const { ids, more, understood } = await findDeclarations(db, asked, language);
  if (!understood) return null;
  const canonical = JSON.stringify(askedSchema.parse(asked));
  const found = [...ids];
  const [kept] = await db.transaction(async (tx) => {
    // A search that a power cut takes is made again: nobody needs to wait for the disk.
    await tx.execute(sql`set local synchronous_commit = off`);
    return tx
      .insert(searches)
      .values({ canonical, found, more })
      .onConflictDoUpdate({
        target: searches.canonical,
        set: { found, more, usedAt: sql`now()` },
      })
      .returning({ id: searches.id });
  });
  if (!kept) throw new Error('A search was not kept.');
  return { id: kept.id, asked, ids, more };
}

/** A search made before, which thereby is kept on; `null` when it is not kept any more. */
export async function keptSearch(db: Database, id: number): Promise<KeptSearch | null> {
  const isStale = sql<boolean>`${searches.usedAt} < now() - interval '1 day'`;
  const [kept] = await db
    .select({ ...getTableColumns(searches), isStale })
    .from(searches)
    .where(eq(searches.id, id));
  if (!kept) return null;
  // Turning pages writes nothing but the first time in a day.
  if (kept.isStale) {
    await db
      .update(searches)
      .set({ usedAt: sql`now()` })
      .where(eq(searches.id, id));
  }
  const asked = askedSchema.parse(JSON.parse(kept.canonical));
  return { id, asked, ids: kept.found, more: kept.more };
}

/** Far more than are paged through in a month; keeps whoever searches without end from filling the database. */
const mostKept = 20_000;

/** Searches are kept until nobody has made them again or turned their pages for 30 days, and the newest of them only. */
export async function forgetIdleSearches(db: Database): Promise<void> {
  await db.delete(searches).where(lt(searches.usedAt, sql`now() - interval '30 days'`));
  await db.execute(sql`
    delete from searches where id in (select id from searches order by used_at desc, id desc offset ${mostKept})`);
}
