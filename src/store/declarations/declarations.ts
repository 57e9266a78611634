import { and, desc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { TextLanguage } from '../../assembly/declaration.ts';
import type { DeclarationEntry, DeclarationRecord, TopicRecord } from '../../assembly/record.ts';
import { correctionsOf } from '../ingest/corrections.ts';
import { rows, type Database, type Transaction } from '../db/database.ts';
import { declarations, declarationTopics, editions, signatures, texts } from '../db/schema.ts';

type Reader = Database | Transaction;

/**
 * @param edition an earlier one, with its own day and list; the newest when left out. `null` comes back
 *   when there is no such edition.
 */
export async function declarationByNumber(
  db: Reader,
  number: number,
  language: TextLanguage,
  edition?: number,
): Promise<DeclarationRecord | null> {
  return one(db, eq(declarations.number, number), language, edition);
}

export async function declarationById(
  db: Reader,
  id: number,
  language: TextLanguage,
): Promise<DeclarationRecord | null> {
  return one(db, eq(declarations.id, id), language);
}

/** The one with the highest number: the Assembly numbers them in the order tabled, dates go back and forth. */
export async function latestDeclaration(
  db: Reader,
  language: TextLanguage,
): Promise<DeclarationRecord | null> {
  return one(db, sql`true`, language);
}

async function one(
  db: Reader,
  where: SQL,
  language: TextLanguage,
  edition?: number,
): Promise<DeclarationRecord | null> {
  const [found] = await db
    .select({ row: declarations, text: texts })
    .from(declarations)
    .innerJoin(texts, eq(texts.declarationId, declarations.id))
    .where(where)
    .orderBy(desc(declarations.number), desc(sql`${texts.language} = ${language}`))
    .limit(1);
  if (!found) return null;
  const { row, text } = found;
  const shown = edition === undefined ? row : await editionOf(db, row.id, edition);
  if (!shown) return null;
  const signed = await db
    .select()
    .from(signatures)
    .where(and(eq(signatures.declarationId, row.id), eq(signatures.edition, shown.edition)))
    .orderBy(signatures.position);
  const topics = await topicsOf(db, row.id, text.language);
  const corrected = row.corrected === 0 ? [] : await correctionsOf(db, row.id);
  const corrections = corrected.filter(
    ({ language: of }) => edition === undefined && (of === null || of === text.language),
  );
  return {
    id: row.id,
    number: row.number,
    document: row.document,
    tabledOn: row.tabledOn,
    date: shown.date,
    edition: shown.edition,
    url: shown.url,
    language: text.language,
    title: text.title,
    paragraphs: text.paragraphs,
    summary: text.summary,
    concerns: row.concerns,
    topics,
    ...(corrections.length > 0 && { corrections }),
    signatories: signed.map(
      ({ declarationId: _declaration, edition: _edition, added: _added, ...signature }) => signature,
    ),
  };
}

/** Each topic once, with the evidence of the text in this language where it has some. */
async function topicsOf(db: Reader, id: number, language: TextLanguage): Promise<TopicRecord[]> {
  const found = await db
    .selectDistinctOn([declarationTopics.topic])
    .from(declarationTopics)
    .where(eq(declarationTopics.declarationId, id))
    .orderBy(declarationTopics.topic, desc(sql`${declarationTopics.language} = ${language}`));
  return found
    .toSorted((a, b) => a.position - b.position)
    .map(({ topic, evidence }) => ({ id: topic, evidence }));
}

async function editionOf(db: Reader, id: number, edition: number) {
  const [found] = await db
    .select({ date: editions.date, edition: editions.edition, url: editions.url })
    .from(editions)
    .where(and(eq(editions.declarationId, id), eq(editions.edition, edition)));
  return found;
}

/** The one with the highest number, of all or of those that meet a condition; `null` where there is none. */
export async function newestEntry(
  db: Reader,
  language: TextLanguage,
  where?: SQL,
): Promise<DeclarationEntry | null> {
  const newest = await db
    .select({ id: declarations.id })
    .from(declarations)
    .where(where)
    .orderBy(desc(declarations.number))
    .limit(1);
  const ids = newest.map(({ id }) => id);
  const [entry] = await entriesById(db, ids, language);
  return entry ?? null;
}

/** Entries in the order of the ids given. */
export async function entriesById(
  db: Reader,
  ids: readonly number[],
  language: TextLanguage,
): Promise<DeclarationEntry[]> {
  if (ids.length === 0) return [];
  const wanted = sql`${sql.param([...ids])}::int[]`;
  // Packed into one value: a row each would cost more than finding them.
  const [found] = rows<{ packed: readonly PackedEntry[] | null }>(
    await db.execute(sql`
      select json_agg(json_build_array(d.id, d.number, d.document, d.tabled_on, t.title, d.url, d.signatory_count)) as packed
      from declarations d
      join (
        select distinct on (declaration_id) declaration_id, title from texts where declaration_id = any(${wanted})
        order by declaration_id, (language = ${language}) desc
      ) t on t.declaration_id = d.id
      where d.id = any(${wanted})`),
  );
  const entries = new Map(
    (found?.packed ?? []).map(([id, number, document, date, title, url, signatoryCount]) => [
      id,
      { number, document, date, title, url, signatoryCount },
    ]),
  );
  return [...new Set(ids)].flatMap((id) => entries.get(id) ?? []);
}

type PackedEntry = readonly [
  id: number,
  number: number,
  document: number,
  date: string,
  title: string,
  url: string | null,
  signatoryCount: number,
];

/** The day tabled last first; of one day, the highest number. */
export function newestFirst(entries: readonly DeclarationEntry[]): DeclarationEntry[] {
  return entries.toSorted((a, b) => b.date.localeCompare(a.date) || b.number - a.number);
}

/** Entries of those that are held, the highest number first. */
export async function entriesByNumber(
  db: Reader,
  numbers: readonly number[],
  language: TextLanguage,
): Promise<DeclarationEntry[]> {
  if (numbers.length === 0) return [];
  const held = await db
    .select({ id: declarations.id })
    .from(declarations)
    .where(inArray(declarations.number, [...numbers]))
    .orderBy(desc(declarations.number));
  return entriesById(
    db,
    held.map(({ id }) => id),
    language,
  );
}
