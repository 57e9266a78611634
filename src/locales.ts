import type { TextLanguage } from './assembly/declaration.ts';
import type { InterfaceLanguage } from './i18n/shape.ts';

interface LocaleEntry {
  /** The language of the Assembly's two in which its readers are shown texts, where a text is held in it. */
  readonly text: TextLanguage;
  /** Its folder in src/i18n. Loaded where something is said, and not where a choice is stored. */
  readonly load: () => Promise<{ readonly language: InterfaceLanguage }>;
}

/** The languages of the interface, English first. A new one: its folder, and a line here. */
const shipped = {
  en: { text: 'en', load: () => import('./i18n/en/index.ts') },
  fr: { text: 'fr', load: () => import('./i18n/fr/index.ts') },
} as const satisfies Record<string, LocaleEntry>;

/**
 * The language that a reader has chosen for what the bot says: a choice of the bot's, where `TextLanguage` is a fact of the
 * Assembly. The pseudo-locale, which only tests add, is one as well, so that the compiler takes no `Locale` for a `TextLanguage`.
 */
export type Locale = keyof typeof shipped | 'qps-ploc';

export const locales: Readonly<Partial<Record<Locale, LocaleEntry>>> = shipped;

/** What is said where nobody's language is known: to the operator, and under a locale that this version does not have. */
export const defaultLocale = 'en' satisfies Locale;

/** Every language of the interface, the default one first. */
export function allLocales(): readonly Locale[] {
  return Object.keys(locales) as Locale[];
}

export function isLocale(value: string): value is Locale {
  return Object.hasOwn(locales, value);
}

/** The language in which a reader is shown a text of the Assembly, where it is held in both. */
export function textLanguageOf(locale: Locale): TextLanguage {
  return (locales[locale] ?? shipped[defaultLocale]).text;
}

/** The locales whose readers are shown texts in a language of the Assembly's. */
export function localesReading(language: TextLanguage): readonly Locale[] {
  return allLocales().filter((locale) => textLanguageOf(locale) === language);
}
