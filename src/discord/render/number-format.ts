import type { Locale } from '../../locales.ts';
import { perLocale } from '../../i18n/format.ts';
import { sparkline } from './sparkline.ts';

const percents = perLocale(
  (locale) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }),
);
const decimals = perLocale(
  (locale) => new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
);

/** "14 %" in French, "14%" in English; less than one is not nought. */
export function percent(part: number, whole: number, language: Locale): string {
  const share = whole === 0 ? 0 : part / whole;
  const { format } = percents(language);
  return share > 0 && share < 0.01 ? `<${format(0.01)}` : format(share);
}

/** One decimal: more would pretend to more than there is. */
export function decimal(value: number, language: Locale): string {
  return decimals(language).format(value);
}

const bars = 12;

/** A count as a bar, the largest in full; only nought has none. */
export function bar(n: number, most: number): string {
  return '█'.repeat(n === 0 || most === 0 ? 0 : Math.max(1, Math.round((n / most) * bars)));
}

/** The last years as a line of columns under which the years can be read. */
export function yearTrend(years: readonly { readonly year: number; readonly n: number }[]): string | null {
  if (years.length < 2) return null;
  const first = years[0]?.year ?? 0;
  const last = years.at(-1)?.year ?? 0;
  return `${first} ${sparkline(years.map(({ n }) => n))} ${last}`;
}
