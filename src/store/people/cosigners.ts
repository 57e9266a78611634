import { sql } from 'drizzle-orm';
import { association, isTelling, type Association } from '../../assembly/association.ts';
import { rows, type Database } from '../db/database.ts';
import { packInts, unpackIntColumns } from '../db/int-columns.ts';
import { cosignersIn, type Cosigner } from './signing-scan.ts';

/** As many of those who stand out over all years are looked at year by year. */
const looked = 100;

export interface CosignerShare extends Association {
  readonly id: number;
  readonly name: string;
  readonly delegation: string;
}

/**
 * Those who sign together with somebody more than chance explains, the surest first. Over all years together chance
 * explains less than year by year, so whoever does not stand out there need not be looked at closely.
 */
export async function cosignersOf(
  db: Database,
  id: number,
  met: readonly Cosigner[] | null = null,
): Promise<CosignerShare[]> {
  const near = (met ?? (await cosignersIn(db, id)))
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
    .flatMap(({ id, observed }): CosignerShare[] => {
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
    people: readonly Omit<CosignerShare, keyof Association>[];
  }>(
    await db.execute(sql`
      select
        (
          select ${packInts(sql`m.b::int`, sql`m.n`, sql`t.n`)} from tallies m
          join tallies t on t.of = 'year' and t.a = '' and t.b = m.b and t.n > 0
          where m.of = 'signatory/year' and m.a = ${String(id)}
        ) as own,
        (
          select ${packInts(sql`a::int`, sql`b::int`, sql`n`)} from tallies
          where of = 'signatory/year' and a = any(${ids}::text[])
        ) as theirs,
        (
          select json_agg(json_build_object('id', id, 'name', name, 'delegation', delegation))
          from signatories where id = any(${ids})
        ) as people`),
  );
  if (!found) return new Map();
  const { years, signed, all } = unpackIntColumns(found.own, 'years', 'signed', 'all');
  const share = new Map([...years].map((year, at) => [year, (signed[at] ?? 0) / (all[at] ?? 1)]));
  const { who, when, often } = unpackIntColumns(found.theirs, 'who', 'when', 'often');
  const times = new Map<number, number>();
  for (const [at, other] of who.entries())
    times.set(other, (times.get(other) ?? 0) + (share.get(when[at] ?? 0) ?? 0) * (often[at] ?? 0));
  return new Map(
    found.people.map(({ id: other, ...person }) => [other, { ...person, times: times.get(other) ?? 0 }]),
  );
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
