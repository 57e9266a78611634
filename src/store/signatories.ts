import { count, desc, eq, sql } from 'drizzle-orm';
import { fold } from '../assembly/fold.ts';
import type { Language } from '../assembly/declaration.ts';
import type { SignatoryRecord } from '../assembly/record.ts';
import type { Signature } from '../assembly/signatory.ts';
import { rows, type Database, type Transaction } from './database.ts';
import { entriesById } from './declarations.ts';
import { signatories, signatures } from './schema.ts';

export interface SignatoryEntry {
  readonly id: number;
  readonly name: string;
  /** ISO 3166 alpha-2 code, or the printed name where the code is not known. */
  readonly delegation: string;
}

const recentShown = 5;
const coSignersShown = 5;

/**
 * The ids of those who signed, in the order given; those not known yet are added. One person is one
 * folded name within one delegation.
 */
export async function keepSignatories(tx: Transaction, signed: readonly Signature[]): Promise<number[]> {
  const people = signed.map((signature) => ({
    delegation: signature.delegation ?? signature.delegationPrinted,
    name: signature.name,
    folded: fold(signature.name),
  }));
  const key = (person: { delegation: string; folded: string }) => `${person.delegation}\n${person.folded}`;
  const distinct = [...new Map(people.map((person) => [key(person), person])).values()];
  await tx.insert(signatories).values(distinct).onConflictDoNothing();
  const known = await tx
    .select({ id: signatories.id, delegation: signatories.delegation, folded: signatories.folded })
    .from(signatories)
    .where(
      sql`(${signatories.delegation}, ${signatories.folded}) in (select * from unnest(${sql.param(distinct.map((person) => person.delegation))}::text[], ${sql.param(distinct.map((person) => person.folded))}::text[]))`,
    );
  const ids = new Map(known.map((row) => [key(row), row.id]));
  return people.map((person) => ids.get(key(person)) as number);
}

/**
 * People whose name is like what was typed, best first: names that begin with it, then those with a
 * word that does, then typing errors.
 */
export async function findSignatories(db: Database, typed: string, limit: number): Promise<SignatoryEntry[]> {
  const wanted = fold(typed);
  if (wanted === '') return [];
  const prefix = `${wanted.replaceAll(/[\\%_]/gu, '\\$&')}%`;
  const result = await db.execute(sql`
    select id, name, delegation
    from ${signatories}
    where folded like ${prefix} or folded like ${`% ${prefix}`} or ${wanted} <% folded or folded % ${wanted}
    order by (folded = ${wanted}) desc, (folded like ${prefix}) desc, (folded like ${`% ${prefix}`}) desc,
      greatest(word_similarity(${wanted}, folded), similarity(${wanted}, folded)) desc, folded
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
  };
}
