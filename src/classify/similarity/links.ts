import { alike, similarity, type ComparedDeclaration } from './similarity.ts';

/** What of a declaration links it with others. */
export interface LinkedDeclaration extends ComparedDeclaration {
  /** Whom its text names, by the key under which spellings agree, with the name as printed. */
  readonly persons: ReadonlyMap<string, { readonly name: string; readonly isInTitle: boolean }>;
}

/** Whether of two declarations the first names the second by its number, or is named by it. */
export type ReferenceDirection = 'names' | 'named';

/** Why two declarations tell one story, in what a reader can check. */
export interface Link {
  /** The more, the closer; `alike` is the least. */
  readonly score: number;
  readonly reference: ReferenceDirection | null;
  /** Whom both name, as the first prints them. */
  readonly persons: readonly string[];
  /** The words that both titles have, as `words` keys them, where the titles are what links. */
  readonly words: readonly string[];
}

/** A reference outweighs whatever else two declarations have in common. */
const referenceWeight = 10;
/** For a person whom both name: in neither title, in one, in both. */
const personWeights = [0.6, 1.3, 1.8] as const;
/** In neither title, of declarations about the same country. */
const personAtHome = 0.85;
const maxForPersons = 2.5;

/**
 * What makes one story of two declarations; `null` where too little does. A reference does so alone. Otherwise `similarity` counts,
 * and for each person whom both name 1.8 where both titles do, 1.3 where one does, and where only the texts do 0.85, or 0.6 without a
 * country in common. So somebody named in the texts alone needs the same countries or a second person beside him, and somebody in
 * one title is outweighed by different countries.
 */
export function linkBetween(
  a: LinkedDeclaration,
  b: LinkedDeclaration,
  reference: ReferenceDirection | null = null,
): Link | null {
  const shared = sharedPersons(a, b);
  const inTitles = similarity(a, b);
  const forPersons = [...shared.values()].reduce((sum, weight) => sum + weight, 0);
  const score = inTitles + Math.min(forPersons, maxForPersons) + (reference === null ? 0 : referenceWeight);
  if (score < alike) return null;
  const isByTitle = inTitles >= alike && shared.size === 0 && reference === null;
  return {
    score,
    reference,
    persons: [...shared.keys()],
    words: isByTitle ? tellingWords(a, b) : [],
  };
}

/** The words that both titles have, without those that any title may have, unless little else is left. */
function tellingWords(a: LinkedDeclaration, b: LinkedDeclaration): string[] {
  const shared = [...a.words].filter(([word]) => b.words.has(word));
  const telling = shared.filter(([, weight]) => weight === 0 || weight >= 1);
  return (telling.length > 1 ? telling : shared).map(([word]) => word);
}

/** Whom both name, each once whatever the number of keys, with the weight. */
function sharedPersons(a: LinkedDeclaration, b: LinkedDeclaration): ReadonlyMap<string, number> {
  const shared = new Map<string, number>();
  const isAtHome = a.concerns.some((code) => b.concerns.includes(code));
  for (const [key, mine] of a.persons) {
    const theirs = b.persons.get(key);
    if (theirs === undefined) continue;
    const titles = (Number(mine.isInTitle) + Number(theirs.isInTitle)) as 0 | 1 | 2;
    const weight = titles === 0 && isAtHome ? personAtHome : personWeights[titles];
    shared.set(mine.name, Math.max(shared.get(mine.name) ?? 0, weight));
  }
  return shared;
}
