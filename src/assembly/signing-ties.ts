import { association, isTelling, minTogether, type Association } from './association.ts';

/** A declaration as far as it says who signs with whom. */
export interface SignedRoster {
  /** Of the part-session: 20191 is January 2019. */
  readonly session: number;
  readonly ids: readonly number[];
}

export interface Tie extends Association {
  /** The lower id, and the higher one. */
  readonly a: number;
  readonly b: number;
}

export interface Ties {
  /** How many of the declarations each of those looked at signed. */
  readonly signed: ReadonlyMap<number, number>;
  /** Those beyond chance, the surest first. */
  readonly ties: readonly Tie[];
}

/**
 * Who signs with whom more often than chance explains, part-session by part-session (docs/statistics.md). The bar rises with
 * the number of pairs that could have stood out, so that on fewer than one network in twenty there is a tie that chance put
 * there.
 *
 * @param names how many names stand under all declarations of each part-session; those given, unless more are counted.
 * @param among whose ties are looked for; everybody's when `null`.
 */
export function signingTies(
  rosters: readonly SignedRoster[],
  among: ReadonlySet<number> | null,
  names: ReadonlyMap<number, number> = namesOf(rosters),
): Ties {
  const signed = timesSigned(rosters, among);
  const ids = [...signed].filter(([, times]) => times >= minTogether).map(([id]) => id);
  const people = peopleIn(
    rosters,
    ids.toSorted((a, b) => a - b),
    names,
  );
  const pairs = (ids.length * (ids.length - 1)) / 2;
  const ties = people.ids
    .flatMap((_, at) => companionsOf(people, at))
    .filter((tie) => isTelling(tie, pairs))
    .toSorted((one, other) => other.surprise - one.surprise || one.a - other.a || one.b - other.b);
  return { signed, ties };
}

function namesOf(rosters: readonly SignedRoster[]): Map<number, number> {
  const names = new Map<number, number>();
  for (const { session, ids } of rosters) names.set(session, (names.get(session) ?? 0) + ids.length);
  return names;
}

function timesSigned(
  rosters: readonly SignedRoster[],
  among: ReadonlySet<number> | null,
): Map<number, number> {
  const signed = new Map<number, number>();
  for (const { ids } of rosters)
    for (const id of ids) if (among === null || among.has(id)) signed.set(id, (signed.get(id) ?? 0) + 1);
  return signed;
}

/**
 * Those among whom ties are looked for, each by a place in the order of ids. There are thousands under tens of thousands of declarations, and
 * millions of pairs: what is known of each stands in columns.
 */
interface People {
  readonly ids: readonly number[];
  /** The places that stand on each list. */
  readonly lists: readonly Uint32Array[];
  /** The lists on which each place stands. */
  readonly signed: readonly (readonly number[])[];
  readonly sessions: number;
  /** How many each signed, by place and then by part-session. */
  readonly own: Float64Array;
  /** How likely one other name of the part-session stands under what each signed, in the same order. */
  readonly rates: Float64Array;
}

function peopleIn(
  rosters: readonly SignedRoster[],
  ids: readonly number[],
  names: ReadonlyMap<number, number>,
): People {
  const places = new Map(ids.map((id, at) => [id, at]));
  const sessions = [...new Set(rosters.map(({ session }) => session))];
  const columns = new Map(sessions.map((session, at) => [session, at]));
  const own = new Float64Array(ids.length * sessions.length);
  const others = new Float64Array(own.length);
  const signed = ids.map((): number[] => []);
  const lists = rosters.map((roster, list) => {
    const column = columns.get(roster.session) ?? 0;
    const here = Uint32Array.from(roster.ids.flatMap((id) => places.get(id) ?? []));
    for (const place of here) {
      signed[place]?.push(list);
      const cell = place * sessions.length + column;
      own[cell] = (own[cell] ?? 0) + 1;
      others[cell] = (others[cell] ?? 0) + roster.ids.length - 1;
    }
    return here;
  });
  const rates = others.map((others, cell) => {
    const all = (names.get(sessions[cell % sessions.length] ?? 0) ?? 0) - (own[cell] ?? 0);
    return all > 0 ? others / all : 0;
  });
  return { ids, lists, signed, sessions: sessions.length, own, rates };
}

/** Those of higher ids with whom the one at a place signed often enough to prove anything. */
function companionsOf(people: People, at: number): Tie[] {
  const { ids, lists, signed } = people;
  const together = new Uint32Array(ids.length);
  for (const list of signed[at] ?? [])
    for (const other of lists[list] ?? []) together[other] = (together[other] ?? 0) + 1;
  const ties: Tie[] = [];
  for (let other = at + 1; other < ids.length; other += 1) {
    const times = together[other] ?? 0;
    if (times < minTogether) continue;
    const expected = (expectedOf(people, at, other) + expectedOf(people, other, at)) / 2;
    ties.push({
      a: ids[at] ?? 0,
      b: ids[other] ?? 0,
      ...association(times, [{ a: expected, b: 1, all: 1 }]),
    });
  }
  return ties;
}

/** How often the second would stand under what the first signed, had they signed as much without regard to them. */
function expectedOf({ sessions, own, rates }: People, first: number, second: number): number {
  let expected = 0;
  for (let at = 0; at < sessions; at += 1)
    expected += (rates[first * sessions + at] ?? 0) * (own[second * sessions + at] ?? 0);
  return expected;
}
