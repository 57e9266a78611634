import { sql } from 'drizzle-orm';
import { couldHaveSigned } from '../../assembly/seen.ts';
import { rows, type Database } from '../db/database.ts';
import { packInts, unpackInts } from '../db/int-columns.ts';
import type { SearchFor } from '../search/search-for.ts';
import { countersOf } from './counters.ts';
import type { SignedRolls } from './signed-rolls.ts';
import { mostFirst, type Found, type SigningLine } from './signing-lines.ts';
import { around, eachNumberOnce, placesOf } from './signing-scope.ts';

/** Delegations, or groups, that signed or could have. */
export async function collectives(
  db: Database,
  asked: SearchFor,
  by: 'delegation' | 'group',
  { rolls, sessions }: Pick<Found, 'rolls' | 'sessions'>,
): Promise<SigningLine[]> {
  const span = around(sessions);
  if (span === null) return [];
  const counts =
    rolls === null
      ? new Map((await countersOf(db, by)).map(({ key, n }) => [key, n]))
      : collectivesUnder(rolls, by, asked);
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

/** How many of the rolls bear a name of each, of those who are of the delegation and the group asked. */
export function collectivesUnder(
  rolls: SignedRolls,
  by: 'delegation' | 'group',
  asked: Pick<SearchFor, 'delegation' | 'group'>,
  under: Iterable<number> = rolls.days.keys(),
): Map<string, number> {
  const { starts, places, place } = rolls;
  const isOf = placesOf(rolls, asked);
  // Where nothing is printed, it is of none.
  const keys = [''];
  const keyOf = eachNumberOnce((number) => {
    if (!isOf(number)) return 0;
    const { delegation, family } = place(number);
    const key = by === 'delegation' ? delegation : family;
    const at = keys.indexOf(key);
    return at === -1 ? keys.push(key) - 1 : at;
  });
  const counts = new Uint32Array(2 ** 16);
  const counted = new Int32Array(2 ** 16).fill(-1);
  for (const roll of under) {
    const end = starts[roll + 1] ?? 0;
    for (let at = starts[roll] ?? 0; at < end; at += 1) {
      const key = keyOf(places[at] ?? 0);
      if (key === 0 || counted[key] === roll) continue;
      counted[key] = roll;
      counts[key] = (counts[key] ?? 0) + 1;
    }
  }
  return new Map(keys.slice(1).map((key, at) => [key, counts[at + 1] ?? 0]));
}
