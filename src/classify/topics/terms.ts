import type { TextLanguage } from '../../assembly/declaration.ts';
import { topicWordsOf } from './tokenize.ts';

/** One place in a term: the words that may stand there. */
export interface TermPlace {
  readonly forms: readonly string[];
  readonly beginnings: readonly string[];
  readonly capitals: readonly string[];
}

export interface Slot {
  readonly place: TermPlace;
  /** Whether a few other words may stand before it. */
  readonly gap: boolean;
}

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
export type KnownWays = Map<string, Ways>;

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

/** The sequences of places a term stands for: one for each way to read all of its parts. */
export function slotSequencesOf(term: string, language: TextLanguage, known: KnownWays): (readonly Slot[])[] {
  return readings(term).flatMap((reading) => sequencesIn(reading, language, known));
}

function sequencesIn(
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
function placesIn(choice: string, language: TextLanguage): TermPlace[] {
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

function merged(places: readonly [TermPlace, ...TermPlace[]]): TermPlace {
  if (places.length === 1) return places[0];
  const all = (of: (place: TermPlace) => readonly string[]) => {
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
