import { eq, inArray, sql } from 'drizzle-orm';
import { textLanguages, type TextLanguage } from '../../assembly/declaration.ts';
import { conditions } from '../../subscriptions/conditions.ts';
import { canonical, eachFacet, tidy, type Filter, type FilterInput } from '../../subscriptions/filter.ts';
import { columnsOf } from './conditions.ts';
import { rows, type Transaction } from '../db/database.ts';
import { filters, peopleLists, serverTopics, signatories } from '../db/schema.ts';
import { keepNewcomers } from '../ingest/newcomers.ts';

/** The stored filter that asks the same, made now if there is none. */
export async function saveFilter(tx: Transaction, asked: FilterInput): Promise<number> {
  const filter = tidy(asked);
  const key = canonical(filter);
  // Held until a subscription uses it: nobody may sweep it meanwhile.
  const known = await tx
    .select({ id: filters.id })
    .from(filters)
    .where(eq(filters.canonical, key))
    .for('key share');
  if (known[0]) return known[0].id;
  await holdNamed(tx, filter);
  await keepNewcomers(tx, filter.newcomer ?? []);
  const [kept] = await tx
    .insert(filters)
    .values({ canonical: key, ...(await storedForm(tx, filter)) })
    .onConflictDoUpdate({ target: filters.canonical, set: { canonical: key } })
    .returning({ id: filters.id });
  if (!kept) throw new Error('A filter was neither found nor stored.');
  return kept.id;
}

/** The columns of `filters` for a filter, its canonical form left out. */
export async function storedForm(
  tx: Transaction,
  filter: Filter,
): Promise<Omit<typeof filters.$inferInsert, 'id' | 'canonical'>> {
  const { words } = filter;
  const queries = words === undefined ? { en: null, fr: null } : await queriesOf(tx, words, textLanguages);
  return {
    ...columnsOf(filter),
    wordsEn: queries.en,
    wordsFr: queries.fr,
    anchors: await anchorsOf(tx, filter, queries),
  };
}

/** Keeps what a filter names by id from being deleted before the filter is stored; throws where it is not there any more. */
async function holdNamed(tx: Transaction, filter: Filter): Promise<void> {
  const named = [
    { of: 'signatory', table: signatories, ids: [filter.signatory, filter.notSignatory] },
    { of: 'list of people', table: peopleLists, ids: [filter.list, filter.notList] },
    { of: 'topic of a server', table: serverTopics, ids: [filter.serverTopic, filter.notServerTopic] },
  ];
  for (const { of, table, ids } of named) {
    const wanted = ids.flatMap((some) => some ?? []);
    if (wanted.length === 0) continue;
    const found = await tx
      .select({ id: table.id })
      .from(table)
      .where(inArray(table.id, wanted))
      .orderBy(table.id)
      .for('key share');
    const missing = wanted.find((id) => !found.some((row) => row.id === id));
    if (missing !== undefined) throw new Error(`No ${of} has the id ${missing}.`);
  }
}

/**
 * Keys of the facet that is likely to be the rarest. A declaration that has none of them cannot
 * match, so the index on anchors leaves only the filters worth holding against it.
 */
async function anchorsOf(tx: Transaction, filter: Filter, queries: Queries): Promise<string[]> {
  const ranked = eachFacet(filter, (key, value) => ({
    rarity: conditions[key].rarity,
    anchors: conditions[key].anchors(value),
  })).toSorted((a, b) => rarityOf(a) - rarityOf(b));
  for (const alternatives of ranked) {
    const keys: string[] = [];
    let isAnchored = true;
    for (const { anchors } of alternatives) {
      const own = anchors === 'text' ? await textAnchors(tx, queries) : anchors;
      // Words that only leave out have no anchor of their own.
      if (own === null) isAnchored = false;
      else keys.push(...own);
    }
    if (isAnchored) return keys;
  }
  return ['*'];
}

/** As rare as the most frequent of its alternatives. */
function rarityOf(alternatives: readonly { readonly rarity: number }[]): number {
  return Math.max(...alternatives.map(({ rarity }) => rarity));
}

/** What words ask of a text in each language; `null` for a language they are not looked for in. */
export type Queries = Readonly<Record<TextLanguage, string | null>>;

export async function queriesOf(
  tx: Transaction,
  words: string,
  searched: readonly TextLanguage[],
): Promise<Queries> {
  const found = rows<{ language: TextLanguage; query: string }>(
    await tx.execute(sql`
      select l.language, hemicycle_query(l.language, ${words})::text as query
      from unnest(${sql.param([...searched])}::text[]) as l (language)`),
  );
  const inOne = (language: TextLanguage) => found.find((one) => one.language === language)?.query ?? null;
  return { en: inOne('en'), fr: inOne('fr') };
}

/** Lexemes of which a text that has the words has at least one; `null` when there are no words, or none that a text must have. */
export async function textAnchors(tx: Transaction, { en, fr }: Queries): Promise<string[] | null> {
  const queries = [en, fr].filter((query) => query !== null);
  const trees = rows<{ tree: string }>(
    await tx.execute(
      sql`select querytree(query::tsquery) as tree from unnest(${sql.param(queries)}::text[]) as query`,
    ),
  );
  const anchors = trees.flatMap(({ tree }) => lexemesNeeded(tree));
  return anchors.length === 0 || anchors.includes('*') ? null : [...new Set(anchors)];
}

/**
 * From Postgres's `querytree` (the part of a query that an index can answer; `T` when there is none):
 * the longest lexeme when all are required, every lexeme when some are alternatives.
 */
export function lexemesNeeded(tree: string): string[] {
  if (tree === 'T') return ['*'];
  const lexemes = [...tree.matchAll(/'((?:[^']|'')*)'/gu)].map(([, lexeme = '']) =>
    lexeme.replaceAll("''", "'"),
  );
  const all = tree.replaceAll(/'(?:[^']|'')*'/gu, '').includes('|')
    ? lexemes
    : lexemes.toSorted((a, b) => b.length - a.length).slice(0, 1);
  return all.map((lexeme) => `w:${lexeme}`);
}
