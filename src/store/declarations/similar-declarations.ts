import { eq, sql } from 'drizzle-orm';
import type { TextLanguage } from '../../assembly/declaration.ts';
import type { DeclarationEntry, DeclarationRecord } from '../../assembly/record.ts';
import { references } from '../../classify/references/references.ts';
import { rows, type Database } from '../db/database.ts';
import { entriesById } from './declarations.ts';
import { generalLexemes, lexemesOf } from '../text/lexemes.ts';
import { texts } from '../db/schema.ts';
import { alike, similarity, type ComparedDeclaration } from '../../classify/similarity/similarity.ts';
import { titleWords, type Titled } from '../../classify/similarity/title-words.ts';
import { rareSets, wordFrequencies } from '../text/word-frequency.ts';

/** As many are compared, the newest: of those alike by country and topic, and of those alike by title. */
const bySubject = 100;
const byTitle = 100;
const weights = { ordinary: 1, general: 0.25, country: 0 };

/**
 * The stored declarations of lower numbers that are on the same subject, the most similar first; before
 * all, those that it names by number. `similarity` says what counts. Titles are compared within one
 * language, in each in which both are held.
 */
export async function similarDeclarations(
  db: Database,
  record: DeclarationRecord,
  language: TextLanguage,
  limit = 3,
): Promise<DeclarationEntry[]> {
  const own = await subjectsOf(db, await textsOf(db, record));
  const found = await subjectsOf(db, await candidates(db, record, own));
  const scored = found.map((candidate) => {
    const mine = own.find((text) => text.language === candidate.language);
    const likeness = mine === undefined ? 0 : similarity(mine, candidate);
    return { ...candidate, score: candidate.isNamed ? Number.MAX_VALUE : likeness };
  });
  const best = scored
    .filter(({ score }) => score >= alike)
    .toSorted((a, b) => b.score - a.score || b.number - a.number);
  return entriesById(db, [...new Set(best.map(({ id }) => id))].slice(0, limit), language);
}

interface Text extends Titled {
  readonly topics: readonly string[];
}

interface Candidate extends Text {
  readonly id: number;
  readonly number: number;
  /** By its number, in the text of the later one. */
  readonly isNamed: boolean;
}

async function textsOf(db: Database, { id, concerns, topics }: DeclarationRecord): Promise<Text[]> {
  const held = await db
    .select({ language: texts.language, title: texts.title })
    .from(texts)
    .where(eq(texts.declarationId, id));
  return held.map((text) => ({ ...text, concerns, topics: topics.map((topic) => topic.id) }));
}

async function subjectsOf<T extends Text>(
  db: Database,
  titled: readonly T[],
): Promise<(T & ComparedDeclaration)[]> {
  const split = titled.map((text) => ({ text, words: titleWords(text) }));
  const of = (language: TextLanguage) =>
    split
      .filter(({ text }) => text.language === language)
      .flatMap(({ words }) => words.map(({ word }) => word));
  const lexeme = await lexemesOf(db, { en: of('en'), fr: of('fr') });
  const general = await generalLexemes(db);
  return split.map(({ text, words }) => {
    const weighed = words.flatMap(({ word, kind }): [string, number][] => {
      const form = lexeme(word, text.language);
      if (form === null) return [];
      if (kind !== 'word') return [[form, kind === 'country' ? weights.country : weights.general]];
      return [[form, general[text.language].has(form) ? weights.general : weights.ordinary]];
    });
    return { ...text, words: new Map(weighed) };
  });
}

async function candidates(
  db: Database,
  record: DeclarationRecord,
  own: readonly (Text & ComparedDeclaration)[],
): Promise<Candidate[]> {
  const named = references(record);
  const numbersOf = (kind: string) =>
    sql.param(named.filter((one) => one.kind === kind).map((one) => one.number));
  const topics = sql.param(record.topics.map(({ id }) => id));
  const query = await alikeQueries(db, own);
  return rows<Candidate>(
    await db.execute(sql`
      with titled as materialized (
        select declaration_id as id from texts where language = 'en' and tsv @@ ${query('en')}::tsquery
        union select declaration_id from texts where language = 'fr' and tsv @@ ${query('fr')}::tsquery
      ), candidates as (
        (select declaration_id as id, false as named from rolls
          where number < ${record.number} and concerns && ${sql.param([...record.concerns])}::text[]
            and topics && ${topics}::text[]
          order by number desc limit ${bySubject})
        union all
        (select r.declaration_id, false from titled join rolls r on r.declaration_id = titled.id
          where r.number < ${record.number} order by r.number desc limit ${byTitle})
        union all
        select id, true from declarations
        where number < ${record.number}
          and (number = any(${numbersOf('declaration')}::int[]) or document = any(${numbersOf('document')}::int[]))
      )
      select r.declaration_id as id, r.number, r.concerns, r.topics, t.language, t.title, c.named as "isNamed"
      from (select id, bool_or(named) as named from candidates group by id) c
        join rolls r on r.declaration_id = c.id join texts t on t.declaration_id = c.id`),
  );
}

/**
 * For each language, what finds the texts whose title shares two of the words with this one; or all of
 * them, where only general ones are there. The rarest are looked up, while that is cheap.
 */
async function alikeQueries(
  db: Database,
  own: readonly (Text & ComparedDeclaration)[],
): Promise<(language: TextLanguage) => string | null> {
  const queries = new Map<TextLanguage, string>();
  const known = await wordFrequencies(db);
  for (const { language, words } of own) {
    const ordinary = [...words].filter(([, weight]) => weight >= weights.ordinary).map(([word]) => word);
    const chosen =
      ordinary.length < 2 ? [[...words.keys()]].filter((all) => all.length > 1) : pairsOf(ordinary);
    const affordable = rareSets(chosen, known);
    if (affordable.length > 0) queries.set(language, affordable.map(titleHasAll).join(' | '));
  }
  return (language) => queries.get(language) ?? null;
}

const pairsOf = (words: readonly string[]) =>
  words.flatMap((one, at) => words.slice(at + 1).map((other) => [one, other]));

const titleHasAll = (words: readonly string[]) => words.map((word) => `'${word}':A`).join(' & ');
