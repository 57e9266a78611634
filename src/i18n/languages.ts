import { allLocales, defaultLocale, locales, type Locale } from '../locales.ts';
import type { InterfaceLanguage } from './shape.ts';

/** Loaded once, before anything is said. */
const loaded = new Map(
  await Promise.all(
    allLocales().map(async (locale): Promise<[Locale, InterfaceLanguage | undefined]> => {
      const folder = await locales[locale]?.load();
      return [locale, folder?.language];
    }),
  ),
);

/** What a language of the interface is made of; English for one that this version does not have. */
export function languageFor(locale: Locale): InterfaceLanguage {
  const language = loaded.get(locale) ?? loaded.get(defaultLocale);
  if (!language) throw new Error('The interface has no language at all.');
  return language;
}
