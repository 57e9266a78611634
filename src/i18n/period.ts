import type { Locale } from '../locales.ts';
import type { Period } from '../period/period.ts';
import { formatDate, formatDateRange, formatMonth } from './format.ts';
import { messagesFor } from './messages.ts';

/** A time as people write it: "2020", "January 2020 to March 2020", "since 2020", "3–7 October 2022". */
export function periodInWords({ from, to }: Period, locale: Locale): string {
  const { period } = messagesFor(locale);
  if (from === null && to === null) return period.all;
  if (from === null || to === null) {
    const one = from === null ? lastOf(to ?? '', locale) : firstOf(from, locale);
    return from === null ? period.until(one.text, one.isDay) : period.since(one.text, one.isDay);
  }
  const [first, last] = [firstOf(from, locale), lastOf(to, locale)];
  const areYears = isFirstOfYear(from) && isLastOfYear(to);
  if (areYears) return within(from.slice(0, 4), to.slice(0, 4), locale);
  if (first.isDay || last.isDay) return formatDateRange(from, to, locale);
  return within(formatMonth(from, locale), formatMonth(to, locale), locale);
}

/** The same by its first and last day. */
export function periodInDays({ from, to }: Period, locale: Locale): string {
  const { period } = messagesFor(locale);
  if (from !== null && to !== null) return formatDateRange(from, to, locale);
  if (from !== null) return period.since(formatDate(from, locale), true);
  return to === null ? period.all : period.until(formatDate(to, locale), true);
}

function within(from: string, to: string, locale: Locale): string {
  return from === to ? from : messagesFor(locale).period.between(from, to);
}

interface End {
  readonly text: string;
  readonly isDay: boolean;
}

function firstOf(day: string, locale: Locale): End {
  if (isFirstOfYear(day)) return { text: day.slice(0, 4), isDay: false };
  return day.endsWith('-01')
    ? { text: formatMonth(day, locale), isDay: false }
    : { text: formatDate(day, locale), isDay: true };
}

function lastOf(day: string, locale: Locale): End {
  if (isLastOfYear(day)) return { text: day.slice(0, 4), isDay: false };
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 60 * 60 * 1000);
  return next.getUTCDate() === 1
    ? { text: formatMonth(day, locale), isDay: false }
    : { text: formatDate(day, locale), isDay: true };
}

const isFirstOfYear = (day: string) => day.endsWith('-01-01');
const isLastOfYear = (day: string) => day.endsWith('-12-31');
