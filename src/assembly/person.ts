import { fold } from './fold.ts';

/** What a list prints of a person. */
export interface PersonName {
  /** ISO 3166 alpha-2 code, or the printed name where the code is not known. */
  readonly delegation: string;
  readonly honorific: string | null;
  /** `null` where a list prints family names alone. */
  readonly givenName: string | null;
  readonly familyName: string;
}

export type Gender = 'm' | 'f';

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const men = setOf('mr m mm messrs lord sir baron viscount earl');
const women = setOf('ms mrs miss mme mmes mlle lady dame baroness viscountess countess baronne');

/** What an honorific tells; `null` for none, and for those that everybody may bear. */
export function genderOf(honorific: string | null): Gender | null {
  if (honorific === null) return null;
  const words = fold(honorific).replaceAll('.', ' ').split(' ');
  if (words.some((word) => men.has(word))) return 'm';
  return words.some((word) => women.has(word)) ? 'f' : null;
}

type Spelling = readonly (readonly [pattern: RegExp, replacement: string])[];

/** One letter of a Ukrainian, Russian or Belarusian name has several spellings in Latin letters. */
const eastSlavic: Spelling = [
  [/kh/g, 'q'],
  [/(?<![cstz])h/g, 'g'],
  [/x/g, 'ks'],
  [/tz|ts/g, 'c'],
  [/ou/g, 'u'],
  [/[yj]/g, 'i'],
  [/i+/g, 'i'],
  [/ie/g, 'e'],
];
/** Names of the Caucasus and of Bulgaria and North Macedonia: only the letter y is spelt in two ways. */
const otherTransliterated: Spelling = [
  [/[yj]/g, 'i'],
  [/i+/g, 'i'],
];
const southSlavic: Spelling = [[/dj/g, 'd']];
const greek: Spelling = [
  [/^mp/g, 'b'],
  [/^nt/g, 'd'],
  [/ch|kh/g, 'h'],
  [/c/g, 'k'],
  [/gk|gh/g, 'g'],
  [/ph/g, 'f'],
  [/ks/g, 'x'],
  [/([ae])[uv]/g, '$1f'],
  [/ou/g, 'u'],
  [/g?[yj]i?|gi(?=a|o|u)|ei|oi/g, 'i'],
  [/es$/g, 'is'],
  [/(\p{L})\1+/gu, '$1'],
];
const umlauts: Spelling = [
  [/ae/g, 'a'],
  [/oe/g, 'o'],
  [/ue/g, 'u'],
];

const spellings: ReadonlyMap<string, Spelling> = new Map(
  (
    [
      ['UA RU BY', eastSlavic],
      ['BG MK AM AZ GE KZ KG', otherTransliterated],
      ['RS ME BA HR', southSlavic],
      ['GR CY', greek],
      ['DE AT CH LI LU DK NO SE FI IS', umlauts],
    ] as const
  ).flatMap(([codes, spelling]) => codes.split(' ').map((code) => [code, spelling] as const)),
);

/** Greek given names that are printed in English and French as well. */
const greekGivenNames: ReadonlyMap<string, string> = new Map([
  ['george', 'georgios'],
  ['georges', 'georgios'],
  ['giorgos', 'georgios'],
  ['yiorgos', 'georgios'],
]);

function spelt(delegation: string, letters: string): string {
  let result = letters;
  for (const [pattern, replacement] of spellings.get(delegation) ?? []) {
    result = result.replace(pattern, replacement);
  }
  return result;
}

/**
 * What all spellings of a family name within a delegation have in common: no accents, spaces, hyphens
 * or apostrophes, and one spelling for what the delegation's own alphabet writes in one way.
 */
export function familyKey(delegation: string, familyName: string): string {
  return spelt(delegation, fold(familyName).replace(/[^\p{L}\p{N}]/gu, ''));
}

/**
 * Ends of family names that one alphabet writes in one way, or one person in two languages: "Rzazade" and
 * "Rzazada", "Kovalov" and "Kovaliv", "Lozovoy" and "Lozovyi". Other people may be called so: only the same given name in the same
 * years makes them one (`samePerson`, `store/identify`).
 */
const endings: readonly (readonly [codes: string, ends: readonly string[], stem: number])[] = [
  ['AZ', ['zade', 'zada', 'zadeh'], 2],
  ['UA', ['ov', 'iv'], 4],
  ['UA', ['oi', 'i'], 4],
  ['AZ AM BG MK KZ KG', ['aiev', 'aev'], 2],
  ['AZ AM BG MK KZ KG', ['aieva', 'aeva'], 2],
  ['UA RU BY BG MK AM AZ GE KZ KG', ['a', 'e'], 5],
];
/** The keys of a family name whose end is transliterated in another way, itself not among them. */
export function otherEndings(delegation: string, key: string): readonly string[] {
  const found = endings
    .filter(([codes]) => codes.split(' ').includes(delegation))
    .flatMap(([, ends, stem]) => {
      const end = ends.toSorted((a, b) => b.length - a.length).find((one) => key.endsWith(one));
      // Of a shorter name another end makes another name.
      return end === undefined || key.length - end.length < stem
        ? []
        : ends.map((other) => key.slice(0, -end.length) + other);
    });
  return [...new Set(found)].filter((other) => other !== key);
}

/** The given names one by one, spelt alike; titles in brackets are none of them. */
function givenNames({ delegation, givenName }: PersonName): string[] {
  const own = fold(givenName ?? '').replace(/[[(][^\])]*[\])]?/g, ' ');
  const isGreek = spellings.get(delegation) === greek;
  return own
    .split(/[^\p{L}\p{N}']+/u)
    .map((word) => word.replaceAll("'", ''))
    .filter((word) => word !== '')
    .map((word) => spelt(delegation, (isGreek ? greekGivenNames.get(word) : undefined) ?? word));
}

/**
 * Whether two printed names of one delegation are one person's. Says no when in doubt: two people are
 * never to be merged, and an operator can join them. A family name alone may be anybody's of that name,
 * so for it "yes" means only that nothing speaks against it.
 */
export function samePerson(a: PersonName, b: PersonName): boolean {
  if (a.delegation !== b.delegation) return false;
  const [genderA, genderB] = [genderOf(a.honorific), genderOf(b.honorific)];
  if (genderA !== null && genderB !== null && genderA !== genderB) return false;
  if (sameWords(a, b)) return true;
  const key = familyKey(a.delegation, a.familyName);
  const otherKey = familyKey(b.delegation, b.familyName);
  const [given, other] = [givenNames(a), givenNames(b)];
  const areNamed = given.length > 0 && other.length > 0;
  if (key !== otherKey)
    return areNamed && otherEndings(a.delegation, key).includes(otherKey) && sameGivenNames(given, other);
  return !areNamed || sameGivenNames(given, other);
}

/** However the name was cut in two. */
function sameWords(a: PersonName, b: PersonName): boolean {
  const words = ({ givenName, familyName }: PersonName) => fold(`${givenName ?? ''} ${familyName}`);
  return words(a) === words(b);
}

/**
 * The first must be the same and written out; after it an initial may stand for a name or be left out.
 * A second name that only one of them has is another person's: "Jean" and "Jean-Pierre" may be brothers.
 */
function sameGivenNames(a: readonly string[], b: readonly string[]): boolean {
  if (a.join('') === b.join('')) return true;
  const [first, ...rest] = a;
  const [otherFirst, ...otherRest] = b;
  if (first === undefined || first !== otherFirst || first.length === 1) return false;
  const [shorter, longer] = rest.length <= otherRest.length ? [rest, otherRest] : [otherRest, rest];
  return longer.every((name, at) => {
    const other = shorter[at];
    if (other === undefined) return name.length === 1;
    return name === other || ((name.length === 1 || other.length === 1) && name[0] === other[0]);
  });
}
