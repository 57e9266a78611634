import { sql } from 'drizzle-orm';
import { association, fewestTogether, isTelling, type Association } from '../assembly/association.ts';
import type { Membership } from '../assembly/record.ts';
import { rows, type Database } from './database.ts';
import type { Sum } from './sums.ts';

/** As many of those who stand out over all years are looked at year by year. */
const looked = 100;

export interface Companion extends Association {
  readonly id: number;
  readonly name: string;
  readonly delegation: string;
}

interface Row {
  readonly id: number;
  readonly name: string;
  readonly delegation: string;
  readonly expected: number;
}

/**
 * Those who sign together with somebody more than chance explains, the surest first. Over all years together chance
 * explains less than year by year, so whoever does not stand out there need not be looked at closely.
 */
export async function companionsOf(
  db: Database,
  id: number,
  met: readonly Met[] | null = null,
): Promise<Companion[]> {
  const near = (met ?? (await sweepOf(db, id, 0)).met)
    .map(({ id, together, signed, own, all }) => ({
      id,
      ...association(together, [{ a: own, b: signed, all }]),
    }))
    .filter(isTelling)
    .toSorted((a, b) => b.surprise - a.surprise || a.id - b.id)
    .slice(0, looked);
  if (near.length === 0) return [];
  const ids = sql.param(near.map((one) => one.id));
  const found = rows<Row>(
    await db.execute(sql`
      with own as materialized (
        select m.b as year, m.n::float8 / t.n as share
        from tallies m join tallies t on t.of = 'year' and t.a = '' and t.b = m.b and t.n > 0
        where m.of = 'signatory/year' and m.a = ${String(id)} and m.n > 0
      ), expected as materialized (
        select y.a::int as id, sum(own.share * y.n) as expected
        from tallies y join own on own.year = y.b
        where y.of = 'signatory/year' and y.a = any(${ids}::int[]::text[])
        group by y.a
      )
      select p.id, p.name, p.delegation, e.expected
      from expected e join signatories p on p.id = e.id`),
  );
  const observed = new Map(near.map((one) => [one.id, one.observed]));
  return found
    .map(({ expected, ...person }) => ({
      ...person,
      // The years are summed up already.
      ...association(observed.get(person.id) ?? 0, [{ a: expected, b: 1, all: 1 }]),
    }))
    .filter(isTelling)
    .toSorted((a, b) => b.surprise - a.surprise || a.id - b.id);
}

/** Somebody who signed a number of declarations together with another. */
interface Met {
  readonly id: number;
  readonly together: number;
  /** Declarations that each of the two signed, and all there are. */
  readonly signed: number;
  readonly own: number;
  readonly all: number;
}

/** What the declarations that somebody signed say of them, read once. */
export interface Sweep {
  /** Ids of the newest. */
  readonly recent: readonly number[];
  readonly topics: readonly Sum[];
  readonly met: readonly Met[];
  /** Delegations and groups in the order of time, a new entry for each change. */
  readonly printed: readonly Membership[];
}

export async function sweepOf(db: Database, id: number, recent: number): Promise<Sweep> {
  const [found] = rows<Sweep>(
    await db.execute(sql`
      with mine as materialized (
        select r.declaration_id, r.number, r.topics, r.signatory_ids, r.tabled_on as day,
          r.member_delegations[array_position(r.signatory_ids, ${id}::int)] as delegation,
          nullif(r.member_groups[array_position(r.signatory_ids, ${id}::int)], '') as family
        from rolls r
        where r.declaration_id = any(array(select declaration_id from signatures where signatory_id = ${id}))
      ), met as materialized (
        select p as id, count(*)::int as together from mine cross join lateral unnest(signatory_ids) p
        where p <> ${id}
        group by p having count(*) >= ${fewestTogether}
      ), runs as (
        select delegation, family, min(day) as first, max(day) as last
        from (
          select day, delegation, family, row_number() over (order by day, number)
            - row_number() over (partition by delegation, family order by day, number) as run
          from mine
        ) printed
        group by delegation, family, run
      ), newest as (
        select declaration_id, number from mine order by number desc limit ${recent}
      )
      select
        array(select declaration_id from newest order by number desc) as recent,
        coalesce((
          select json_agg(json_build_object('delegation', delegation, 'group', family, 'from', first, 'to', last) order by first, last)
          from runs
        ), '[]') as printed,
        coalesce((
          select json_agg(c order by c.n desc, c.key) from (
            select t as key, count(*)::int as n from mine cross join lateral unnest(topics) t group by t
          ) c
        ), '[]') as topics,
        coalesce((
          select json_agg(json_build_object(
            'id', met.id, 'together', met.together, 'signed', t.n, 'own', (select count(*) from mine),
            'all', (select n from tallies where of = 'total' and a = '' and b = '')
          ))
          from met join tallies t on t.of = 'signatory' and t.a = '' and t.b = met.id::text
        ), '[]') as met`),
  );
  return found ?? { recent: [], topics: [], met: [], printed: [] };
}

/** The declarations that both signed, newest first. */
export async function signedByBoth(db: Database, a: number, b: number): Promise<number[]> {
  const found = rows<{ id: number }>(
    await db.execute(sql`
      select r.declaration_id as id from rolls r
      where r.declaration_id in (
        select declaration_id from signatures where signatory_id = ${a}
        intersect select declaration_id from signatures where signatory_id = ${b}
      )
      order by r.number desc`),
  );
  return found.map(({ id }) => id);
}

/** How often two sign together, and how often chance would have it. */
export async function associationOf(
  db: Database,
  a: number,
  b: number,
  observed: number,
): Promise<Association> {
  const years = rows<{ a: number; b: number; all: number }>(
    await db.execute(sql`
      select x.n as a, y.n as b, t.n as all
      from tallies x join tallies y on y.of = 'signatory/year' and y.a = ${String(b)} and y.b = x.b
      join tallies t on t.of = 'year' and t.a = '' and t.b = x.b
      where x.of = 'signatory/year' and x.a = ${String(a)}`),
  );
  return association(observed, years);
}
