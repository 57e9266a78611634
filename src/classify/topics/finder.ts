import type { TextLanguage } from '../../assembly/declaration.ts';
import { NumberLists } from './number-lists.ts';
import { type KnownWays, type TermPlace, slotSequencesOf, type Slot } from './terms.ts';
import type { TopicWord } from './tokenize.ts';

export interface FoundTerm<Meaning> {
  readonly meaning: Meaning;
  /** Places in the list of words; `last` is the last word that belongs to it. */
  readonly first: number;
  readonly last: number;
}

/** Finds many terms at once: by the first word of each, so that its cost follows the text and not the terms. */
export interface Finder<Meaning> {
  find(words: readonly TopicWord[]): FoundTerm<Meaning>[];
}

interface Term<Meaning> {
  readonly term: string;
  readonly meaning: Meaning;
}

const maxGapWords = 4;
const keyLength = 4;

/**
 * @returns what finds these terms. It is held for as long as the process lives and knows ten thousand of them, so words, places and patterns are numbers: a
 *   pattern, a way to read a term, is a list of slots, each twice the number of its place, and one more where a few other words may stand before it.
 */
export function finderOf<Meaning>(terms: Iterable<Term<Meaning>>, language: TextLanguage): Finder<Meaning> {
  const { words, places, patterns, meanings, byWord, byBeginning } = indexOf(terms, language);

  function fits({ text, capitals, isAcronym }: TopicWord, number: number, place: number): boolean {
    if (capitals !== null && places.capitals.get(place)?.includes(capitals) === true) return true;
    if (isAcronym) return false;
    if (number !== -1 && places.forms.has(place, number)) return true;
    return places.beginnings.get(place)?.some((beginning) => text.startsWith(beginning)) === true;
  }

  return {
    find(text) {
      const numbers = text.map((word) => words.get(word.text) ?? -1);
      const found: FoundTerm<Meaning>[] = [];
      const look = (pattern: number, first: number): void => {
        const last = endOf(pattern, first, 0);
        if (last !== -1) found.push({ meaning: meanings[pattern] as Meaning, first, last });
      };
      for (const [first, word] of text.entries()) {
        const number = numbers[first] ?? -1;
        for (let at = 0; at < byWord.length(number); at += 1) look(byWord.at(number, at), first);
        for (const pattern of byBeginning.get(word.text.slice(0, keyLength)) ?? []) look(pattern, first);
      }
      return found;

      /** The place of the last word of a pattern whose slot `at` is to stand at a place; -1 when it does not. */
      function endOf(pattern: number, place: number, at: number): number {
        const word = text[place];
        if (word === undefined || !fits(word, numbers[place] ?? -1, patterns.at(pattern, at) >> 1)) return -1;
        if (at + 1 === patterns.length(pattern)) return place;
        const hasGap = (patterns.at(pattern, at + 1) & 1) === 1;
        const furthest = place + 1 + (hasGap ? maxGapWords : 0);
        for (let next = place + 1; next <= furthest && text[next]?.breaks === false; next += 1) {
          const last = endOf(pattern, next, at + 1);
          if (last !== -1) return last;
        }
        return -1;
      }
    },
  };
}

interface Index<Meaning> {
  /** The number of each word that may stand somewhere. */
  readonly words: ReadonlyMap<string, number>;
  readonly places: Places;
  /** The slots of each pattern. */
  readonly patterns: NumberLists;
  /** What each pattern stands for. */
  readonly meanings: readonly Meaning[];
  /** The patterns by each word, and by the beginning of each word, that may stand first. */
  readonly byWord: NumberLists;
  readonly byBeginning: ReadonlyMap<string, readonly number[]>;
}

/** What may stand in each place; few have beginnings or capitals. */
interface Places {
  readonly forms: NumberLists;
  readonly beginnings: ReadonlyMap<number, readonly string[]>;
  readonly capitals: ReadonlyMap<number, readonly string[]>;
}

function indexOf<Meaning>(terms: Iterable<Term<Meaning>>, language: TextLanguage): Index<Meaning> {
  const words = new Map<string, number>();
  const places = new Map<TermPlace, number>();
  const patterns: number[][] = [];
  const meanings: Meaning[] = [];
  const byWord: number[][] = [];
  const byBeginning = new Map<string, number[]>();
  const slotNumber = ({ place, gap }: Slot): number => numberOf(places, place) * 2 + (gap ? 1 : 0);

  const known: KnownWays = new Map();
  for (const { term, meaning } of terms) {
    for (const slots of slotSequencesOf(term, language, known)) {
      const [slot] = slots;
      if (slot === undefined) continue;
      const pattern = patterns.push(slots.map(slotNumber)) - 1;
      meanings.push(meaning);
      const { forms, capitals, beginnings } = slot.place;
      for (const form of [...forms, ...capitals.map((one) => one.toLowerCase())])
        addOnce((byWord[numberOf(words, form)] ??= []), pattern);
      for (const key of beginnings.map((beginning) => beginning.slice(0, keyLength))) {
        const patternsOf = byBeginning.get(key) ?? [];
        byBeginning.set(key, patternsOf);
        addOnce(patternsOf, pattern);
      }
    }
  }
  const all = [...places.keys()];
  const forms = all.map((place) => place.forms.map((form) => numberOf(words, form)));
  return {
    words,
    places: {
      forms: new NumberLists(forms),
      beginnings: filled(all.map(({ beginnings }) => beginnings)),
      capitals: filled(all.map(({ capitals }) => capitals)),
    },
    patterns: new NumberLists(patterns),
    meanings,
    byWord: new NumberLists(Array.from({ length: words.size }, (_, word) => byWord[word] ?? [])),
    byBeginning,
  };
}

/** The number of one of many, from 0 in the order in which they are met. */
function numberOf<One>(numbers: Map<One, number>, one: One): number {
  const known = numbers.get(one);
  if (known !== undefined) return known;
  numbers.set(one, numbers.size);
  return numbers.size - 1;
}

/** For a list to which patterns are added in order. */
function addOnce(patterns: number[], pattern: number): void {
  if (patterns.at(-1) !== pattern) patterns.push(pattern);
}

function filled(lists: readonly (readonly string[])[]): ReadonlyMap<number, readonly string[]> {
  return new Map([...lists.entries()].filter(([, list]) => list.length > 0));
}
