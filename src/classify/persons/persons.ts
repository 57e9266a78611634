import type { Declaration, TextLanguage } from '../../assembly/declaration.ts';
import { fold } from '../../assembly/fold.ts';
import { type CapitalWord, capitalWordsOf } from './capital-words.ts';
import { isGivenName } from './given-names.ts';
import { personKey } from './name-key.ts';
import { callings, isNoSurname, namedThings, nameParticles, namePrefixes } from './name-words.ts';
import { holdsOffice, knownToAll } from './offices.ts';

/** Somebody whom a text names and who may be what it is about. */
export interface Person {
  /** As printed, where first named: "Osman Kavala". */
  readonly name: string;
  /** By any of these one text is compared with another: a key for each part of the surname. */
  readonly keys: readonly string[];
  readonly isInTitle: boolean;
}

interface Named {
  readonly name: string;
  readonly keys: readonly string[];
  readonly isPassing: boolean;
}

/**
 * The people whom a text names with given name and surname, each once. Precision comes first: a name is one when its first word is
 * a given name, when a calling stands before it ("journalist"), or when it stands in a list of names. Left out is who is named as
 * the holder of an office, who is known to all, and what is named after somebody.
 */
export function personsIn({
  title,
  paragraphs,
  language,
}: Pick<Declaration, 'title' | 'paragraphs' | 'language'>): readonly Person[] {
  const found = [title, ...paragraphs].flatMap((text, at) =>
    namesIn(text.replace(/\s+/gu, ' '), language).map((named) => ({ ...named, isInTitle: at === 0 })),
  );
  const passing = new Set(found.filter(({ isPassing }) => isPassing).flatMap(({ keys }) => keys));
  const persons: Person[] = [];
  for (const { name, keys, isInTitle } of found) {
    const isLeftOut = keys.some((key) => passing.has(key) || knownToAll.has(key));
    const isKnown = persons.some((person) => person.keys.some((key) => keys.includes(key)));
    if (!isLeftOut && !isKnown) persons.push({ name, keys, isInTitle });
  }
  return persons;
}

function namesIn(text: string, language: TextLanguage): Named[] {
  const words = capitalWordsOf(text);
  // Where every word has a capital, nothing says where a name ends: it is taken to have two words.
  const isTitled = !words.some(({ printed, isCapital }) => !isCapital && printed.length > 4);
  const names: Named[] = [];
  let listEnd = -1;
  for (let at = 0; at < words.length; at += 1) {
    if (words[at]?.isCapital !== true) continue;
    const end = groupEnd(words, at);
    const start = isOfThing(words, at, language)
      ? null
      : nameStart(words, at, end, isTitled, isListed(words, at, listEnd));
    const surnames = start === null ? [] : surnamesOf(words, start, end, isTitled);
    const last = surnames.at(-1);
    const first = words[start ?? at];
    if (last !== undefined && first !== undefined) {
      const name = text.slice(first.start, last.end);
      const keys = surnames.map(({ printed }) => personKey(first.printed, printed, language));
      names.push({ name, keys, isPassing: holdsOffice(text, first.start, last.end) });
      listEnd = end;
    }
    at = end - 1;
  }
  return names;
}

/** Where the words end that follow each other with capitals, with "van der" and the like between. */
function groupEnd(words: readonly CapitalWord[], from: number): number {
  let end = from + 1;
  for (let at = end; at < words.length; at += 1) {
    const word = words[at] as CapitalWord;
    if (word.gap !== ' ') break;
    if (word.isCapital) end = at + 1;
    else if (!nameParticles.has(fold(word.printed)) || at - end >= 2) break;
  }
  return end;
}

/** "La fondation Anna Dupont": French says first what is named after somebody. */
function isOfThing(words: readonly CapitalWord[], at: number, language: TextLanguage): boolean {
  const before = words[at - 1];
  return (
    language === 'fr' &&
    before !== undefined &&
    words[at]?.gap === ' ' &&
    namedThings.has(fold(before.printed))
  );
}

/** Whether a group goes on with a list of names: "Oksana Shevchuk, Zhazira Demeuova and Gulmira Kalykova". */
function isListed(words: readonly CapitalWord[], at: number, listEnd: number): boolean {
  const between = words.slice(listEnd, at).map(({ printed }) => printed);
  if (listEnd === -1 || between.length > 1) return false;
  const gap = words[at]?.gap ?? '';
  if (between.length === 0) return gap === ', ';
  return /^(?:and|et|&)$/u.test(between[0] ?? '') && gap === ' ' && /^,? $/u.test(words[listEnd]?.gap ?? '');
}

/** The index of the given name in a group of words with capitals; `null` where the group names nobody. */
function nameStart(
  words: readonly CapitalWord[],
  from: number,
  end: number,
  isTitled: boolean,
  isListed: boolean,
): number | null {
  const group = words.slice(from, end);
  if (group.some(({ printed }) => namedThings.has(fold(printed))) && !isTitled) return null;
  const given = group.findIndex(({ printed }, at) => at < group.length - 1 && isGivenName(printed));
  if (given !== -1) {
    const next = words[from + given + 2];
    return isTitled && next !== undefined && namedThings.has(fold(next.printed)) ? null : from + given;
  }
  if (isTitled) return null;
  const before = words[from - 1];
  const isCalled = before !== undefined && words[from]?.gap === ' ' && callings.has(fold(before.printed));
  let start = 0;
  while (start < group.length && isPrefix(group[start] as CapitalWord)) start += 1;
  const isIntroduced = isListed || isCalled || start > 0;
  const named = group.slice(start);
  const isName =
    named.length >= 2 && named.length <= 3 && named.every(({ printed }) => !isNoSurname(fold(printed)));
  return isIntroduced && isName ? from + start : null;
}

function isPrefix({ printed }: CapitalWord): boolean {
  return namePrefixes.has(fold(printed)) || callings.has(fold(printed));
}

/** The parts of the surname behind a given name; second given names are none, unless nothing follows them. */
function surnamesOf(
  words: readonly CapitalWord[],
  given: number,
  end: number,
  isTitled: boolean,
): CapitalWord[] {
  const surnames: CapitalWord[] = [];
  for (const word of words.slice(given + 1, end)) {
    const folded = fold(word.printed);
    if (!word.isCapital || nameParticles.has(folded)) continue;
    if (isNoSurname(folded)) break;
    surnames.push(word);
  }
  const own = surnames.filter(({ printed }, at) => at === surnames.length - 1 || !isGivenName(printed));
  return isTitled && end < words.length ? own.slice(0, 1) : own.slice(0, 3);
}
