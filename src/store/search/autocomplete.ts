import { desc, sql, type SQL } from 'drizzle-orm';
import type { TextLanguage } from '../../assembly/declaration.ts';
import { fold } from '../../assembly/fold.ts';
import type { DeclarationEntry } from '../../assembly/record.ts';
import { rows, type Database } from '../db/database.ts';
import { entriesById } from '../declarations/declarations.ts';
import { declarations } from '../db/schema.ts';
import { busiestSignatories, findSignatories, type FoundSignatory } from '../people/find-signatories.ts';

/** Discord shows at most 25 choices. */
const limit = 25;
/** So many of the newest are looked through first: what is frequent is found there, whatever its frequency. */
const newest = 600;
/** As many of them are enough to go on typing: the others are not looked for then. */
const enough = 10;

/** By the beginning of the number, or by words of the title; the newest while nothing is typed. */
export async function suggestDeclarations(
  db: Database,
  typed: string,
  language: TextLanguage,
): Promise<DeclarationEntry[]> {
  const digits = /^\s*(?:no\.?|n°|doc\.?)?\s*0*(\d{1,7})\s*$/iu.exec(typed)?.[1];
  const ids = digits === undefined ? await idsByTitle(db, typed) : await idsByNumber(db, digits);
  return entriesById(db, ids, language);
}

/** Numbers that begin with these digits, those of declarations before those of documents; the highest first. */
async function idsByNumber(db: Database, digits: string): Promise<number[]> {
  // "68" begins 68, 680 to 689, 6800 to 6899, and so on: in each span the highest are found at once.
  const lows = Array.from({ length: 8 - digits.length }, (_, more) => Number(digits) * 10 ** more);
  const highs = lows.map((low, more) => low + 10 ** more - 1);
  const begins = (column: SQL, at: number) => sql`
    select held.id, held.number, ${at}::int as at
    from unnest(${sql.param(lows)}::int[], ${sql.param(highs)}::int[]) as span (low, high) cross join lateral (
      select id, number from declarations
      where ${column} between span.low and span.high order by ${column} desc limit ${limit}
    ) held`;
  const found = rows<{ id: number }>(
    await db.execute(sql`
      select id from (${begins(sql`number`, 0)} union all ${begins(sql`document`, 1)}) found
      group by id, number
      order by min(at), number desc limit ${limit}`),
  );
  return found.map(({ id }) => id);
}

async function idsByTitle(db: Database, typed: string): Promise<number[]> {
  const words = fold(typed).match(/[\p{L}\p{N}]+/gu);
  if (!words) {
    const found = await db
      .select({ id: declarations.id })
      .from(declarations)
      .orderBy(desc(declarations.number))
      .limit(limit);
    return found.map(({ id }) => id);
  }
  const hasAll = sql.join(
    words.slice(0, 12).map((word) => sql`titles like ${`% ${word}%`}`),
    sql` and `,
  );
  const recent = rows<{ id: number }>(
    await db.execute(sql`
      select declaration_id as id from (
        select declaration_id, number, titles from rolls order by number desc limit ${newest}
      ) newest
      where ${hasAll} order by number desc limit ${limit}`),
  );
  // One or two letters that are so rare are not worth reading everything for.
  const isShort = words.every((word) => word.length < 3);
  if (recent.length >= enough || isShort) return recent.map(({ id }) => id);
  const found = rows<{ id: number }>(
    await db.execute(sql`
      with hits as materialized (select declaration_id, number from rolls where ${hasAll} limit 5000)
      select declaration_id as id from hits order by number desc limit ${limit}`),
  );
  return found.map(({ id }) => id);
}

/** Looked at for typing errors: where more titles are like what was typed, too little was. */
const compared = 500;

/** Declarations whose title has something like what was typed, the most alike first: for one who is done typing. */
export async function mistyped(
  db: Database,
  typed: string,
  language: TextLanguage,
  most: number,
): Promise<DeclarationEntry[]> {
  const wanted = fold(typed);
  const found = await db.transaction(async (tx) => {
    // Two letters that changed places are two fifths of a word.
    await tx.execute(sql`set local pg_trgm.word_similarity_threshold = 0.4`);
    return rows<{ id: number }>(
      await tx.execute(sql`
        with alike as materialized (select declaration_id, number, titles from rolls where ${wanted} <% titles)
        select declaration_id as id from (select * from alike limit ${compared}) compared
        order by word_similarity(${wanted}, titles) desc, number desc limit ${most}`),
    );
  });
  return entriesById(
    db,
    found.map(({ id }) => id),
    language,
  );
}

/** By the beginning of a name, then with typing errors; those who signed most while nothing is typed. */
export async function suggestSignatories(db: Database, typed: string): Promise<FoundSignatory[]> {
  return typed.trim() === '' ? busiestSignatories(db, limit) : findSignatories(db, typed, limit, 'quick');
}
