import { count, desc, eq, sql } from 'drizzle-orm';
import { fold } from '../assembly/fold.ts';
import type { Language } from '../assembly/declaration.ts';
import type { SignatoryRecord } from '../assembly/record.ts';
import { rows, type Database } from './database.ts';
import { entriesById } from './declarations.ts';
import { historyOf } from './history.ts';
import { signatories, signatoryForms, signatures } from './schema.ts';

export interface SignatoryEntry {
  readonly id: number;
  readonly name: string;
  /** ISO 3166 alpha-2 code, or the printed name where the code is not known. */
  readonly delegation: string;
}

const recentShown = 5;
const coSignersShown = 5;

/**
 * People with a printed name that is like what was typed, best first: names that begin with it, then those with a
 * word that does, then typing errors.
 */
export async function findSignatories(db: Database, typed: string, limit: number): Promise<SignatoryEntry[]> {
  const wanted = fold(typed);
  if (wanted === '') return [];
  const prefix = `${wanted.replaceAll(/[\\%_]/gu, '\\$&')}%`;
  const result = await db.execute(sql`
    with found as (
      select signatory_id, bool_or(folded = ${wanted}) as whole, bool_or(folded like ${prefix}) as beginning,
        bool_or(folded like ${`% ${prefix}`}) as word,
        max(greatest(word_similarity(${wanted}, folded), similarity(${wanted}, folded))) as likeness
      from ${signatoryForms}
      where folded like ${prefix} or folded like ${`% ${prefix}`} or ${wanted} <% folded or folded % ${wanted}
      group by signatory_id
    )
    select p.id, p.name, p.delegation
    from found join ${signatories} p on p.id = found.signatory_id
    order by whole desc, beginning desc, word desc, likeness desc, p.folded, p.id
    limit ${limit}`);
  return rows<SignatoryEntry>(result);
}

/** Those who signed most, for a question that has no letters yet. */
export async function busiestSignatories(db: Database, limit: number): Promise<SignatoryEntry[]> {
  return db
    .select({ id: signatories.id, name: signatories.name, delegation: signatories.delegation })
    .from(signatories)
    .innerJoin(signatures, eq(signatures.signatoryId, signatories.id))
    .groupBy(signatories.id)
    .orderBy(desc(count()), signatories.folded)
    .limit(limit);
}

export async function signatoryById(
  db: Database,
  id: number,
  language: Language,
): Promise<SignatoryRecord | null> {
  const [person] = await db.select().from(signatories).where(eq(signatories.id, id));
  if (!person) return null;
  const signed = rows<{ id: number; tabled: boolean; groups: string[] }>(
    await db.execute(sql`
      select declaration_id as id, bool_or(position = 1) as tabled,
        array_remove(array_agg(distinct "group"), null) as groups
      from ${signatures} join declarations d on d.id = declaration_id
      where signatory_id = ${id}
      group by declaration_id, d.number
      order by d.number desc`),
  );
  const coSigners = rows<SignatoryRecord['coSigners'][number]>(
    await db.execute(sql`
      with mine as (select distinct declaration_id from ${signatures} where signatory_id = ${id})
      select p.id, p.name, p.delegation, count(distinct s.declaration_id)::int as together
      from mine join ${signatures} s using (declaration_id) join ${signatories} p on p.id = s.signatory_id
      where p.id <> ${id}
      group by p.id
      order by together desc, p.folded
      limit ${coSignersShown}`),
  );
  const recent = signed.slice(0, recentShown).map((row) => row.id);
  return {
    id,
    name: person.name,
    delegation: person.delegation,
    groups: [...new Set(signed.toReversed().flatMap((row) => row.groups))],
    signed: signed.length,
    tabled: signed.filter((row) => row.tabled).length,
    recent: await entriesById(db, recent, language),
    coSigners,
    history: await historyOf(db, id),
  };
}
