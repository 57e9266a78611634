import { sql, type SQL } from 'drizzle-orm';
import { couldHaveSigned, type SessionKey } from '../../assembly/seen.ts';
import { rows, type Database } from '../db/database.ts';
import { packInts, unpackInts } from '../db/int-columns.ts';
import { all, tabled } from '../search/roll-conditions.ts';
import type { SearchFor } from '../search/search-for.ts';
import { mostFirst, type SigningLine } from './signing-lines.ts';
import { around, isScoped, names, ofScope, scoped, type Where } from './signing-scope.ts';

/** Delegations, or groups, that signed or could have. */
export async function collectives(
  db: Database,
  where: Where,
  asked: SearchFor,
  by: 'delegation' | 'group',
  sessions: ReadonlyMap<SessionKey, number>,
): Promise<SigningLine[]> {
  const counts = await collectiveCounts(db, where, asked, by);
  const span = around(sessions);
  if (span === null) return [];
  const found = rows<{ key: string; seen: string }>(
    await db.execute(sql`
      select a as key, ${packInts(sql`b::int`)} as seen from tallies
      where of = ${`${by}/session`} and b >= ${span.first} and b < ${span.last} and n > 0 group by a`),
  );
  const own = by === 'delegation' ? asked.delegation : asked.group;
  return found
    .filter(({ key }) => own === null || key === own)
    .map(({ key, seen }) => ({
      key,
      signed: counts.get(key) ?? 0,
      possible: couldHaveSigned(unpackInts(seen), sessions),
    }))
    .filter(({ possible }) => possible > 0)
    .toSorted(mostFirst);
}

async function collectiveCounts(
  db: Database,
  where: Where,
  asked: SearchFor,
  by: 'delegation' | 'group',
): Promise<Map<string, number>> {
  const column = by === 'delegation' ? sql`r.delegations` : sql`r.groups`;
  const member = by === 'delegation' ? sql`m.delegation` : sql`m.family`;
  const query = isScoped(asked)
    ? sql`
      select ${member} as key, count(distinct r.declaration_id)::int as n from rolls r cross join lateral ${names}
      where ${scoped(where, asked)} and ${ofScope(asked)} group by 1`
    : where === undefined
      ? sql`select b as key, n from tallies where of = ${by} and a = '' and n > 0`
      : sql`select x as key, count(*)::int as n from rolls r, unnest(${column}) x where ${where} group by 1`;
  return new Map(rows<{ key: string; n: number }>(await db.execute(query)).map(({ key, n }) => [key, n]));
}

/** By topic or year: those signed, of those there are; where no delegation or group is asked, those that fit, of all there are. */
export async function subjects(
  db: Database,
  where: Where,
  asked: SearchFor,
  by: 'topic' | 'year',
  matching: number,
): Promise<SigningLine[]> {
  const counted = async (condition: SQL): Promise<Map<string, number>> => {
    const query =
      by === 'year'
        ? sql`select r.year::text as key, count(*)::int as n from rolls r where ${condition} group by 1`
        : sql`select x as key, count(*)::int as n from rolls r, unnest(r.topics) x where ${condition} group by 1`;
    return new Map(rows<{ key: string; n: number }>(await db.execute(query)).map(({ key, n }) => [key, n]));
  };
  const fitting = where ?? sql`true`;
  const isOne = isScoped(asked);
  const inBoth = sql`${scoped(where, asked)} and exists (select 1 from ${names} where ${ofScope(asked)})`;
  const signed = await counted(isOne ? inBoth : fitting);
  const inTime = all(tabled(asked));
  const possible = isOne ? await counted(fitting) : by === 'year' ? await counted(inTime) : null;
  const keys = new Set([...signed.keys(), ...(isOne ? (possible?.keys() ?? []) : [])]);
  const lines = [...keys].map((key) => ({
    key,
    signed: signed.get(key) ?? 0,
    possible: possible?.get(key) ?? matching,
  }));
  return by === 'year' ? lines.toSorted((a, b) => Number(b.key) - Number(a.key)) : lines.toSorted(mostFirst);
}
