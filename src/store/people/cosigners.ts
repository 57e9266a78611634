import { sql, type SQL } from 'drizzle-orm';
import { association, isTelling, type Association } from '../../assembly/association.ts';
import { rows, type Database } from '../db/database.ts';
import { packInts, unpackIntColumns } from '../db/int-columns.ts';
import { isSignedBy } from './signed-by.ts';
import { cosignersIn, type Cosigner } from './signing-scan.ts';

/** As many of those who stand out over all years are looked at part-session by part-session. */
const looked = 100;

export interface CosignerShare extends Association {
  readonly id: number;
  readonly name: string;
  readonly delegation: string;
}

/**
 * Those who sign together with somebody more than chance explains, the surest first. Over all years together chance
 * explains less than part-session by part-session, so whoever does not stand out there need not be looked at closely.
 */
export async function cosignersOf(
  db: Database,
  id: number,
  met: readonly Cosigner[] | null = null,
): Promise<CosignerShare[]> {
  const all = met ?? (await cosignersIn(db, id));
  const near = all
    .map(({ id, together, signed, own, all }) => ({
      id,
      ...association(together, [{ a: own, b: signed, all }]),
    }))
    .filter((one) => isTelling(one, all.length))
    .toSorted((a, b) => b.surprise - a.surprise || a.id - b.id)
    .slice(0, looked);
  if (near.length === 0) return [];
  const expected = await expectedOf(
    db,
    id,
    near.map((one) => one.id),
  );
  return near
    .flatMap(({ id, observed }): CosignerShare[] => {
      const person = expected.get(id);
      if (!person) return [];
      const { name, delegation, times } = person;
      return [{ id, name, delegation, ...against(observed, times) }];
    })
    .filter((one) => isTelling(one, all.length))
    .toSorted((a, b) => b.surprise - a.surprise || a.id - b.id);
}

interface Expected {
  readonly name: string;
  readonly delegation: string;
  /** How often chance would have them sign together (docs/statistics.md). */
  readonly times: number;
}

async function expectedOf(
  db: Database,
  id: number,
  others: readonly number[],
): Promise<Map<number, Expected>> {
  const ids = sql`${sql.param([...others])}::int[]`;
  const [found] = rows<{
    own: string;
    theirs: string;
    people: readonly Omit<CosignerShare, keyof Association>[];
  }>(
    await db.execute(sql`
      select
        (select ${packInts(sql`o.session`, sql`o.places`, sql`o.all_places`)} from ${placesOf(id)} o) as own,
        (
          select ${packInts(sql`a::int`, sql`b::int`, sql`n`)} from tallies
          where of = 'signatory/session' and a = any(${ids}::text[])
        ) as theirs,
        (
          select json_agg(json_build_object('id', id, 'name', name, 'delegation', delegation))
          from signatories where id = any(${ids})
        ) as people`),
  );
  if (!found) return new Map();
  const { sessions, places, allPlaces } = unpackIntColumns(found.own, 'sessions', 'places', 'allPlaces');
  const share = new Map(
    [...sessions].map((session, at) => [session, (places[at] ?? 0) / (allPlaces[at] ?? 1)]),
  );
  const { who, when, often } = unpackIntColumns(found.theirs, 'who', 'when', 'often');
  const times = new Map<number, number>();
  for (const [at, other] of who.entries())
    times.set(other, (times.get(other) ?? 0) + (share.get(when[at] ?? 0) ?? 0) * (often[at] ?? 0));
  return new Map(
    found.people.map(({ id: other, ...person }) => [other, { ...person, times: times.get(other) ?? 0 }]),
  );
}

/** By part-session: how many other names stand under what somebody signed, and how many under all declarations of it. */
function placesOf(id: number): SQL {
  return sql`(
    select s.session, s.places, t.n - s.own as all_places
    from (
      select hemicycle_session(r.tabled_on) as session, 
          sum(length(r.signatory_ids) / 4 - 1)::int as places, count(*)::int as own
      from rosters r where ${isSignedBy(sql`r.declaration_id`, id)} group by 1
    ) s
    join tallies t on t.of = 'signatures/session' and t.a = '' and t.b = s.session::text and t.n > s.own
  )`;
}

/** The declarations that both signed, newest first. */
export async function signedByBoth(db: Database, a: number, b: number): Promise<number[]> {
  const found = rows<{ id: number }>(
    await db.execute(sql`
      select d.id from declarations d
      where d.id in (
        select declaration_id from signatures where signatory_id = ${a}
        intersect select declaration_id from signatures where signatory_id = ${b}
      )
      order by d.number desc`),
  );
  return found.map(({ id }) => id);
}

/** How often two sign together, and how often chance would have it, whichever of the two is named first. */
export async function associationOf(
  db: Database,
  a: number,
  b: number,
  observed: number,
): Promise<Association> {
  const [found] = rows<{ one: number; other: number }>(
    await db.execute(sql`select ${timesOf(a, b)} as one, ${timesOf(b, a)} as other`),
  );
  return against(observed, ((found?.one ?? 0) + (found?.other ?? 0)) / 2);
}

function timesOf(id: number, other: number): SQL {
  return sql`(
    select coalesce(sum(o.places::float8 / o.all_places * x.n), 0) from ${placesOf(id)} o
    join tallies x on x.of = 'signatory/session' and x.a = ${String(other)} and x.b = o.session::text
  )`;
}

/** With the part-sessions summed up already. */
function against(observed: number, expected: number): Association {
  return association(observed, [{ a: expected, b: 1, all: 1 }]);
}
