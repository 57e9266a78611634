import type { TextLanguage } from '../../assembly/declaration.ts';
import { type TopicWord, topicWordsOf } from './tokenize.ts';

/** One place in a term: the words that may stand there. */
interface Place {
  readonly forms: readonly string[];
  readonly beginnings: readonly string[];
  readonly capitals: readonly string[];
}

interface Slot {
  readonly place: Place;
  /** Whether a few other words may stand before it. */
  readonly gap: boolean;
}

/** What is looked for, and what it stands for. */
interface Pattern<Meaning> {
  readonly slots: readonly Slot[];
  readonly meaning: Meaning;
}

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

const maxGapWords = 4;
const keyLength = 4;
/** Shared: there are tens of thousands of places, and most have words of one sort alone. */
const none: readonly string[] = [];

/** The ways to read a term: each part in round brackets is once there and once not. */
function readings(term: string): string[] {
  const optional = /\(([^()]*)\)/.exec(term);
  if (optional === null) return [term];
  const before = term.slice(0, optional.index);
  const after = term.slice(optional.index + optional[0].length);
  return [...readings(`${before}${optional[1] ?? ''}${after}`), ...readings(`${before}${after}`)];
}

/** Why a term cannot be read, in words for the one who wrote it; `null` when it can. */
export function faultIn(term: string, language: TextLanguage): string | null {
  if (term.trim() !== term || / {2}/.test(term)) return 'has a space too many';
  if (/[^\p{L}\p{M}\p{N} ,'’()|*=.-]/u.test(term)) return 'has a sign that means nothing here';
  if (term.replaceAll('...', '').includes('.')) return 'has a full stop; a gap is three of them: ...';
  if (/\([^)]*$|^[^(]*\)|\([^()]*\(|\(\s*\)/.test(term)) return 'has a round bracket without the other';
  if (/(?:^|[\s(|])\||\|(?:[\s)|]|$)/.test(term)) return 'has a | without a word on both sides';
  if (/(?:^|[\s(|=])[\p{L}\p{M}]{0,3}\*/u.test(term)) return 'has a * after fewer than four letters';
  const parts = term.split(' ');
  const counts = (part = ''): boolean =>
    /^[^(.]/.test(part) && part.split('|').every((choice) => placesIn(choice, language).length > 0);
  return counts(parts[0]) && counts(parts.at(-1)) ? null : 'must begin and end with words that count';
}

/** The ways to read one part of a term, each with the slots it takes: more than one where a choice has words of several parts. */
type Ways = readonly (readonly Slot[])[];

/** Most words stand in many terms: what one of them takes is read and kept once. */
type KnownWays = Map<string, Ways>;

function waysOf(part: string, isAfterGap: boolean, language: TextLanguage): Ways {
  const choices = part.split('|').map((choice) => placesIn(choice, language));
  const [one, ...others] = choices.filter(({ length }) => length === 1).flat();
  // A word too small to count takes no place: "l'" in "l'armée", and one way to read "for|of".
  const ways = [
    ...(one === undefined ? [] : [[merged([one, ...others])]]),
    ...choices.filter(({ length }) => length > 1),
    ...(choices.some(({ length }) => length === 0) ? [[]] : []),
  ];
  return ways.map((way) => way.map((place, at) => ({ place, gap: isAfterGap && at === 0 })));
}

/** The sequences of places one reading stands for: one for each way to read all of its parts. */
function sequencesOf(
  reading: string,
  language: TextLanguage,
  known: KnownWays,
): readonly (readonly Slot[])[] {
  let sequences: readonly (readonly Slot[])[] = [[]];
  let gap = false;
  for (const part of reading.split(/\s+/).filter((part) => part !== '')) {
    if (part === '...') {
      gap = true;
      continue;
    }
    const key = gap ? `... ${part}` : part;
    const ways = known.get(key) ?? waysOf(part, gap, language);
    known.set(key, ways);
    sequences = sequences.flatMap((sequence) => ways.map((way) => sequence.concat(way)));
    gap = false;
  }
  return sequences;
}

/** The places a single choice takes: "al-Qaida" takes two. */
function placesIn(choice: string, language: TextLanguage): Place[] {
  const isExact = choice.startsWith('=');
  const isBeginning = choice.endsWith('*');
  const bare = choice.replace(/^=|\*$/g, '');
  // The small letter keeps a term in capitals from being taken for a text in capitals.
  const words = topicWordsOf(`x ${bare}`, language).slice(1);
  return words.map(({ text, capitals }, at) => {
    if (isBeginning && at === words.length - 1) return { forms: none, beginnings: [text], capitals: none };
    if (capitals !== null) return { forms: none, beginnings: none, capitals: [capitals, `${capitals}s`] };
    return { forms: isExact ? [text] : formsOf(text, bare, language), beginnings: none, capitals: none };
  });
}

function merged(places: readonly [Place, ...Place[]]): Place {
  if (places.length === 1) return places[0];
  const all = (of: (place: Place) => readonly string[]) => {
    const words = new Set(places.flatMap(of));
    return words.size === 0 ? none : [...words];
  };
  return {
    forms: all(({ forms }) => forms),
    beginnings: all(({ beginnings }) => beginnings),
    capitals: all(({ capitals }) => capitals),
  };
}

/** A word and its plural and, in French, its feminine. */
function formsOf(text: string, printed: string, language: TextLanguage): string[] {
  if (text.length < 3 || /\d$/.test(text)) return [text];
  if (language === 'en') {
    const plural = /[^aeiou]y$/.test(text)
      ? `${text.slice(0, -1)}ies`
      : /(?:[sxz]|ch|sh)$/.test(text)
        ? `${text}es`
        : `${text}s`;
    return [text, plural];
  }
  const forms = [text, `${text}s`];
  // "armé" has a feminine, "arme" has none.
  if (!text.endsWith('e') || printed.normalize('NFC').toLowerCase().endsWith('é'))
    forms.push(`${text}e`, `${text}es`);
  if (/(?:eau|eu)$/.test(text)) forms.push(`${text}x`);
  if (text.endsWith('al')) forms.push(`${text.slice(0, -2)}aux`);
  if (text.endsWith('f')) forms.push(`${text.slice(0, -1)}ve`, `${text.slice(0, -1)}ves`);
  if (text.endsWith('eux')) forms.push(`${text.slice(0, -1)}se`, `${text.slice(0, -1)}ses`);
  if (/(?:el|en|on|et)$/.test(text)) forms.push(`${text}${text.slice(-1)}e`, `${text}${text.slice(-1)}es`);
  if (text.endsWith('teur')) forms.push(`${text.slice(0, -4)}trice`, `${text.slice(0, -4)}trices`);
  return forms;
}

type Index<Meaning> = Map<string, Pattern<Meaning>[]>;

/** The terms by each word, and by the beginning of each word, that may stand first. */
function indexesOf<Meaning>(
  terms: Iterable<{ readonly term: string; readonly meaning: Meaning }>,
  language: TextLanguage,
): { readonly byWord: Index<Meaning>; readonly byBeginning: Index<Meaning> } {
  const byWord: Index<Meaning> = new Map();
  const byBeginning: Index<Meaning> = new Map();
  const add = (index: Index<Meaning>, key: string, pattern: Pattern<Meaning>): void => {
    const known = index.get(key);
    if (known === undefined) index.set(key, [pattern]);
    else if (!known.includes(pattern)) known.push(pattern);
  };
  const known: KnownWays = new Map();
  for (const { term, meaning } of terms) {
    for (const slots of readings(term).flatMap((reading) => sequencesOf(reading, language, known))) {
      const [slot] = slots;
      if (slot === undefined) continue;
      const { forms, capitals, beginnings } = slot.place;
      const pattern = { slots, meaning };
      for (const form of forms) add(byWord, form, pattern);
      for (const form of capitals) add(byWord, form.toLowerCase(), pattern);
      for (const beginning of beginnings) add(byBeginning, beginning.slice(0, keyLength), pattern);
    }
  }
  // A list that has grown has room for sixteen more.
  for (const index of [byWord, byBeginning])
    for (const [key, patterns] of index) index.set(key, patterns.slice());
  return { byWord, byBeginning };
}

export function finderOf<Meaning>(
  terms: Iterable<{ readonly term: string; readonly meaning: Meaning }>,
  language: TextLanguage,
): Finder<Meaning> {
  const { byWord, byBeginning } = indexesOf(terms, language);
  return {
    find(words) {
      const found: FoundTerm<Meaning>[] = [];
      const look = (patterns: readonly Pattern<Meaning>[] | undefined, first: number): void => {
        for (const { slots, meaning } of patterns ?? []) {
          const last = endOf(slots, words, first);
          if (last !== -1) found.push({ meaning, first, last });
        }
      };
      for (const [first, { text }] of words.entries()) {
        look(byWord.get(text), first);
        look(byBeginning.get(text.slice(0, keyLength)), first);
      }
      return found;
    },
  };
}

/** The place of the last word of a term that begins at a place; -1 when it does not stand there. */
function endOf(slots: readonly Slot[], words: readonly TopicWord[], first: number, at = 0): number {
  const word = words[first];
  const slot = slots[at];
  if (word === undefined || slot === undefined || !fits(word, slot.place)) return -1;
  const next = slots[at + 1];
  if (next === undefined) return first;
  const furthest = first + 1 + (next.gap ? maxGapWords : 0);
  for (let place = first + 1; place <= furthest && words[place]?.breaks === false; place += 1) {
    const last = endOf(slots, words, place, at + 1);
    if (last !== -1) return last;
  }
  return -1;
}

function fits({ text, capitals, isAcronym }: TopicWord, place: Place): boolean {
  if (capitals !== null && place.capitals.includes(capitals)) return true;
  if (isAcronym) return false;
  return place.forms.includes(text) || place.beginnings.some((beginning) => text.startsWith(beginning));
}
