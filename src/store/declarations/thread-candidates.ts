import { sql } from 'drizzle-orm';
import type { TextLanguage } from '../../assembly/declaration.ts';
import { rows, type Database } from '../db/database.ts';
import { rareSets, wordFrequencies } from '../text/word-frequency.ts';
import { titleWeights, type WeighedText, type TitledText } from './weighed-titles.ts';

/** As many are compared: of those alike by country and topic, the nearest on either side; of those alike by title, the nearest. */
const bySubject = 60;
const byTitle = 120;

export interface ThreadCandidate extends TitledText {
  readonly id: number;
  readonly number: number;
  readonly tabledOn: string;
}

/** What of a declaration its candidates are found by. */
export interface Asked {
  readonly id: number;
  readonly number: number;
  readonly concerns: readonly string[];
  readonly topics: readonly string[];
  readonly texts: readonly WeighedText[];
}

/** The texts of the declarations that may belong to a thread: those given, and those alike by subject or by title. */
export async function threadCandidates(
  db: Database,
  { id, number, concerns, topics, texts }: Asked,
  known: readonly number[],
): Promise<ThreadCandidate[]> {
  const query = await alikeQueries(db, texts);
  const isAlike = sql`concerns && ${sql.param([...concerns])}::text[] and topics && ${sql.param([...topics])}::text[]`;
  return rows<ThreadCandidate>(
    await db.execute(sql`
      with titled as materialized (
        select declaration_id as id from texts where language = 'en' and tsv @@ ${query('en')}::tsquery
        union select declaration_id from texts where language = 'fr' and tsv @@ ${query('fr')}::tsquery
      ), candidates as (
        (select declaration_id as id from rolls where number < ${number} and ${isAlike} order by number desc limit ${bySubject})
        union
        (select declaration_id from rolls where number > ${number} and ${isAlike} order by number limit ${bySubject})
        union
        (select r.declaration_id from titled join rolls r on r.declaration_id = titled.id
          order by abs(r.number - ${number}) limit ${byTitle})
        union
        select unnest(${sql.param([...known])}::int[])
      )
      select r.declaration_id as id, r.number, r.tabled_on::text as "tabledOn", r.concerns, r.topics, t.language, t.title
      from candidates c join rolls r on r.declaration_id = c.id join texts t on t.declaration_id = c.id
      where c.id <> ${id}`),
  );
}

/**
 * For each language, what finds the texts whose title shares two of the words with this one; or all of
 * them, where only general ones are there. The rarest are looked up, while that is cheap.
 */
async function alikeQueries(
  db: Database,
  own: readonly WeighedText[],
): Promise<(language: TextLanguage) => string | null> {
  const queries = new Map<TextLanguage, string>();
  const known = await wordFrequencies(db);
  for (const { language, words } of own) {
    const ordinary = [...words].filter(([, weight]) => weight >= titleWeights.ordinary).map(([word]) => word);
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
