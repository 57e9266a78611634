import { randomInt } from 'node:crypto';
import { desc, eq, getTableColumns, lt, sql } from 'drizzle-orm';
import * as z from 'zod';
import type { TextLanguage } from '../../assembly/declaration.ts';
import type { Database, Transaction } from '../db/database.ts';
import type { Owner } from '../subscriptions/owner.ts';
import { pseudonym } from '../db/pseudonym.ts';
import { searches } from '../db/schema.ts';
import { findDeclarations } from './search.ts';
import type { SearchFor } from './search-for.ts';

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

const readAsked = (canonical: string): SearchFor => askedSchema.parse(JSON.parse(canonical));

/** A search and what it found when it was last made. */
export interface SavedSearch {
  readonly id: number;
  readonly asked: SearchFor;
  readonly ids: readonly number[];
  /** There are others, which were not kept. */
  readonly more: boolean;
}

/** Who makes a search, and in which server; `null` in a direct message. */
export interface Searcher {
  readonly userId: string;
  readonly guildId: string | null;
}

/** The largest number of bits that `randomInt` gives: far too many ids to try them. */
const idsBelow = 2 ** 48 - 1;

/**
 * Makes a search and keeps what it found, so that its further pages need no other. Who made it is kept as a pseudonym, so
 * that they can delete it; the same search of the same person in the same server is the same record. `null` when the
 * words hold nothing to search for.
 */
export async function makeSearch(
  db: Database,
  asked: SearchFor,
  language: TextLanguage,
  { userId, guildId }: Searcher,
): Promise<SavedSearch | null> {
  const { ids, more, understood } = await findDeclarations(db, asked, language);
  if (!understood) return null;
  const canonical = JSON.stringify(askedSchema.parse(asked));
  const found = [...ids];
  const owner = await pseudonym(db, 'person', userId);
  const server = guildId === null ? '' : await pseudonym(db, 'server', guildId);
  const [kept] = await db.transaction(async (tx) => {
    // A search that a power cut takes is made again: nobody needs to wait for the disk.
    await tx.execute(sql`set local synchronous_commit = off`);
    return tx
      .insert(searches)
      .values({ id: randomInt(1, idsBelow), canonical, owner, server, found, more })
      .onConflictDoUpdate({
        target: [searches.owner, searches.server, searches.canonical],
        set: { found, more, usedAt: sql`now()` },
      })
      .returning({ id: searches.id });
  });
  if (!kept) throw new Error('A search was not kept.');
  return { id: kept.id, asked, ids, more };
}

/** A search made before, which thereby is kept on; `null` when it is not kept any more. */
export async function savedSearch(db: Database, id: number): Promise<SavedSearch | null> {
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
  return { id, asked: readAsked(kept.canonical), ids: kept.found, more: kept.more };
}

/** What a person searched for, wherever they did, the last used first. */
export async function searchesOf(
  db: Database,
  userId: string,
): Promise<{ readonly asked: SearchFor; readonly usedAt: Date }[]> {
  const found = await db
    .select({ canonical: searches.canonical, usedAt: searches.usedAt })
    .from(searches)
    .where(eq(searches.owner, await pseudonym(db, 'person', userId)))
    .orderBy(desc(searches.usedAt), desc(searches.id));
  return found.map(({ canonical, usedAt }) => ({ asked: readAsked(canonical), usedAt }));
}

/**
 * Deletes what a person searched for, or what was searched for in a server.
 *
 * @returns how many searches there were.
 */
export async function forgetSearches(tx: Transaction, owner: Owner): Promise<number> {
  const own =
    'userId' in owner
      ? eq(searches.owner, await pseudonym(tx, 'person', owner.userId))
      : eq(searches.server, await pseudonym(tx, 'server', owner.guildId));
  const gone = await tx.delete(searches).where(own).returning({ id: searches.id });
  return gone.length;
}

/** How long after it was last used. Messages with buttons of a search stand in channels for months. */
const searchDays = 90;

/** Far more than are paged through in that time; keeps whoever searches without end from filling the database. */
const maxSavedSearches = 20_000;

/**
 * Searches are kept until nobody has made them again or turned their pages for 90 days. Where there are too many, the
 * oldest of those go first who made the most.
 */
export async function forgetIdleSearches(db: Database, most = maxSavedSearches): Promise<void> {
  await db.delete(searches).where(lt(searches.usedAt, sql`now() - make_interval(days => ${searchDays})`));
  await db.execute(sql`
    delete from searches where (select count(*) from searches) > ${most} and id in (
      select id from (
        select id, used_at,
          case when owner is null then 1 else row_number() over (partition by owner order by used_at desc, id desc) end as nth
        from searches
      ) s order by nth, used_at desc, id desc offset ${most})`);
}
