import { perTag, sentenceFormat } from './intl.ts';
import { languageFor } from './languages.ts';
import type { Locale } from '../locales.ts';

export { capital } from './intl.ts';

/** Something made of the BCP 47 tag of a language, once for each. */
export function perLocale<T>(make: (tag: string) => T): (locale: Locale) => T {
  const made = perTag(make);
  return (locale) => made(languageFor(locale).tag);
}

const longDate = perLocale((tag) => new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }));
const shortDate = perLocale(
  (tag) => new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
);
const month = perLocale(
  (tag) => new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
);
const compact = perLocale(
  (tag) => new Intl.NumberFormat(tag, { notation: 'compact', maximumSignificantDigits: 2 }),
);
const collators = perLocale((tag) => new Intl.Collator(tag));
const regions = perLocale((tag) => new Intl.DisplayNames(tag, { type: 'region', fallback: 'code' }));

/** A day, `YYYY-MM-DD`, as people write it: "27 June 2019", "1er juillet 2019". */
export function formatDate(day: string, locale: Locale): string {
  return putRight(longDate(locale).format(new Date(`${day}T00:00:00Z`)), locale);
}

/** From one day to another: "2–9 February 2026"; one day alone where they are the same. */
export function formatDateRange(from: string, to: string, locale: Locale): string {
  const [first, last] = [from, to].map((day) => new Date(`${day}T00:00:00Z`));
  if (!first || !last || from >= to) return formatDate(to, locale);
  return putRight(longDate(locale).formatRange(first, last), locale);
}

/** The same, shorter: "27 Jun 2019". */
export function formatShortDate(day: string, locale: Locale): string {
  return putRight(shortDate(locale).format(new Date(`${day}T00:00:00Z`)), locale);
}

/** Its month: "June 2019". */
export function formatMonth(day: string, locale: Locale): string {
  return month(locale).format(new Date(`${day}T00:00:00Z`));
}

function putRight(date: string, locale: Locale): string {
  return languageFor(locale).grammar.date?.(date) ?? date;
}

/** "a, b and c". */
export function formatList(items: readonly string[], locale: Locale): string {
  return sentenceFormat(languageFor(locale).tag).list(items);
}

export function formatNumber(value: number, locale: Locale): string {
  return sentenceFormat(languageFor(locale).tag).number(value);
}

/** In three figures or so: "1.2K", "1,2k". */
export function compactNumber(value: number, locale: Locale): string {
  return compact(locale).format(value).replaceAll(/\s/gu, '');
}

/** The order of a dictionary. */
export function compareNames(a: string, b: string, locale: Locale): number {
  return collators(locale).compare(a, b);
}

/** The usual name of a region by ISO 3166 alpha-2 code; the code itself when it has none. */
export function regionName(code: string, locale: Locale): string {
  return regions(locale).of(code) ?? code;
}
