/** A word as it was typed, without what stands around it. */
export interface WordToken {
  readonly text: string;
  /** What hyphens join, in order: `co` and `operation`; the word alone where there is none. */
  readonly parts: readonly string[];
  /** Capitals that are looked for as such: `UN` is not the French article. */
  readonly isAbbreviation: boolean;
}

/** A word, or several that stand one behind the other. */
export interface Term {
  readonly kind: 'term';
  readonly tokens: readonly [WordToken, ...WordToken[]];
  /** The one word is the beginning of those that are meant. */
  readonly isPrefix: boolean;
}

export type WordsReading =
  | Term
  | { readonly kind: 'all' | 'any'; readonly of: readonly WordsReading[] }
  | { readonly kind: 'not'; readonly of: WordsReading };

/** All of what is given; of lists within it, what they list. Never of nothing. */
export function allOf(given: readonly WordsReading[]): WordsReading {
  return several('all', given);
}

/** Any of what is given, in the same way. */
export function eitherOf(given: readonly WordsReading[]): WordsReading {
  return several('any', given);
}

export function notOf(given: WordsReading): WordsReading {
  return given.kind === 'not' ? given.of : { kind: 'not', of: given };
}

function several(kind: 'all' | 'any', given: readonly WordsReading[]): WordsReading {
  const [first, ...others] = given.flatMap((one) => (one.kind === kind ? one.of : [one]));
  if (first === undefined) throw new Error('There is nothing to read.');
  return others.length === 0 ? first : { kind, of: [first, ...others] };
}

/** Whether a text must have something, in each of the alternatives. */
export function asksForSomething(reading: WordsReading): boolean {
  return !isMetByMost(reading, () => false);
}

/**
 * Whether nearly every text meets a reading, because it only leaves something out or asks for words that are everywhere.
 *
 * @param isCommon whether a word alone is in nearly every text.
 */
export function isMetByMost(reading: WordsReading, isCommon: (token: WordToken) => boolean): boolean {
  switch (reading.kind) {
    case 'term':
      return !reading.isPrefix && reading.tokens.every((token) => !token.isAbbreviation && isCommon(token));
    case 'not':
      return true;
    case 'all':
      return reading.of.every((one) => isMetByMost(one, isCommon));
    case 'any':
      return reading.of.some((one) => isMetByMost(one, isCommon));
  }
}

/** The terms that a text must have, or may have instead of others. */
export function wantedTerms(reading: WordsReading): readonly Term[] {
  if (reading.kind === 'term') return [reading];
  return reading.kind === 'not' ? [] : reading.of.flatMap(wantedTerms);
}

/** Every word that has a say, of what is left out as well. */
export function wordTokensOf(reading: WordsReading): readonly WordToken[] {
  if (reading.kind === 'term') return reading.tokens;
  return reading.kind === 'not' ? wordTokensOf(reading.of) : reading.of.flatMap(wordTokensOf);
}
