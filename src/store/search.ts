import { sql } from 'drizzle-orm';
import type { Language } from '../assembly/declaration.ts';
import type { DeclarationEntry } from '../assembly/record.ts';
import { rows, type Database } from './database.ts';
import { entriesById } from './declarations.ts';

/** Ranking reads every hit; beyond this many, the newest are the ones ranked. */
const ranked = 1000;

export interface SearchHit extends DeclarationEntry {
  /** Plain text around the hits, which stand between U+0002 and U+0003. */
  readonly excerpt: string;
}

export interface SearchResult {
  readonly total: number;
  readonly hits: readonly SearchHit[];
  /** False when the words hold nothing that can be searched, such as stop words alone. */
  readonly understood: boolean;
}

/**
 * What people type into a search box (words, "a phrase", OR, -not), looked up in titles and bodies of
 * both languages: each text is searched with the rules of its own language.
 */
export async function search(
  db: Database,
  words: string,
  language: Language,
  page: { limit: number; offset: number },
): Promise<SearchResult> {
  if ((await readWords(db, words)) === 'nothing') return { total: 0, hits: [], understood: false };
  const found = rows<{ id: number; excerpt: string; total: number }>(
    await db.execute(sql`
      with query as (
        select 'en' as language, hemicycle_query('en', ${words}) as q
        union all select 'fr', hemicycle_query('fr', ${words})
      ), hits as (
        select distinct on (t.declaration_id) t.declaration_id as id, t.language, d.number
        from query join texts t on t.language = query.language and t.tsv @@ query.q
        join declarations d on d.id = t.declaration_id
        where numnode(query.q) > 0
        order by t.declaration_id, (t.language = ${language}) desc
      ), newest as (
        select * from hits order by number desc limit ${ranked}
      ), best as (
        select n.*, ts_rank(t.tsv, query.q) as rank
        from newest n join texts t on t.declaration_id = n.id and t.language = n.language
        join query on query.language = n.language
        order by rank desc, n.number desc
        limit ${page.limit} offset ${page.offset}
      )
      select best.id, (select count(*)::int from hits) as total,
        ts_headline(
          hemicycle_config(best.language),
          array_to_string(t.paragraphs, ' '), query.q,
          'StartSel=' || chr(2) || ', StopSel=' || chr(3) || ', MaxWords=28, MinWords=12, MaxFragments=1'
        ) as excerpt
      from best join texts t on t.declaration_id = best.id and t.language = best.language
      join query on query.language = best.language
      order by best.rank desc, best.number desc`),
  );
  const entries = await entriesById(
    db,
    found.map((row) => row.id),
    language,
  );
  const hits = entries.map((entry, at) => ({ ...entry, excerpt: found[at]?.excerpt ?? '' }));
  return { total: found[0]?.total ?? 0, hits, understood: true };
}

/**
 * What is in the words people typed: something a text must have, only something it must not have, or
 * nothing to search for in one of the languages, such as stop words alone.
 *
 * @param language of the texts searched; both when `null`.
 */
export async function readWords(
  db: Database,
  words: string,
  language: Language | null = null,
): Promise<'words' | 'exclusions' | 'nothing'> {
  const languages = language === null ? ['en', 'fr'] : [language];
  const read = rows<{ nodes: number; tree: string }>(
    await db.execute(sql`
      select numnode(q) as nodes, querytree(q) as tree
      from unnest(${sql.param(languages)}::text[]) as language, hemicycle_query(language, ${words}) as q`),
  );
  if (read.some(({ nodes }) => nodes === 0)) return 'nothing';
  return read.some(({ tree }) => tree === 'T' || tree === '') ? 'exclusions' : 'words';
}
