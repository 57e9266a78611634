import type { TextLanguage } from '../../assembly/declaration.ts';
import { type TopicWord, topicWordsOf } from './tokenize.ts';

/** One place in a term: the words that may stand there. */
interface Place {
  readonly forms: ReadonlySet<string>;
  readonly beginnings: readonly string[];
  readonly capitals: ReadonlySet<string>;
}

interface Slot extends Place {
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

/** The sequences of places one reading stands for: more than one when a choice has words of several parts. */
function sequencesOf(reading: string, language: TextLanguage): Slot[][] {
  let sequences: Slot[][] = [[]];
  let gap = false;
  for (const part of reading.split(/\s+/).filter((part) => part !== '')) {
    if (part === '...') {
      gap = true;
      continue;
    }
    const choices = part.split('|').map((choice) => placesIn(choice, language));
    const single = choices.filter(({ length }) => length === 1).flat();
    // A word too small to count takes no place: "l'" in "l'armée", and one way to read "for|of".
    const ways = [
      ...(single.length === 0 ? [] : [[merged(single)]]),
      ...choices.filter(({ length }) => length > 1),
      ...(choices.some(({ length }) => length === 0) ? [[]] : []),
    ];
    const isAfterGap = gap;
    sequences = sequences.flatMap((sequence) =>
      ways.map((way) => [
        ...sequence,
        ...way.map((place, at) => ({ ...place, gap: isAfterGap && at === 0 })),
      ]),
    );
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
    if (isBeginning && at === words.length - 1)
      return { forms: new Set(), beginnings: [text], capitals: new Set() };
    if (capitals !== null)
      return { forms: new Set(), beginnings: [], capitals: new Set([capitals, `${capitals}s`]) };
    const forms = isExact ? [text] : formsOf(text, bare, language);
    return { forms: new Set(forms), beginnings: [], capitals: new Set() };
  });
}

function merged(places: readonly Place[]): Place {
  return {
    forms: new Set(places.flatMap(({ forms }) => [...forms])),
    beginnings: places.flatMap(({ beginnings }) => beginnings),
    capitals: new Set(places.flatMap(({ capitals }) => [...capitals])),
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

export function finderOf<Meaning>(
  terms: Iterable<{ readonly term: string; readonly meaning: Meaning }>,
  language: TextLanguage,
): Finder<Meaning> {
  const byWord = new Map<string, Pattern<Meaning>[]>();
  const byBeginning = new Map<string, Pattern<Meaning>[]>();
  const add = (index: Map<string, Pattern<Meaning>[]>, key: string, pattern: Pattern<Meaning>): void => {
    const known = index.get(key);
    if (known === undefined) index.set(key, [pattern]);
    else if (!known.includes(pattern)) known.push(pattern);
  };
  for (const { term, meaning } of terms) {
    for (const slots of readings(term).flatMap((reading) => sequencesOf(reading, language))) {
      const [first] = slots;
      if (first === undefined) continue;
      const pattern = { slots, meaning };
      for (const form of first.forms) add(byWord, form, pattern);
      for (const form of first.capitals) add(byWord, form.toLowerCase(), pattern);
      for (const beginning of first.beginnings) add(byBeginning, beginning.slice(0, keyLength), pattern);
    }
  }
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
  if (word === undefined || slot === undefined || !fits(word, slot)) return -1;
  const next = slots[at + 1];
  if (next === undefined) return first;
  const furthest = first + 1 + (next.gap ? maxGapWords : 0);
  for (let place = first + 1; place <= furthest && words[place]?.breaks === false; place += 1) {
    const last = endOf(slots, words, place, at + 1);
    if (last !== -1) return last;
  }
  return -1;
}

function fits({ text, capitals, isAcronym }: TopicWord, slot: Slot): boolean {
  if (capitals !== null && slot.capitals.has(capitals)) return true;
  if (isAcronym) return false;
  return slot.forms.has(text) || slot.beginnings.some((beginning) => text.startsWith(beginning));
}
