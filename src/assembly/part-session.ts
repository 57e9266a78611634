/**
 * The Assembly meets in four part-sessions a year, from Monday to Friday. The weeks differ from year to year; so
 * for each stands the earliest day it usually begins on and the latest it usually ends on.
 */
export interface PartSession {
  /** `YYYY-MM-DD` */
  readonly begins: string;
  /** `YYYY-MM-DD`, the last day. */
  readonly ends: string;
}

const dayMs = 24 * 60 * 60 * 1000;

/**
 * The day until which signatures may be added to a declaration: the close of the next part-session after the one in
 * which it was tabled (Rule 56). The calendar is a usual one, not the true one, and errs on the late side: January in
 * its last full week, April from its first full week to its last, June in its last two full weeks, autumn from the
 * last Monday of September to the end of the second full week of October.
 *
 * @param tabledOn `YYYY-MM-DD`, as is what is returned.
 */
export function openUntil(tabledOn: string): string {
  const year = Number(tabledOn.slice(0, 4));
  const next = [...partSessionsOf(year), ...partSessionsOf(year + 1)].find(({ begins }) => begins > tabledOn);
  if (!next) throw new RangeError('This is not a day.');
  return next.ends;
}

/** The last part-session that was over before a day (`YYYY-MM-DD`), by the usual calendar. */
export function partSessionBefore(date: string): PartSession {
  const year = Number(date.slice(0, 4));
  const over = [...partSessionsOf(year - 1), ...partSessionsOf(year)].findLast(({ ends }) => ends < date);
  if (!over) throw new RangeError('This is not a day.');
  return over;
}

/** Whether a day (`YYYY-MM-DD`) lies within a part-session, by the usual calendar. */
export function isInPartSession(date: string): boolean {
  return partSessionsOf(Number(date.slice(0, 4))).some(({ begins, ends }) => begins <= date && date <= ends);
}

/** The four of a year, by the usual calendar. */
export function partSessionsOf(year: number): readonly PartSession[] {
  const [january, april, june, september, october] = [1, 4, 6, 9, 10].map((month) => mondays(year, month));
  const full = (month: number, of: readonly number[] = []) =>
    of.filter((day) => day + 4 <= daysIn(year, month));
  const session = (from: [number, number | undefined], to: [number, number | undefined]): PartSession => ({
    begins: day(year, from[0], from[1] ?? 1),
    ends: day(year, to[0], (to[1] ?? 1) + 4),
  });
  return [
    session([1, full(1, january).at(-1)], [1, full(1, january).at(-1)]),
    session([4, full(4, april)[0]], [4, full(4, april).at(-1)]),
    session([6, full(6, june).at(-2)], [6, full(6, june).at(-1)]),
    session([9, september?.at(-1)], [10, full(10, october)[1]]),
  ];
}

function mondays(year: number, month: number): number[] {
  const days = Array.from({ length: daysIn(year, month) }, (_, at) => at + 1);
  return days.filter((date) => new Date(Date.UTC(year, month - 1, date)).getUTCDay() === 1);
}

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const day = (year: number, month: number, date: number): string =>
  new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);

/** `days` after, or before when negative; both `YYYY-MM-DD`. */
export function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);
}
