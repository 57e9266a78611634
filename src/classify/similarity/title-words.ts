import type { TextLanguage } from '../../assembly/declaration.ts';
import { fold } from '../../assembly/fold.ts';
import { demonyms } from '../countries/demonyms.ts';
import { isGivenName } from '../persons/given-names.ts';
import { countryNames, countryRegions } from '../countries/country-names.ts';

/** "of", "in", "de": nothing is about these. */
const shortest = 3;

/** A title with what it has to be read with. */
export interface Titled {
  readonly language: TextLanguage;
  readonly title: string;
  readonly concerns: readonly string[];
}

interface TitleWord {
  /** Folded. */
  readonly word: string;
  readonly printed: string;
  /** Whether it stands for a country that it is about, or for a part of one ("Crimea"); or is a given name, which many have. */
  readonly kind: 'word' | 'country' | 'region' | 'given';
}

/** The words of a title, each once. */
export function titleWords({ title, language, concerns }: Titled): TitleWord[] {
  const places = concerns.map((code) => placesOf(code, language));
  const kindOf = (printed: string, word: string): TitleWord['kind'] => {
    if (places.some(({ names, peoples }) => names.has(word) || peoples.test(printed))) return 'country';
    if (places.some(({ regions }) => regions.has(word))) return 'region';
    return printed !== word && isGivenName(printed) ? 'given' : 'word';
  };
  const words = new Map<string, TitleWord>();
  for (const printed of title.match(/\p{L}[\p{L}\p{M}]*/gu) ?? []) {
    const word = fold(printed);
    if (word.length >= shortest) words.set(word, { word, printed, kind: kindOf(printed, word) });
  }
  return [...words.values()];
}

interface Places {
  readonly names: ReadonlySet<string>;
  readonly regions: ReadonlySet<string>;
  readonly peoples: RegExp;
}

const known = new Map<string, Places>();

/** The words of a country's names, of its people and of its parts. */
function placesOf(code: string, language: TextLanguage): Places {
  const key = `${language} ${code}`;
  const before = known.get(key);
  if (before) return before;
  const wordsOf = (names: Iterable<readonly [string, string | null]>): ReadonlySet<string> =>
    new Set([...names].filter(([, of]) => of === code).flatMap(([name]) => fold(name).split(/[^\p{L}]+/u)));
  const patterns = demonyms[language].filter(([of]) => of === code).map(([, pattern]) => pattern);
  const places = {
    names: wordsOf(countryNames(language)),
    regions: wordsOf(countryRegions[language]),
    peoples: new RegExp(patterns.length === 0 ? '(?!)' : `^(?:${patterns.join('|')})$`, 'iu'),
  };
  known.set(key, places);
  return places;
}
