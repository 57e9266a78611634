import { sql } from 'drizzle-orm';
import { textLanguages, type TextLanguage } from '../../assembly/declaration.ts';
import { rows, type Database } from '../db/database.ts';
import { generalWords } from '../../classify/similarity/stop-words.ts';

type Words = Readonly<Record<TextLanguage, readonly string[]>>;
/** A word in the form that full-text search compares; `null` for a stop word. */
type Lexemes = (word: string, language: TextLanguage) => string | null;

/** What the dictionaries said, as `${language} ${word}`: they say the same as long as the database is open. */
const looked = new WeakMap<Database, Map<string, string | null>>();
const maxKept = 50_000;

/** Looks words up in the dictionaries of full-text search, each once. */
export async function lexemesOf(db: Database, words: Words): Promise<Lexemes> {
  const known = keptFor(db);
  const unknown = (language: TextLanguage) =>
    sql.param([...new Set(words[language])].filter((word) => !known.has(`${language} ${word}`)));
  const [en, fr] = [unknown('en'), unknown('fr')];
  if (en.value.length + fr.value.length > 0) {
    const found = rows<{ language: TextLanguage; word: string; lexeme: string | null }>(
      await db.execute(sql`
        select language, word, (tsvector_to_array(to_tsvector(hemicycle_config(language), word)))[1] as lexeme
        from (select 'en' as language, unnest(${en}::text[]) as word union all select 'fr', unnest(${fr}::text[])) as words`),
    );
    for (const { language, word, lexeme } of found) known.set(`${language} ${word}`, lexeme);
  }
  return (word, language) => known.get(`${language} ${word}`) ?? null;
}

/** What is known is dropped when it is too much, but never under one who reads it. */
function keptFor(db: Database): Map<string, string | null> {
  const kept = looked.get(db);
  if (kept && kept.size < maxKept) return kept;
  const fresh = new Map<string, string | null>();
  looked.set(db, fresh);
  return fresh;
}

type General = Readonly<Record<TextLanguage, ReadonlySet<string | null>>>;
const made = new WeakMap<Database, General>();

/** The words that any title may have, as lexemes. They are many and never change, so a database is asked once. */
export async function generalLexemes(db: Database): Promise<General> {
  const known = made.get(db);
  if (known) return known;
  const lexeme = await lexemesOf(db, generalWords);
  const [en, fr] = textLanguages.map(
    (language) => new Set(generalWords[language].map((word) => lexeme(word, language))),
  );
  const general = { en: en ?? new Set(), fr: fr ?? new Set() };
  made.set(db, general);
  return general;
}
