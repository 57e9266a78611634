import { sql } from 'drizzle-orm';
import type { TextLanguage } from '../../assembly/declaration.ts';
import { wordsToLookUp, type Lexicon } from '../../words/query.ts';
import type { WordsReading } from '../../words/tree.ts';
import { rows, type Database, type Transaction } from '../db/database.ts';

interface Looked {
  readonly language: TextLanguage;
  readonly word: string;
  readonly stems: string;
  readonly form: string;
  readonly common: boolean;
}

/** Looks the words of readings up in the dictionaries of full-text search, all at once. */
export async function lexiconFor(
  db: Database | Transaction,
  readings: readonly WordsReading[],
): Promise<Lexicon> {
  const words = new Set(readings.flatMap(wordsToLookUp));
  const found = rows<Looked>(
    await db.execute(sql`
      select l.language, w.word,
        to_tsvector(hemicycle_words_config(l.language), w.word)::text as stems,
        to_tsvector('hemicycle_forms', w.word)::text as form,
        length(to_tsvector(hemicycle_config(l.language), w.word)) = 0 as common
      from unnest(${sql.param([...words])}::text[]) as w (word), (values ('en'), ('fr')) as l (language)`),
  );
  const known = new Map(found.map((one) => [`${one.language} ${one.word}`, one]));
  const stems = new Map([...known].map(([key, one]) => [key, lexemesIn(one.stems)]));
  return {
    stems: (word, language) => stems.get(`${language} ${word}`) ?? [],
    form: (word) => {
      const [form, more] = lexemesIn(known.get(`en ${word}`)?.form ?? '');
      return more === undefined ? (form ?? null) : null;
    },
    isCommon: (word, language) => known.get(`${language} ${word}`)?.common ?? false,
  };
}

/** The lexemes of a `tsvector` in the order of their places, one that stands in several places once for each. */
function lexemesIn(vector: string): string[] {
  const placed = [...vector.matchAll(/'(?<lexeme>(?:[^']|'')*)':(?<places>[\d,]+)/gu)].flatMap(
    ({ groups = {} }) =>
      (groups['places'] ?? '')
        .split(',')
        .map((place) => ({ lexeme: (groups['lexeme'] ?? '').replaceAll("''", "'"), place: Number(place) })),
  );
  return placed.toSorted((a, b) => a.place - b.place).map(({ lexeme }) => lexeme);
}
