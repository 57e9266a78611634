import type { TextLanguage } from '../../assembly/declaration.ts';
import { type PlaceMeaning, entriesOf } from './place-names.ts';
import { type PlaceWord, placeWordsOf } from './tokenize.ts';

/** A name as words to compare. */
interface Phrase {
  readonly words: readonly PlaceWord[];
  readonly meaning: PlaceMeaning;
}

/** A name found: the meaning, and where its words begin and end. */
export interface Hit {
  readonly meaning: PlaceMeaning;
  readonly from: number;
  readonly to: number;
}

type Index = ReadonlyMap<string, readonly Phrase[]>;

const indexes = new Map<TextLanguage, Index>();

function indexOf(language: TextLanguage): Index {
  const known = indexes.get(language);
  if (known !== undefined) return known;
  const index = new Map<string, Phrase[]>();
  for (const { text, meaning } of entriesOf(language)) {
    const words = placeWordsOf(text, language);
    const first = words[0]?.key ?? '';
    const phrases = index.get(first);
    if (phrases === undefined) index.set(first, [{ words, meaning }]);
    else phrases.push({ words, meaning });
  }
  for (const phrases of index.values()) phrases.sort((a, b) => b.words.length - a.words.length);
  indexes.set(language, index);
  return index;
}

/** The longest name that begins at a word. */
export function hitAt(words: readonly PlaceWord[], from: number, language: TextLanguage): Hit | undefined {
  const phrases = indexOf(language).get(words[from]?.key ?? '');
  const phrase = phrases?.find((phrase) => isAt(phrase.words, words, from));
  return phrase && { meaning: phrase.meaning, from, to: from + phrase.words.length };
}

/** Every name in a text; the longer of two that overlap, and the first. */
export function hitsIn(words: readonly PlaceWord[], language: TextLanguage): readonly Hit[] {
  const hits: Hit[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const hit = hitAt(words, at, language);
    if (hit === undefined) continue;
    hits.push(hit);
    at = hit.to - 1;
  }
  return hits;
}

/** What may part the words of one name. A comma or a full stop does not. */
const within = /^(?:[\s\u2010-\u2015'\u2018\u2019\u02bc-]|\. ?| ?\(|\) ?){1,3}$/u;

function isAt(phrase: readonly PlaceWord[], words: readonly PlaceWord[], from: number): boolean {
  return phrase.every((expected, offset) => {
    const word = words[from + offset];
    if (word === undefined || word.key !== expected.key) return false;
    // "Pays-bas" and "Etats-unis" are how some write them.
    if (expected.capital && !word.capital && expected.gap !== '-') return false;
    // "US" is a country and "us" and "Us" are not.
    if (expected.upper && expected.raw.length > 1 && !word.upper) return false;
    return offset === 0 || word.gap === ' ' || within.test(word.gap);
  });
}
