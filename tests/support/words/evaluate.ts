import type { WordsReading, Term } from '../../../src/words/tree.ts';

/**
 * Whether a text has what a reading asks for, judged in memory as `docs/words.md` says: for texts of plain words, of which
 * no two have a stem in common.
 */
export function evaluate(reading: WordsReading, text: string): boolean {
  switch (reading.kind) {
    case 'term':
      return hasTerm(reading, text);
    case 'not':
      return !evaluate(reading.of, text);
    case 'all':
      return reading.of.every((one) => evaluate(one, text));
    case 'any':
      return reading.of.some((one) => evaluate(one, text));
  }
}

const words = (text: string) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
/** Hyphens are spaces, or are not there. */
const waysToRead = (text: string) => [words(text), words(text.replaceAll(/(?<=\p{L})-(?=\p{L})/gu, ''))];
/** "NGOs" are an NGO. */
const singular = (text: string) => text.replaceAll(/\b(?<capitals>[A-Z]{2,5})s\b/gu, '$<capitals>');

function hasTerm({ tokens, isPrefix }: Term, given: string): boolean {
  const text = singular(given);
  const ways = waysToRead(text);
  if (isPrefix) {
    const begin = (tokens[0].parts.join('') ?? '').toLowerCase();
    return ways.some((read) => read.some((word) => word.startsWith(begin)));
  }
  const variants = tokens.reduce<string[][]>(
    (begun, { parts }) =>
      begun.flatMap((known) => [
        [...known, ...parts],
        [...known, parts.join('')],
      ]),
    [[]],
  );
  const stands = (read: readonly string[], wanted: readonly string[]) =>
    ` ${read.join(' ')} `.includes(` ${wanted.join(' ').toLowerCase()} `);
  const capitals = tokens.filter(({ isAbbreviation }) => isAbbreviation).map((token) => token.text);
  return (
    variants.some((wanted) => ways.some((read) => stands(read, wanted))) &&
    capitals.every((word) => new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'u').test(text))
  );
}
