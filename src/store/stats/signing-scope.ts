import { sql, type SQL } from 'drizzle-orm';
import { dayNumberToSession, longestSilence, sessionAfter, type SessionKey } from '../../assembly/seen.ts';
import { rows, type Database } from '../db/database.ts';
import { all, tabled } from '../search/roll-conditions.ts';
import { queriesOfWords } from '../search/search.ts';
import type { SearchFor } from '../search/search-for.ts';
import type { Counter } from './counters.ts';
import { isAbout, type SignedRolls } from './signed-rolls.ts';

/** Conditions on a roster `r`, whoever signed it; `undefined` where every one meets them. */
export type Where = SQL | undefined;

/** `null` where the words are in nearly every text or are not understood. */
export async function rostersMeeting(db: Database, asked: SearchFor): Promise<Where | null> {
  const { topic, country } = asked;
  const conditions = [
    ...(topic === null ? [] : [isAbout('topic', topic)]),
    ...(country === null ? [] : [isAbout('country', country)]),
    ...tabled(asked),
  ];
  if (asked.words !== null) {
    const queries = await queriesOfWords(db, asked.words);
    if (queries === null) return null;
    const texts = queries.map(
      ({ language, query }) =>
        sql`select t.declaration_id from texts t where t.tsv @@ ${query}::tsquery and t.language = ${language}`,
    );
    conditions.push(
      texts.length === 0 ? sql`false` : sql`r.declaration_id = any(array(${sql.join(texts, sql` union `)}))`,
    );
  }
  return conditions.length === 0 ? undefined : all(conditions);
}

export const isScoped = ({ delegation, group }: Pick<SearchFor, 'delegation' | 'group'>): boolean =>
  delegation !== null || group !== null;

/** Whether a place is of the delegation and the group asked; by the number it has in some rolls. */
export function placesOf(
  { place }: Pick<SignedRolls, 'place'>,
  { delegation, group }: Pick<SearchFor, 'delegation' | 'group'>,
): (number: number) => boolean {
  const isOf = eachNumberOnce((number) => {
    const own = place(number);
    const isHere =
      (delegation === null || own.delegation === delegation) && (group === null || own.family === group);
    return isHere ? 1 : 0;
  });
  return (number) => isOf(number) === 1;
}

/** Asked hundreds of thousands of times, for numbers of two bytes. */
export function eachNumberOnce(work: (number: number) => number): (number: number) => number {
  const known = new Int32Array(2 ** 16).fill(-1);
  return (number) => {
    const told = known[number] ?? -1;
    return told === -1 ? (known[number] = work(number)) : told;
  };
}

/** Which of the rolls bear a name of the delegation and the group asked, somebody who is of both. */
export function rollsInScope(
  rolls: SignedRolls,
  asked: Pick<SearchFor, 'delegation' | 'group'>,
): readonly number[] {
  const every = [...rolls.days.keys()];
  if (!isScoped(asked)) return every;
  const isOf = placesOf(rolls, asked);
  return every.filter((roll) => {
    for (let at = rolls.starts[roll] ?? 0; at < (rolls.starts[roll + 1] ?? 0); at += 1)
      if (isOf(rolls.places[at] ?? 0)) return true;
    return false;
  });
}

/** How many declarations of the part-sessions there are among the rolls; among all when `null`. */
export async function sessionsOf(db: Database, rolls: SignedRolls | null): Promise<Map<SessionKey, number>> {
  if (rolls !== null) {
    const sessions = new Map<SessionKey, number>();
    // There are many of a day.
    for (const [day, n] of timesEach(rolls.days)) {
      const session = dayNumberToSession(day);
      sessions.set(session, (sessions.get(session) ?? 0) + n);
    }
    return sessions;
  }
  const found = rows<{ session: number; n: number }>(
    await db.execute(sql`select b::int as session, n from tallies where of = 'session' and a = '' and n > 0`),
  );
  return new Map(found.map(({ session, n }) => [session, n]));
}

/** How often each of them is there. */
export function timesEach<T>(values: Iterable<T>): Map<T, number> {
  const times = new Map<T, number>();
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
  return times;
}

/** Those that are there most often first, and in the order of their names where they are equal. */
export function mostOften(times: ReadonlyMap<string, number>): Counter[] {
  return [...times].map(([key, n]) => ({ key, n })).toSorted((a, b) => b.n - a.n || (a.key < b.key ? -1 : 1));
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
