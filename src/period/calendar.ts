import { dayAfter } from '../assembly/part-session.ts';

/** A time with both ends, `YYYY-MM-DD`, both included. */
export interface DaySpan {
  readonly from: string;
  readonly to: string;
}

/** Before the Assembly first met, and long after whoever types it: a year outside is a typing error. */
const years = { first: 1900, last: 2099 };

export const isYear = (year: number): boolean => year >= years.first && year <= years.last;

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** `null` for a day that no calendar has, such as the 30th of February. */
export function dayOf(year: number, month: number, day: number): string | null {
  if (!isYear(year) || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

/** Whole months, `count` of them from one on; `null` for a month that is none. */
export function monthsFrom(year: number, month: number, count = 1): DaySpan | null {
  const from = dayOf(year, month, 1);
  const last = month + count - 1;
  return from === null || last > 12
    ? null
    : { from, to: `${from.slice(0, 5)}${twoDigits(last)}-${daysIn(year, last)}` };
}

export function yearsFrom(year: number, count = 1): DaySpan | null {
  return isYear(year) && isYear(year + count - 1)
    ? { from: `${year}-01-01`, to: `${year + count - 1}-12-31` }
    : null;
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

const partsOf = (day: string): [year: number, month: number, day: number] => [
  Number(day.slice(0, 4)),
  Number(day.slice(5, 7)),
  Number(day.slice(8)),
];

/** So many months later, or earlier when negative; the last day of a month that is shorter. */
export function movedByMonths(day: string, months: number): string {
  const [year, month, date] = partsOf(day);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = daysIn(first.getUTCFullYear(), first.getUTCMonth() + 1);
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

export const units = ['day', 'week', 'month', 'quarter', 'half', 'year'] as const;
export type CalendarUnit = (typeof units)[number];

const monthsOf = { month: 1, quarter: 3, half: 6, year: 12 } as const;

/** The day, week (from Monday), month, quarter, half or whole year that a day lies in. */
export function spanAround(day: string, unit: CalendarUnit): DaySpan {
  if (unit === 'day') return { from: day, to: day };
  const [year, month] = partsOf(day);
  if (unit === 'week') {
    const monday = dayAfter(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
    return { from: monday, to: dayAfter(monday, 6) };
  }
  const months = monthsOf[unit];
  const first = month - ((month - 1) % months);
  return {
    from: `${year}-${twoDigits(first)}-01`,
    to: `${year}-${twoDigits(first + months - 1)}-${daysIn(year, first + months - 1)}`,
  };
}

/** A day so many units earlier. */
export function earlier(day: string, count: number, unit: CalendarUnit): string {
  if (unit === 'day') return dayAfter(day, -count);
  if (unit === 'week') return dayAfter(day, -7 * count);
  return movedByMonths(day, -count * monthsOf[unit]);
}
