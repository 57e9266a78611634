import type { Language } from '../assembly/declaration.ts';

/** British English and the French of France: the Assembly's own two. */
const locales: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR' };

/** Intl objects are dear to make and free to keep; an alert needs several. */
export function perLanguage<T>(make: (locale: string) => T): (language: Language) => T {
  const made = new Map<Language, T>();
  return (language) => {
    const known = made.get(language);
    if (known !== undefined) return known;
    const fresh = make(locales[language]);
    made.set(language, fresh);
    return fresh;
  };
}

const longDate = perLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }),
);
const shortDate = perLanguage(
  (locale) =>
    new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
);
const month = perLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
);
const lists = perLanguage((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }));
const alternatives = perLanguage((locale) => new Intl.ListFormat(locale, { type: 'disjunction' }));
const plurals = perLanguage((locale) => new Intl.PluralRules(locale));
const collators = perLanguage((locale) => new Intl.Collator(locale));
const numbers = perLanguage((locale) => new Intl.NumberFormat(locale));
const regions = perLanguage((locale) => new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' }));

/** A day, `YYYY-MM-DD`, as people write it: "27 June 2019", "1er juillet 2019". */
export function formatDate(day: string, language: Language): string {
  return ordinalFirst(longDate(language).format(new Date(`${day}T00:00:00Z`)), language);
}

/** The same, shorter: "27 Jun 2019". */
export function formatShortDate(day: string, language: Language): string {
  return ordinalFirst(shortDate(language).format(new Date(`${day}T00:00:00Z`)), language);
}

/** Its month: "June 2019". */
export function formatMonth(day: string, language: Language): string {
  return month(language).format(new Date(`${day}T00:00:00Z`));
}

function ordinalFirst(date: string, language: Language): string {
  return language === 'fr' ? date.replace(/^1 /u, '1er ') : date;
}

/** "a, b and c". */
export function formatList(items: readonly string[], language: Language): string {
  return lists(language).format(items);
}

/** "a, b or c". */
export function formatAlternatives(items: readonly string[], language: Language): string {
  return alternatives(language).format(items);
}

export function formatNumber(value: number, language: Language): string {
  return numbers(language).format(value);
}

/** The order of a dictionary. */
export function compareNames(a: string, b: string, language: Language): number {
  return collators(language).compare(a, b);
}

/** The form that a count asks for; French counts nought as one. */
export function plural(
  count: number,
  language: Language,
  forms: { readonly one: string; readonly other: string },
): string {
  return plurals(language).select(count) === 'one' ? forms.one : forms.other;
}

/** With a capital, to begin a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The usual name of a region by ISO 3166 alpha-2 code; the code itself when it has none. */
export function regionName(code: string, language: Language): string {
  return regions(language).of(code) ?? code;
}
