import { sql } from 'drizzle-orm';
import type { TextLanguage } from '../../assembly/declaration.ts';
import type { ReportPeriod, ReportRecord, ReportSubject } from '../../assembly/report.ts';
import { entriesById, newestFirst } from '../declarations/declarations.ts';
import { rows, type Database } from '../db/database.ts';
import { peopleById } from '../people/named-people.ts';
import { isSignedBy } from '../people/signed-by.ts';
import { all, tabled } from '../search/roll-conditions.ts';
import { isAbout, signedRolls, type SignedRolls } from './signed-rolls.ts';
import { collectivesUnder } from './signing-collectives.ts';
import { countsUnder } from './signing-people.ts';
import { mostOften, rollsInScope, timesEach } from './signing-scope.ts';

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
  const rolls = await signedRolls(
    db,
    all([
      ...(of === 'topic' || of === 'country' ? [isAbout(of, key)] : []),
      ...(of === 'signatory' ? [isSignedBy(sql`r.declaration_id`, Number(key))] : []),
      ...tabled(period),
    ]),
  );
  const scope = { delegation: of === 'delegation' ? key : null, group: of === 'group' ? key : null };
  const under = rollsInScope(rolls, scope);
  const ids = under.map((roll) => rolls.declarationIds[roll] ?? 0);
  const everyone = { delegation: null, group: null };
  return {
    subject,
    name: person?.name ?? null,
    period,
    all: of === 'all' ? ids.length : await countWithin(db, period),
    entries: newestFirst(await entriesById(db, ids, language)),
    people: of === 'signatory' ? [] : await peopleIn(db, rolls, scope),
    delegations: mostOften(collectivesUnder(rolls, 'delegation', everyone, under)),
    groups: mostOften(collectivesUnder(rolls, 'group', everyone, under)),
    topics: mostOften(timesEach(under.flatMap((roll) => [...rolls.topicsAt(roll)]))),
    countries: mostOften(timesEach(under.flatMap((roll) => [...rolls.countriesAt(roll)]))),
  };
}

async function countWithin(db: Database, period: ReportPeriod): Promise<number> {
  const [found] = rows<{ n: number }>(
    await db.execute(sql`select count(*)::int as n from rosters r where ${all(tabled(period))}`),
  );
  return found?.n ?? 0;
}

async function peopleIn(
  db: Database,
  rolls: SignedRolls,
  scope: Parameters<typeof countsUnder>[1],
): Promise<ReportRecord['people']> {
  const most = [...countsUnder(rolls, scope)]
    .toSorted(([a, n], [b, m]) => m - n || a - b)
    .slice(0, mostPeople);
  const people = await peopleById(
    db,
    most.map(([id]) => id),
  );
  return most.flatMap(([id, n]) => {
    const person = people.get(id);
    return person === undefined
      ? []
      : [{ key: String(id), n, name: person.name, delegation: person.delegation }];
  });
}
