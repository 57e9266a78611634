import type { Locale } from '../../locales.ts';
import { perLocale } from '../../i18n/format.ts';

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
