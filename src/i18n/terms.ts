import type { Language } from '../assembly/declaration.ts';
import { delegationName } from '../assembly/delegation.ts';
import { families } from '../assembly/group.ts';
import { withEnglishArticle, withFrenchArticle, withFrenchOf } from './articles.ts';
import { regionName } from './format.ts';

const isoCode = /^[A-Z]{2}$/u;

/** French abbreviations of groups whose line now goes by another name; the rest stand in `families`. */
const earlierInFrench: ReadonlyMap<string, string> = new Map([
  ['EDG', 'GDE'],
  ['EC', 'CE'],
  ['EC/DA', 'CE/AD'],
]);

/** A country by code, as the Assembly calls it where it has a name for it. A printed name stays as it is. */
export function countryName(code: string, language: Language): string {
  const known = delegationName(code, language);
  return known === code && isoCode.test(code) ? regionName(code, language) : known;
}

/** A country within a sentence: "the United Kingdom", "le Royaume-Uni". */
export function inSentence(code: string, language: Language): string {
  const name = countryName(code, language);
  return language === 'en' ? withEnglishArticle(name) : withFrenchArticle(name);
}

/** What belongs to a country: "of the United Kingdom", "du Royaume-Uni". */
export function ofCountry(code: string, language: Language): string {
  const name = countryName(code, language);
  return language === 'en' ? `of ${withEnglishArticle(name)}` : withFrenchOf(name);
}

/** The flag of an ISO code as an emoji; nothing for a printed name. */
export function flag(code: string): string {
  if (!isoCode.test(code)) return '';
  return String.fromCodePoint(...[...code].map((letter) => 0x1_f1_a5 + (letter.codePointAt(0) ?? 0)));
}

/** A group's abbreviation in the reader's language; a code that is not known stays as printed. */
export function groupLabel(code: string, language: Language): string {
  const newest = families.find((family) => family.id === code)?.abbreviation[language];
  return newest ?? (language === 'fr' ? (earlierInFrench.get(code) ?? code) : code);
}

/** The full name of a line of groups; a code that is not known stands for itself. */
export function familyName(id: string, language: Language): string {
  return families.find((family) => family.id === id)?.[language] ?? id;
}

const inFrench: ReadonlyMap<string, string> = new Map([
  ['mr', 'M.'],
  ['ms', 'Mme'],
  ['mrs', 'Mme'],
  ['miss', 'Mme'],
]);
const inEnglish: ReadonlyMap<string, string> = new Map([
  ['m', 'Mr'],
  ['mme', 'Ms'],
  ['mlle', 'Ms'],
]);

/** How somebody is addressed, in the reader's language; a title such as Lord or Baroness stays as printed. */
export function honorificIn(printed: string, language: Language): string {
  const word = printed.toLowerCase().replace(/\.$/u, '');
  return (language === 'fr' ? inFrench : inEnglish).get(word) ?? printed;
}
