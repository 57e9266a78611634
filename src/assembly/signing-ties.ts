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
  const signings = signingsOf(rosters, among);
  const own = [...signings].filter(([, { all }]) => all >= minTogether).map(([id]) => id);
  const pairs = (own.length * (own.length - 1)) / 2;
  const ties = [...togetherOf(rosters, new Set(own))]
    .filter(([, together]) => together >= minTogether)
    .map(([pair, together]): Tie => {
      const [a, b] = [Math.floor(pair / idRoom), pair % idRoom];
      const expected = (expectedOf(signings, a, b, names) + expectedOf(signings, b, a, names)) / 2;
      return { a, b, ...association(together, [{ a: expected, b: 1, all: 1 }]) };
    })
    .filter((tie) => isTelling(tie, pairs))
    .toSorted((one, other) => other.surprise - one.surprise || one.a - other.a || one.b - other.b);
  return { signed: new Map([...signings].map(([id, { all }]) => [id, all])), ties };
}

interface Signing {
  all: number;
  /** By part-session: how many they signed, and how many other names stand under those. */
  readonly sessions: Map<number, { own: number; others: number }>;
}

function namesOf(rosters: readonly SignedRoster[]): Map<number, number> {
  const names = new Map<number, number>();
  for (const { session, ids } of rosters) names.set(session, (names.get(session) ?? 0) + ids.length);
  return names;
}

function signingsOf(
  rosters: readonly SignedRoster[],
  among: ReadonlySet<number> | null,
): Map<number, Signing> {
  const signings = new Map<number, Signing>();
  for (const { session, ids } of rosters)
    for (const id of ids) {
      if (among !== null && !among.has(id)) continue;
      const signing: Signing = signings.get(id) ?? { all: 0, sessions: new Map() };
      const there = signing.sessions.get(session) ?? { own: 0, others: 0 };
      signing.all += 1;
      there.own += 1;
      there.others += ids.length - 1;
      signing.sessions.set(session, there);
      signings.set(id, signing);
    }
  return signings;
}

/** Ids of people are serial numbers of the database, and two of them fit into one number. */
const idRoom = 2 ** 26;

/** How often each two of them stand on one list, by the two as one number. */
function togetherOf(rosters: readonly SignedRoster[], own: ReadonlySet<number>): Map<number, number> {
  const together = new Map<number, number>();
  for (const { ids } of rosters) {
    const some = ids.filter((id) => own.has(id)).toSorted((a, b) => a - b);
    for (const [at, a] of some.entries())
      for (let next = at + 1; next < some.length; next += 1) {
        const pair = a * idRoom + (some[next] ?? 0);
        together.set(pair, (together.get(pair) ?? 0) + 1);
      }
  }
  return together;
}

/** How often the second would stand under what the first signed, had they signed as much without regard to them. */
function expectedOf(
  signings: ReadonlyMap<number, Signing>,
  a: number,
  b: number,
  names: ReadonlyMap<number, number>,
): number {
  const theirs = signings.get(b)?.sessions;
  let expected = 0;
  for (const [session, { own, others }] of signings.get(a)?.sessions ?? []) {
    const all = (names.get(session) ?? 0) - own;
    if (all > 0) expected += (others / all) * (theirs?.get(session)?.own ?? 0);
  }
  return expected;
}
