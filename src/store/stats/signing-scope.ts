import { sql, type SQL } from 'drizzle-orm';
import { longestSilence, sessionAfter, type SessionKey } from '../../assembly/seen.ts';
import { rows, type Database } from '../db/database.ts';
import { all, tabled, told } from '../search/roll-conditions.ts';
import { queriesOfWords } from '../search/search.ts';
import type { SearchFor } from '../search/search-for.ts';

/** Conditions on a roll `r`, whoever signed it; `undefined` where every roll meets them. */
export type Where = SQL | undefined;

/** `null` where the words are in nearly every text or are not understood. */
export async function rollsMeeting(db: Database, asked: SearchFor): Promise<Where | null> {
  const conditions = [...told({ ...asked, delegation: null, group: null }), ...tabled(asked)];
  if (asked.words !== null) {
    const queries = await queriesOfWords(db, asked.words);
    if (queries === null) return null;
    const texts = queries.map(
      ({ language, query }) =>
        sql`select t.declaration_id from texts t where t.tsv @@ ${query}::tsquery and t.language = ${language}`,
    );
    conditions.push(
      texts.length === 0 ? sql`false` : sql`r.declaration_id in (${sql.join(texts, sql` union `)})`,
    );
  }
  return conditions.length === 0 ? undefined : all(conditions);
}

export const isScoped = ({ delegation, group }: SearchFor): boolean => delegation !== null || group !== null;

/** The rolls that meet the conditions and bear a name of the delegation and the group asked. */
export function scoped(where: Where, { delegation, group }: SearchFor): SQL {
  const had = told({ topic: null, country: null, delegation, group });
  return all([...(where === undefined ? [] : [where]), ...had]);
}

/** The names `m` on a roll `r`, of the delegation and the group asked. */
export const names = sql`unnest(r.signatory_ids, r.member_delegations, r.member_groups) as m (id, delegation, family)`;

export function ofScope({ delegation, group }: SearchFor): SQL {
  return all([
    ...(delegation === null ? [] : [sql`m.delegation = ${delegation}`]),
    ...(group === null ? [] : [sql`m.family = ${group}`]),
  ]);
}

export async function sessionsOf(db: Database, where: Where): Promise<Map<SessionKey, number>> {
  const found = rows<{ session: number; n: number }>(
    await db.execute(
      where === undefined
        ? sql`select b::int as session, n from tallies where of = 'session' and a = '' and n > 0`
        : sql`select hemicycle_session(r.tabled_on) as session, count(*)::int as n from rolls r where ${where} group by 1`,
    ),
  );
  return new Map(found.map(({ session, n }) => [session, n]));
}

/** As far from what is asked as tells whether a silence is too long. */
export function around(sessions: ReadonlyMap<SessionKey, number>): { first: string; last: string } | null {
  const keys = [...sessions.keys()];
  if (keys.length === 0) return null;
  const [first, last] = [Math.min(...keys), Math.max(...keys)];
  return {
    first: String(sessionAfter(first, -longestSilence)),
    last: String(sessionAfter(last, longestSilence + 1)),
  };
}
