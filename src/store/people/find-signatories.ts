import { sql, type SQL } from 'drizzle-orm';
import { fold } from '../../assembly/fold.ts';
import { rows, type Database } from '../db/database.ts';
import { signatories, signatoryForms } from '../db/schema.ts';

/** While somebody types: where more names than these are like it, too little is typed to tell which is meant. */
const compared = 200;

export interface FoundSignatory {
  readonly id: number;
  readonly name: string;
  /** ISO 3166 alpha-2 code, or the printed name where the code is not known. */
  readonly delegation: string;
}

/** Somebody, and how one of their printed names answers what was typed. */
export interface FoundByName extends FoundSignatory {
  readonly match: 'whole' | 'begins' | 'alike';
}

/**
 * People with a printed name that is like what was typed, best first: names that begin with it, then those with a
 * word that does, then typing errors, where there is room left and enough was typed to tell them.
 *
 * @param how thoroughly typing errors are looked for: while somebody types they are often in the middle of a word.
 */
export async function findSignatories(
  db: Database,
  typed: string,
  limit: number,
  how: 'thorough' | 'quick' = 'thorough',
): Promise<FoundByName[]> {
  const wanted = fold(typed);
  if (wanted === '') return [];
  const prefix = `${wanted.replaceAll(/[\\%_]/gu, '\\$&')}%`;
  const begins = sql`folded like ${prefix}`;
  const having = async (where: SQL) =>
    rows<FoundByName>(
      await db.execute(sql`
        with found as (
          select signatory_id, bool_or(folded = ${wanted}) as whole, bool_or(${begins}) as beginning, min(folded) as folded
          from ${signatoryForms}
          where ${where}
          group by signatory_id order by whole desc, beginning desc, folded, signatory_id
          limit ${limit}
        )
        select p.id, p.name, p.delegation, case when whole then 'whole' else 'begins' end as match
        from found join ${signatories} p on p.id = found.signatory_id
        order by whole desc, beginning desc, found.folded, p.id`),
    );
  // Those that begin with it come first and stand together in the index; a letter or two begin enough of them.
  const first = wanted.length < 3 ? await having(begins) : [];
  if (first.length === limit) return first;
  const begun = await having(sql`${begins} or folded like ${`% ${prefix}`} or folded like ${`%-${prefix}`}`);
  if (begun.length === limit || wanted.length < 3) return begun;
  const ids = sql`${sql.param(begun.map(({ id }) => id))}::int[]`;
  const [isLike, most] = how === 'quick' ? [sql``, compared] : [sql`or folded % ${wanted}`, null];
  const alike = rows<FoundByName>(
    await db.execute(sql`
      with alike as materialized (
        select signatory_id, folded from ${signatoryForms}
        where (${wanted} <% folded ${isLike}) and signatory_id <> all(${ids})
      ), found as (
        select signatory_id, max(word_similarity(${wanted}, folded)) as likeness, min(folded) as folded
        from (select * from alike limit ${most}) compared
        group by signatory_id order by likeness desc, folded, signatory_id
        limit ${limit - begun.length}
      )
      select p.id, p.name, p.delegation, 'alike' as match
      from found join ${signatories} p on p.id = found.signatory_id
      order by likeness desc, found.folded, p.id`),
  );
  return [...begun, ...alike];
}

/** Those who signed most, for a question that has no letters yet. */
export async function busiestSignatories(db: Database, limit: number): Promise<FoundSignatory[]> {
  return rows<FoundSignatory>(
    await db.execute(sql`
      select p.id, p.name, p.delegation
      from (select b, n from tallies where of = 'signatory' and a = '' and n > 0 order by n desc limit ${limit}) t
      join ${signatories} p on p.id = t.b::int
      order by t.n desc, p.folded`),
  );
}
