import { sql, type SQL } from 'drizzle-orm';
import { textLanguages, type TextLanguage } from '../../assembly/declaration.ts';
import { rows, type Database } from '../db/database.ts';
import { rolls, rosters } from '../db/schema.ts';
import { isSignedBy } from '../people/signed-by.ts';
import { all, tabled, told } from './roll-conditions.ts';
import { lexiconFor } from '../text/lexicon.ts';
import { queryOf, type Lexicon } from '../../words/query.ts';
import { readingOf } from '../../words/read.ts';
import { asksForSomething, isMetByMost, type WordsReading } from '../../words/tree.ts';
import type { SearchFor } from './search-for.ts';

/** Of many hits the newest are ranked and paged through: reading them all would take as long as there are many. */
export const reachable = 300;

export interface FoundPage {
  /** Best first where words were given, newest first otherwise; at most `reachable`. */
  readonly ids: readonly number[];
  /** Whether there are others, older ones. */
  readonly more: boolean;
  /** False when the words hold nothing that can be searched, such as stop words alone. */
  readonly understood: boolean;
}

/** Each text is searched with the rules of its own language; one in the reader's counts first. */
export async function findDeclarations(
  db: Database,
  asked: SearchFor,
  language: TextLanguage,
): Promise<FoundPage> {
  if (asked.words === null) return newestOf(db, asked);
  const read = await queriesOfWords(db, asked.words);
  if (read === null) return { ids: [], more: false, understood: false };
  if (read.length === 0) return { ids: [], more: false, understood: true };
  const dated =
    asked.from === null && asked.to === null
      ? sql``
      : sql`join rolls r on r.declaration_id = t.declaration_id`;
  const where = all([...marked(asked), ...tabled(asked), ...signed(sql`t.declaration_id`, asked)]);
  const hits = (query: string, texts: SQL, most: number) => sql`(
    select id, number, language, ts_rank(tsv, ${query}::tsquery) as rank
    from (
      select t.declaration_id as id, t.number, t.language, t.tsv
      from texts t ${dated}
      where t.tsv @@ ${query}::tsquery and ${texts} and ${where}
      order by t.number desc limit ${most}
    ) newest
  )`;
  const [first, ...others] = read;
  // Names, for example, are the same in every language: one look finds them in all.
  const looks =
    first && others.length > 0 && others.every(({ query }) => query === first.query)
      ? [hits(first.query, sql`true`, read.length * (reachable + 1))]
      : read.map(({ language: of, query }) => hits(query, sql`t.language = ${of}`, reachable + 1));
  const found = rows<{ id: number }>(
    await db.execute(sql`
      select id from (
        select id, number, coalesce(max(rank) filter (where language = ${language}), max(rank)) as rank
        from (${sql.join(looks, sql` union all `)}) hits
        group by id, number order by number desc limit ${reachable + 1}
      ) newest
      order by rank desc, number desc`),
  );
  return cut(found.map(({ id }) => id));
}

async function newestOf(db: Database, asked: SearchFor): Promise<FoundPage> {
  const conditions = told(asked);
  // What somebody signed is read one by one.
  const table = conditions.length === 0 && asked.signatory !== null ? rosters : rolls;
  const found = rows<{ id: number }>(
    await db.execute(sql`
      select r.declaration_id as id from ${table} r
      where ${all([...conditions, ...tabled(asked), ...signed(sql`r.declaration_id`, asked)])}
      order by r.number desc limit ${reachable + 1}`),
  );
  return cut(found.map(({ id }) => id));
}

function cut(ids: readonly number[]): FoundPage {
  return { ids: ids.slice(0, reachable), more: ids.length > reachable, understood: true };
}

/** What a text is marked with. */
function marked({ topic, country, delegation, group }: SearchFor): SQL[] {
  const marks = Object.entries({ topic, country, delegation, group }).flatMap(([kind, value]) =>
    value === null ? [] : [`${kind}:${value}`],
  );
  return marks.length === 0 ? [] : [sql`t.marks @> ${sql.param(marks)}::text[]`];
}

function signed(id: SQL, { signatory }: SearchFor): SQL[] {
  if (signatory === null) return [];
  return [isSignedBy(id, signatory)];
}

/** Where the words stand in a declaration: plain text, with the hits between U+0002 and U+0003. */
export interface Highlighted {
  readonly title: string;
  /** From the body, with an ellipsis where more of it stands before or after. */
  readonly excerpt: string;
}

/** By the number of the declaration; in the reader's language where the words are in that text. */
export async function highlightsOf(
  db: Database,
  words: string,
  ids: readonly number[],
  language: TextLanguage,
): Promise<Map<number, Highlighted>> {
  const reading = readingOf(words);
  if (ids.length === 0 || reading === null) return new Map();
  const lexicon = await lexiconFor(db, [reading]);
  const queries = queriesIn(reading, lexicon, 'marking').map(
    ({ language, query }) =>
      sql`(${language}, ${query}::tsquery, ${queryOf(reading, language, lexicon)?.text}::tsquery)`,
  );
  if (queries.length === 0) return new Map();
  const headline = (text: SQL, options: string) => sql`
    ts_headline(hemicycle_words_config(t.language), ${text}, query.q, 'StartSel=' || chr(2) || ', StopSel=' || chr(3) || ${options})`;
  const body = sql`array_to_string(t.paragraphs, ' ')`;
  const found = rows<Highlighted & { number: number; body: string }>(
    await db.execute(sql`
      select distinct on (t.number) t.number, ${headline(sql`t.title`, ', HighlightAll=true')} as title,
        ${headline(body, ', MaxWords=28, MinWords=12, MaxFragments=1')} as excerpt,
        ${body} as body
      from (values ${sql.join(queries, sql`, `)}) as query (language, q, finds)
      join texts t on t.language = query.language and t.tsv @@ query.finds
      where t.declaration_id = any(${sql.param([...ids])}::int[])
      order by t.number, (t.language = ${language}) desc`),
  );
  return new Map(
    found.map(({ number, title, excerpt, body }) => [number, { title, excerpt: inBody(excerpt, body) }]),
  );
}

const hasWords = (text: string) => /[\p{L}\p{N}]/u.test(text);

/** Marks what the database cuts without a sign; signs that only begin or end the body are put back. */
function inBody(excerpt: string, body: string): string {
  const passage = excerpt.trim();
  if (passage === '') return '';
  const words = passage.replaceAll('\u0002', '').replaceAll('\u0003', '');
  const start = body.indexOf(words);
  if (start === -1) return `…${passage}…`;
  const before = body.slice(0, start).trim();
  const after = body.slice(start + words.length).trimEnd();
  const ending = /[.!?:;]$/u.test(words) ? ' …' : '…';
  return `${hasWords(before) ? '…' : before}${passage}${hasWords(after) ? ending : after}`;
}

/**
 * What words ask for: something a text must have, only something it must not have, or nothing but words that nearly every
 * text of a language has.
 */
export type WordsScope = 'words' | 'exclusions' | 'common';

/** @param language of the texts searched; both when `null`. */
export async function wordsScope(
  db: Database,
  reading: WordsReading,
  language: TextLanguage | null = null,
): Promise<WordsScope> {
  return scopeOf(reading, await lexiconFor(db, [reading]), language === null ? textLanguages : [language]);
}

function scopeOf(reading: WordsReading, lexicon: Lexicon, searched: readonly TextLanguage[]): WordsScope {
  if (!asksForSomething(reading)) return 'exclusions';
  const isCommon = (language: TextLanguage) =>
    isMetByMost(reading, ({ parts }) => parts.every((part) => lexicon.isCommon(part, language)));
  return searched.some(isCommon) ? 'common' : 'words';
}

/** Words as full-text search has them; `null` when they hold nothing that can be searched, or what nearly every text has. */
export async function queriesOfWords(
  db: Database,
  words: string,
): Promise<readonly { readonly language: TextLanguage; readonly query: string }[] | null> {
  const reading = readingOf(words);
  if (reading === null) return null;
  const lexicon = await lexiconFor(db, [reading]);
  return scopeOf(reading, lexicon, textLanguages) === 'common' ? null : queriesIn(reading, lexicon);
}

/** A reading as full-text search has it, in the languages in which it can be found. */
function queriesIn(
  reading: WordsReading,
  lexicon: Lexicon,
  purpose?: 'marking',
): readonly { readonly language: TextLanguage; readonly query: string }[] {
  return textLanguages.flatMap((language) => {
    const query = queryOf(reading, language, lexicon, purpose)?.text;
    return query === undefined ? [] : [{ language, query }];
  });
}
