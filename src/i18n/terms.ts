import { delegationName } from '../assembly/delegation.ts';
import { families } from '../assembly/group.ts';
import { topics } from '../classify/topics/taxonomy.ts';
import { perLocale, regionName } from './format.ts';
import { languageFor } from './languages.ts';
import { textLanguageOf, type Locale } from '../locales.ts';

const languageNames = perLocale((tag) => new Intl.DisplayNames(tag, { type: 'language', fallback: 'none' }));

const isoCode = /^[A-Z]{2}$/u;

/** French abbreviations of groups whose line now goes by another name; the rest stand in `families`. */
const earlierInFrench: ReadonlyMap<string, string> = new Map([
  ['EDG', 'GDE'],
  ['EC', 'CE'],
  ['EC/DA', 'CE/AD'],
]);

/** A country by code, as the Assembly calls it where it has a name for it. A printed name stays as it is. */
export function countryName(code: string, locale: Locale): string {
  const own = languageFor(locale).names?.country?.(code);
  if (own !== undefined && own !== code) return own;
  const usual = isoCode.test(code) ? regionName(code, locale) : code;
  return usual === code ? delegationName(code, textLanguageOf(locale)) : usual;
}

/** A country within a sentence: "the United Kingdom", "le Royaume-Uni". */
export function inSentence(code: string, locale: Locale): string {
  return languageFor(locale).grammar.inSentence(countryName(code, locale));
}

/** What belongs to a country: "of the United Kingdom", "du Royaume-Uni". */
export function ofCountry(code: string, locale: Locale): string {
  return languageFor(locale).grammar.ofCountry(countryName(code, locale));
}

/** A country that a declaration is about, in the list of them. */
export function concernedCountry(code: string, locale: Locale): string {
  const { concerned, inSentence } = languageFor(locale).grammar;
  return (concerned ?? inSentence)(countryName(code, locale));
}

/** The flag of an ISO code as an emoji; nothing for a printed name. */
export function flag(code: string): string {
  if (!isoCode.test(code)) return '';
  return String.fromCodePoint(...[...code].map((letter) => 0x1_f1_a5 + (letter.codePointAt(0) ?? 0)));
}

/** A group's abbreviation as the Assembly has it in the language of the reader's texts; a code that is not known stays as printed. */
export function groupLabel(code: string, locale: Locale): string {
  const language = textLanguageOf(locale);
  const newest = families.find((family) => family.id === code)?.abbreviation[language];
  return newest ?? (language === 'fr' ? (earlierInFrench.get(code) ?? code) : code);
}

/** The full name of a line of groups; a code that is not known stands for itself. */
export function familyName(id: string, locale: Locale): string {
  const own = languageFor(locale).names?.family?.(id);
  return own ?? families.find((family) => family.id === id)?.[textLanguageOf(locale)] ?? id;
}

/** The name of a topic in the reader's language; an id that is not known stands for itself. */
export function topicName(id: string, locale: Locale): string {
  const own = languageFor(locale).names?.topic?.(id)?.name;
  return own ?? topics.find((topic) => topic.id === id)?.name[textLanguageOf(locale)] ?? id;
}

/** What a topic comprises; `null` for an id that is not known. */
export function topicAbout(id: string, locale: Locale): string | null {
  const own = languageFor(locale).names?.topic?.(id)?.about;
  return own ?? topics.find((topic) => topic.id === id)?.about[textLanguageOf(locale)] ?? null;
}

/** How somebody is addressed, in the reader's language; a title such as Lord or Baroness stays as printed. */
export function honorificIn(printed: string, locale: Locale): string {
  const word = printed.toLowerCase().replace(/\.$/u, '');
  return languageFor(locale).grammar.honorifics.get(word) ?? printed;
}

/** What a language is called in the reader's: "French", "français"; in its own where the reader's has no name for it. */
export function languageName(of: Locale, reader: Locale): string {
  return languageNames(reader).of(of) ?? languageFor(of).name;
}
