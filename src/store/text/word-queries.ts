import { textLanguages, type TextLanguage } from '../../assembly/declaration.ts';
import { queryOf, type Lexicon, type WordQueries } from '../../words/query.ts';
import { readingOf } from '../../words/read.ts';
import type { WordsReading } from '../../words/tree.ts';
import type { Database, Transaction } from '../db/database.ts';
import { lexiconFor } from './lexicon.ts';

export interface CompiledWords {
  readonly queries: WordQueries;
  /** Keys of which a text that is found has at least one; `null` when there are none. */
  readonly anchors: readonly string[] | null;
}

/** Finds no text. */
export const nowhere: CompiledWords = { queries: { en: null, fr: null }, anchors: [] };

/** Words as they are searched for in texts of some languages. Words that are not understood find nothing. */
export async function compileWords(
  db: Database | Transaction,
  words: string,
  searched: readonly TextLanguage[] = textLanguages,
): Promise<CompiledWords> {
  const reading = readingOf(words);
  if (reading === null) return nowhere;
  return compileReading(reading, await lexiconFor(db, [reading]), searched);
}

export function compileReading(
  reading: WordsReading,
  lexicon: Lexicon,
  searched: readonly TextLanguage[] = textLanguages,
): CompiledWords {
  const query = (language: TextLanguage) =>
    searched.includes(language) ? queryOf(reading, language, lexicon) : null;
  const [en, fr] = [query('en'), query('fr')];
  const found = [en, fr].filter((one) => one !== null);
  return {
    queries: { en: en?.text ?? null, fr: fr?.text ?? null },
    anchors: found.some(({ anchors }) => anchors === null)
      ? null
      : [...new Set(found.flatMap(({ anchors }) => anchors ?? []))],
  };
}
