import { allOf, eitherOf, notOf, type WordsReading, type Term, type WordToken } from './tree.ts';
import { operatorOf } from './lexer.ts';

/** A reading as somebody would type it who knows the grammar: read again, it is the same. */
export function writeWords(reading: WordsReading): string {
  switch (reading.kind) {
    case 'term':
      return writeTerm(reading);
    case 'not':
      return `-${reading.of.kind === 'term' ? writeTerm(reading.of) : bracketed(reading.of)}`;
    case 'all':
      return reading.of.map((one) => (one.kind === 'any' ? bracketed(one) : writeWords(one))).join(' ');
    case 'any':
      return reading.of.map((one) => (leavesOut(one) ? bracketed(one) : writeWords(one))).join(' OR ');
  }
}

/** The same text for all that ask the same: in lower case but for abbreviations, in one order, each once. */
export function canonicalWords(reading: WordsReading): string {
  return writeWords(ordered(reading));
}

function ordered(reading: WordsReading): WordsReading {
  if (reading.kind === 'not') return notOf(ordered(reading.of));
  if (reading.kind === 'term') {
    const [first, ...others] = reading.tokens;
    return { ...reading, tokens: [lowered(first), ...others.map(lowered)] };
  }
  const byText = new Map(reading.of.map(ordered).map((one) => [writeWords(one), one]));
  const sorted = [...byText].toSorted(([a], [b]) => (a < b ? -1 : Number(a > b))).map(([, one]) => one);
  return reading.kind === 'all' ? allOf(sorted) : eitherOf(sorted);
}

function lowered(token: WordToken): WordToken {
  return token.isAbbreviation ? token : { ...token, text: token.text.toLowerCase() };
}

const bracketed = (reading: WordsReading) => `(${writeWords(reading)})`;

const leavesOut = (reading: WordsReading) =>
  reading.kind === 'not' || (reading.kind === 'all' && reading.of.some(({ kind }) => kind === 'not'));

function writeTerm({ tokens, isPrefix }: Term): string {
  const words = tokens.map(writtenToken);
  const [only] = words;
  if (isPrefix) return `${only ?? ''}*`;
  return words.length === 1 && only !== undefined && operatorOf(only) === null
    ? only
    : `"${words.join(' ')}"`;
}

/** Capitals that are no abbreviation are not left to be taken for one. */
export function writtenToken({ text, isAbbreviation }: WordToken): string {
  const isShouted = text.length > 1 && text === text.toUpperCase() && text !== text.toLowerCase();
  return !isAbbreviation && isShouted ? text.toLowerCase() : text;
}
