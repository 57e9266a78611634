import { sql } from 'drizzle-orm';
import { dayNumberToYear } from '../../assembly/seen.ts';
import { rows, type Database } from '../db/database.ts';
import { packInts, unpackIntColumns } from '../db/int-columns.ts';
import { all, tabled } from '../search/roll-conditions.ts';
import type { SearchFor } from '../search/search-for.ts';
import { countersOf } from './counters.ts';
import type { SignedRolls } from './signed-rolls.ts';
import { mostFirst, type Found, type SigningLine } from './signing-lines.ts';
import { isScoped, rollsInScope, timesEach } from './signing-scope.ts';

/** By topic or year: those signed, of those there are; where no delegation or group is asked, those that fit, of all there are. */
export async function subjects(
  db: Database,
  asked: SearchFor,
  by: 'topic' | 'year',
  { rolls, matching }: Pick<Found, 'rolls' | 'matching'>,
): Promise<SigningLine[]> {
  const fitting =
    rolls === null
      ? new Map((await countersOf(db, by)).map(({ key, n }) => [key, n]))
      : countedBy(rolls, by, rolls.days.keys());
  const isOne = isScoped(asked);
  const signed = isOne && rolls !== null ? countedBy(rolls, by, rollsInScope(rolls, asked)) : fitting;
  const possible = isOne ? fitting : by === 'year' ? await yearsWithin(db, asked) : null;
  const keys = new Set([...signed.keys(), ...(isOne ? fitting.keys() : [])]);
  const lines = [...keys].map((key) => ({
    key,
    signed: signed.get(key) ?? 0,
    possible: possible?.get(key) ?? matching,
  }));
  return by === 'year' ? lines.toSorted((a, b) => Number(b.key) - Number(a.key)) : lines.toSorted(mostFirst);
}

function countedBy(rolls: SignedRolls, by: 'topic' | 'year', under: Iterable<number>): Map<string, number> {
  const of =
    by === 'topic' ? rolls.topicsAt : (roll: number) => [String(dayNumberToYear(rolls.days[roll] ?? 0))];
  return timesEach([...under].flatMap((roll) => [...of(roll)]));
}

/** How many declarations of each year there are in the time asked, whatever they are about. */
async function yearsWithin(db: Database, asked: SearchFor): Promise<Map<string, number>> {
  const [found] = rows<{ packed: string }>(
    await db.execute(sql`
      select ${packInts(sql`d.day`, sql`d.n`)} as packed
      from (
        select r.tabled_on - date '1970-01-01' as day, count(*)::int as n from rosters r
        where ${all(tabled(asked))} group by 1
      ) d`),
  );
  const { days, times } = unpackIntColumns(found?.packed ?? '', 'days', 'times');
  const years = new Map<string, number>();
  for (const [at, day] of days.entries()) {
    const year = String(dayNumberToYear(day));
    years.set(year, (years.get(year) ?? 0) + (times[at] ?? 0));
  }
  return years;
}
