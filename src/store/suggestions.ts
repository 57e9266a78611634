import { desc, sql } from 'drizzle-orm';
import type { Language } from '../assembly/declaration.ts';
import type { DeclarationEntry } from '../assembly/record.ts';
import { rows, type Database } from './database.ts';
import { entriesById } from './declarations.ts';
import { declarations } from './schema.ts';
import { busiestSignatories, findSignatories, type SignatoryEntry } from './signatories.ts';

/** Discord shows at most 25 choices. */
const limit = 25;

/** By the beginning of the number, or by words of the title; the newest while nothing is typed. */
export async function suggestDeclarations(
  db: Database,
  typed: string,
  language: Language,
): Promise<DeclarationEntry[]> {
  const digits = /^\s*(?:no\.?|n°|doc\.?)?\s*(\d+)\s*$/iu.exec(typed)?.[1];
  const ids =
    digits === undefined
      ? await idsByTitle(db, typed.trim())
      : await db
          .select({ id: declarations.id })
          .from(declarations)
          .where(
            sql`${declarations.number}::text like ${`${digits}%`} or ${declarations.document}::text like ${`${digits}%`}`,
          )
          .orderBy(desc(sql`${declarations.number}::text like ${`${digits}%`}`), desc(declarations.number))
          .limit(limit);
  return entriesById(
    db,
    ids.map((row) => row.id),
    language,
  );
}

async function idsByTitle(db: Database, typed: string): Promise<{ id: number }[]> {
  const words = typed.match(/[\p{L}\p{N}]+/gu);
  if (!words) {
    return db
      .select({ id: declarations.id })
      .from(declarations)
      .orderBy(desc(declarations.number))
      .limit(limit);
  }
  const prefixes = words.map((word) => `${word}:*`).join(' & ');
  return rows<{ id: number }>(
    await db.execute(sql`
      select d.id from declarations d
      where exists (
        select 1 from texts t where t.declaration_id = d.id and t.tsv @@ to_tsquery(hemicycle_config(t.language), ${prefixes})
      )
      order by d.number desc limit ${limit}`),
  );
}

/** By the beginning of a name, then with typing errors; those who signed most while nothing is typed. */
export async function suggestSignatories(db: Database, typed: string): Promise<SignatoryEntry[]> {
  return typed.trim() === '' ? busiestSignatories(db, limit) : findSignatories(db, typed, limit);
}
