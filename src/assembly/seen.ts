/**
 * A part-session as sums are kept by it: the year, and which of the four it is. 20191 is January 2019 and what was tabled until the
 * next one (`hemicycle_session`).
 */
export type SessionKey = number;

/** So many part-sessions, two years, without a sign of somebody: whether they were a member meanwhile is not known. */
export const longestSilence = 8;

const ordinalOf = (session: SessionKey): number => Math.floor(session / 10) * 4 + (session % 10) - 1;
const sessionAt = (ordinal: number): SessionKey => Math.floor(ordinal / 4) * 10 + (ordinal % 4) + 1;

const dayMs = 24 * 60 * 60_000;

/** The part-session of a day, counted from 1 January 1970 (`hemicycle_session`). */
export function dayNumberToSession(day: number): SessionKey {
  const date = new Date(day * dayMs);
  const month = date.getUTCMonth() + 1;
  return date.getUTCFullYear() * 10 + (month < 4 ? 1 : month < 6 ? 2 : month < 9 ? 3 : 4);
}

export const dayNumberToYear = (day: number): number => new Date(day * dayMs).getUTCFullYear();

/** So many part-sessions later, or earlier when negative. */
export function sessionAfter(session: SessionKey, count: number): SessionKey {
  return sessionAt(ordinalOf(session) + count);
}

/**
 * How many declarations somebody could have signed: those of every part-session from the first to the last in which they are seen,
 * but for silences longer than `longestSilence`.
 *
 * @param seen the part-sessions in which they signed anything, in any order.
 * @param declarations how many there are, by part-session.
 */
export function couldHaveSigned(
  seen: Iterable<SessionKey>,
  declarations: ReadonlyMap<SessionKey, number>,
): number {
  const ordinals = [...new Set(seen)].map(ordinalOf).toSorted((a, b) => a - b);
  let count = 0;
  for (const [session, n] of declarations) {
    const at = ordinalOf(session);
    const before = ordinals.findLast((one) => one <= at);
    const after = ordinals.find((one) => one >= at);
    if (before !== undefined && after !== undefined && after - before <= longestSilence) count += n;
  }
  return count;
}
