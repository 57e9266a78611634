import type { TextLanguage } from '../assembly/declaration.ts';
import { leastPrefix } from './lexer.ts';
import { wordTokensOf, type WordsReading, type Term, type WordToken } from './tree.ts';

/** What the dictionaries of full-text search say of words. */
export interface Lexicon {
  /** A word in texts of a language, in the form that is compared; several that stand one behind the other, or none. */
  stems(word: string, language: TextLanguage): readonly string[];
  /** As it is written, without accents. */
  form(word: string): string | null;
  /** Whether nearly every text of a language has it. */
  isCommon(word: string, language: TextLanguage): boolean;
}

/** What words ask of a text in each language, each a `tsquery`; `null` for a language they are not found in. */
export type WordQueries = Readonly<Record<TextLanguage, string | null>>;

/** A reading as full-text search has it, for texts of one language. */
export interface Query {
  /** A `tsquery`. */
  readonly text: string;
  /** Keys of which a text that is found has at least one, as `keysOfLexemes` has them; `null` when there are none. */
  readonly anchors: readonly string[] | null;
}

/**
 * @param purpose `marking`: to find where the words stand in a text that is shown, which has no lexemes for abbreviations.
 * @returns `null` when no text can be found.
 */
export function queryOf(
  reading: WordsReading,
  language: TextLanguage,
  lexicon: Lexicon,
  purpose: 'finding' | 'marking' = 'finding',
): Query | null {
  switch (reading.kind) {
    case 'term':
      return reading.isPrefix ? beginning(reading, lexicon) : termQuery(reading, language, lexicon, purpose);
    case 'not': {
      const inner = queryOf(reading.of, language, lexicon, purpose);
      return inner && { text: `!(${inner.text})`, anchors: null };
    }
    case 'all': {
      const found = reading.of.map((one) => ({ one, query: queryOf(one, language, lexicon, purpose) }));
      // What is in no text need not be left out.
      const needed = found
        .filter(({ one, query }) => query !== null || one.kind !== 'not')
        .map(({ query }) => query);
      const queries = needed.filter((query) => query !== null);
      if (queries.length === 0 || queries.length < needed.length) return null;
      const anchors = queries.flatMap((query) => (query.anchors === null ? [] : [query.anchors]));
      return { text: joined(queries, ' & '), anchors: rarest(anchors) };
    }
    case 'any': {
      const queries = reading.of.flatMap((one) => queryOf(one, language, lexicon, purpose) ?? []);
      return queries.length === 0 ? null : { text: joined(queries, ' | '), anchors: allAnchors(queries) };
    }
  }
}

const joined = (queries: readonly { readonly text: string }[], sign: string) =>
  queries.length === 1 ? (queries[0]?.text ?? '') : `(${queries.map(({ text }) => text).join(sign)})`;

function allAnchors(queries: readonly Query[]): readonly string[] | null {
  const anchors = queries.map((query) => query.anchors);
  return anchors.includes(null) ? null : [...new Set(anchors.flatMap((some) => some ?? []))];
}

/** Of sets of keys the one whose most frequent key is likely to be the rarest: the longest. */
function rarest(sets: readonly (readonly string[])[]): readonly string[] | null {
  const rarity = (keys: readonly string[]) =>
    Math.min(...keys.map((key) => (key.startsWith('p:') ? 0 : key.length)));
  return sets.toSorted((a, b) => rarity(b) - rarity(a))[0] ?? null;
}

const quote = (lexeme: string) => `'${lexeme.replaceAll("'", "''")}'`;

/** The beginnings by which a text is looked up as well as by its lexemes. */
const prefixKey = (lexeme: string) => `p:${[...lexeme].slice(0, leastPrefix).join('')}`;

/** What a text with these lexemes is looked up by. */
export function keysOfLexemes(lexemes: readonly string[]): string[] {
  return [...new Set(lexemes.flatMap((lexeme) => [`w:${lexeme}`, prefixKey(lexeme)]))];
}

function beginning({ tokens: [token] }: Term, lexicon: Lexicon): Query | null {
  const form = lexicon.form(token.parts.join(''));
  if (form === null) return null;
  return { text: `${quote(form)}:*`, anchors: [...form].length < leastPrefix ? null : [prefixKey(form)] };
}

/** So many ways of writing a phrase are looked for, before its hyphens are taken to be all of one kind. */
const maxVariants = 16;

function termQuery(
  { tokens }: Term,
  language: TextLanguage,
  lexicon: Lexicon,
  purpose: 'finding' | 'marking',
): Query | null {
  const variants = variantsOf(tokens)
    .map((words) => words.map((word) => lexicon.stems(word, language)))
    .filter((stems) => stems.every((some) => some.length > 0))
    .map((stems) => stems.flat());
  if (variants.length === 0) return null;
  const marks =
    purpose === 'marking'
      ? []
      : tokens.filter(({ isAbbreviation }) => isAbbreviation).map(abbreviationLexeme);
  const parts = [
    // An abbreviation alone stands wherever its lexeme is.
    ...(tokens.length === 1 && marks.length > 0 ? [] : [joined(variants.map(phrase), ' | ')]),
    ...new Set(marks.map(quote)),
  ];
  const keys = variants.flatMap((lexemes) => lexemes.toSorted((a, b) => b.length - a.length).slice(0, 1));
  return {
    text: joined(
      parts.map((text) => ({ text })),
      ' & ',
    ),
    anchors: rarest([...marks.map((mark) => [`w:${mark}`]), [...new Set(keys.map((key) => `w:${key}`))]]),
  };
}

/** An abbreviation is a lexeme of its own in the index, made by `hemicycle_abbreviations`. */
const abbreviationLexeme = ({ text }: WordToken) => `=${text.toLowerCase()}`;

function phrase(lexemes: readonly string[]): { readonly text: string } {
  const text = lexemes.map(quote).join(' <-> ');
  return { text: lexemes.length === 1 ? text : `(${text})` };
}

/** What hyphens join is written as one word, or apart, and what is abbreviated has a plural: each way of writing the words. */
function variantsOf(tokens: readonly WordToken[]): (readonly string[])[] {
  const ways = tokens.map(waysToWrite);
  if (ways.reduce((count, some) => count * some.length, 1) > maxVariants)
    return [0, 1].map((at) => ways.flatMap((some) => some[at] ?? some[0] ?? []));
  return ways.reduce<(readonly string[])[]>(
    (begun, some) => begun.flatMap((words) => some.map((way) => [...words, ...way])),
    [[]],
  );
}

function waysToWrite({ text, parts, isAbbreviation }: WordToken): readonly (readonly string[])[] {
  if (isAbbreviation) return [[text], [`${text}s`]];
  return parts.length === 1 ? [parts] : [[parts.join('')], parts];
}

/** Every word that has to be looked up for a reading. */
export function wordsToLookUp(reading: WordsReading): string[] {
  return wordTokensOf(reading).flatMap((token) => [
    ...waysToWrite(token).flat(),
    ...token.parts,
    token.parts.join(''),
  ]);
}
