import { sql, type SQL } from 'drizzle-orm';
import type { TextLanguage } from '../../assembly/declaration.ts';
import type { ReportCount, ReportPeriod, ReportRecord, ReportSubject } from '../../assembly/report.ts';
import { entriesById, newestFirst } from '../declarations/declarations.ts';
import { rows, type Database } from '../db/database.ts';
import { peopleById } from '../people/named-people.ts';
import { isSignedBy } from '../people/signed-by.ts';
import { all, tabled, told } from '../search/roll-conditions.ts';
import { nothingAsked, type SearchFor } from '../search/search-for.ts';
import { names, ofScope } from './signing-scope.ts';

const mostPeople = 10;

/** What happened on a subject in a time; `null` for a signatory who is not stored any more. */
export async function reportOn(
  db: Database,
  subject: ReportSubject,
  period: ReportPeriod,
  language: TextLanguage,
): Promise<ReportRecord | null> {
  const { of, key } = subject;
  const person = of === 'signatory' ? (await peopleById(db, [Number(key)])).get(Number(key)) : undefined;
  if (of === 'signatory' && person === undefined) return null;
  const asked: SearchFor = {
    ...nothingAsked,
    ...period,
    ...(of !== 'all' && of !== 'signatory' && { [of]: key }),
  };
  const where = all([
    ...told(asked),
    ...tabled(period),
    ...(of === 'signatory' ? [isSignedBy(sql`r.declaration_id`, Number(key))] : []),
  ]);
  const ids = rows<{ id: number }>(
    await db.execute(sql`select r.declaration_id as id from rolls r where ${where} order by r.number desc`),
  ).map(({ id }) => id);
  return {
    subject,
    name: person?.name ?? null,
    period,
    all: of === 'all' ? ids.length : await countWithin(db, period),
    entries: newestFirst(await entriesById(db, ids, language)),
    people: of === 'signatory' ? [] : await peopleIn(db, where, asked),
    delegations: await countsOf(db, where, sql`unnest(r.delegations)`),
    groups: await countsOf(db, where, sql`unnest(r.groups)`),
    topics: await countsOf(db, where, sql`unnest(r.topics)`),
    countries: await countsOf(db, where, sql`unnest(r.concerns)`),
  };
}

async function countWithin(db: Database, period: ReportPeriod): Promise<number> {
  const [found] = rows<{ n: number }>(
    await db.execute(sql`select count(*)::int as n from rolls r where ${all(tabled(period))}`),
  );
  return found?.n ?? 0;
}

async function countsOf(db: Database, where: SQL, values: SQL): Promise<ReportCount[]> {
  return rows<ReportCount>(
    await db.execute(sql`
      select x as key, count(*)::int as n from rolls r, ${values} x where ${where} group by 1 order by 2 desc, 1`),
  );
}

async function peopleIn(db: Database, where: SQL, asked: SearchFor): Promise<ReportRecord['people']> {
  const counted = rows<{ id: number; n: number }>(
    await db.execute(sql`
      select m.id, count(*)::int as n from rolls r cross join lateral ${names}
      where ${where} and ${ofScope(asked)} group by 1 order by 2 desc, 1 limit ${mostPeople}`),
  );
  const people = await peopleById(
    db,
    counted.map(({ id }) => id),
  );
  return counted.flatMap(({ id, n }) => {
    const person = people.get(id);
    return person === undefined
      ? []
      : [{ key: String(id), n, name: person.name, delegation: person.delegation }];
  });
}
