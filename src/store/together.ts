import { sql } from 'drizzle-orm';
import { association, fewestTogether, isTelling, type Association } from '../assembly/association.ts';
import type { Membership } from '../assembly/record.ts';
import { rows, type Database } from './database.ts';
import { packed, unpacked } from './packed.ts';
import type { Sum } from './sums.ts';

/** As many of those who stand out over all years are looked at year by year. */
const looked = 100;

export interface Companion extends Association {
  readonly id: number;
  readonly name: string;
  readonly delegation: string;
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
  const expected = await expectedOf(
    db,
    id,
    near.map((one) => one.id),
  );
  return near
    .flatMap(({ id, observed }): Companion[] => {
      const person = expected.get(id);
      if (!person) return [];
      const { name, delegation, times } = person;
      // The years are summed up already.
      return [{ id, name, delegation, ...association(observed, [{ a: times, b: 1, all: 1 }]) }];
    })
    .filter(isTelling)
    .toSorted((a, b) => b.surprise - a.surprise || a.id - b.id);
}

interface Expected {
  readonly name: string;
  readonly delegation: string;
  /** How often chance would have them sign together, year by year. */
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
    people: readonly Omit<Companion, keyof Association>[];
  }>(
    await db.execute(sql`
      select
        ${packed(sql`
          select array[m.b::int, m.n, t.n] from tallies m
          join tallies t on t.of = 'year' and t.a = '' and t.b = m.b and t.n > 0
          where m.of = 'signatory/year' and m.a = ${String(id)}`)} as own,
        ${packed(sql`
          select array[a::int, b::int, n] from tallies
          where of = 'signatory/year' and a = any(${ids}::text[])`)} as theirs,
        (
          select json_agg(json_build_object('id', id, 'name', name, 'delegation', delegation))
          from signatories where id = any(${ids})
        ) as people`),
  );
  if (!found) return new Map();
  const share = new Map(byThree(unpacked(found.own)).map(([year, signed, all]) => [year, signed / all]));
  const times = new Map<number, number>();
  for (const [other, year, signed] of byThree(unpacked(found.theirs)))
    times.set(other, (times.get(other) ?? 0) + (share.get(year) ?? 0) * signed);
  return new Map(
    found.people.map(({ id: other, ...person }) => [other, { ...person, times: times.get(other) ?? 0 }]),
  );
}

function byThree(ints: readonly number[]): [number, number, number][] {
  return Array.from({ length: ints.length / 3 }, (_, at) => [
    ints[3 * at] ?? 0,
    ints[3 * at + 1] ?? 0,
    ints[3 * at + 2] ?? 0,
  ]);
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
  const [found] = rows<Swept>(
    await db.execute(sql`
      with mine as materialized (
        select r.declaration_id, r.number, r.topics, r.signatory_ids, r.tabled_on as day,
          r.member_delegations[array_position(r.signatory_ids, ${id}::int)] as delegation,
          nullif(r.member_groups[array_position(r.signatory_ids, ${id}::int)], '') as family
        from rolls r
        where r.declaration_id = any(array(select declaration_id from signatures where signatory_id = ${id}))
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
        (select count(*)::int from mine) as own,
        coalesce((select n from tallies where of = 'total' and a = '' and b = ''), 0) as all,
        ${packed(sql`select signatory_ids from mine`)} as lists,
        ${packed(sql`select array[b::int, n] from tallies where of = 'signatory' and a = ''`)} as totals`),
  );
  if (!found) return { recent: [], topics: [], met: [], printed: [] };
  const { lists, totals, own, all, ...sweep } = found;
  const together = timesEach(unpacked(lists));
  const met = pairsOf(unpacked(totals)).flatMap(([other, signed]): Met[] => {
    const times = together.get(other) ?? 0;
    return other === id || times < fewestTogether ? [] : [{ id: other, together: times, signed, own, all }];
  });
  return { ...sweep, met };
}

interface Swept extends Omit<Sweep, 'met'> {
  readonly own: number;
  readonly all: number;
  /** Who signed each of the declarations. */
  readonly lists: string;
  /** Of everybody: the id, and how many declarations they signed. */
  readonly totals: string;
}

function timesEach(ids: readonly number[]): Map<number, number> {
  const times = new Map<number, number>();
  for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1);
  return times;
}

function pairsOf(ints: readonly number[]): [number, number][] {
  return Array.from({ length: ints.length / 2 }, (_, at) => [ints[2 * at] ?? 0, ints[2 * at + 1] ?? 0]);
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
