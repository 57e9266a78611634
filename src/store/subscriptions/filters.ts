import { eq, sql } from 'drizzle-orm';
import { conditions } from '../../subscriptions/conditions.ts';
import { canonical, eachCondition, tidy, type Filter } from '../../subscriptions/filter.ts';
import { columnsOf, languages, textQuery } from './conditions.ts';
import { rows, type Transaction } from '../db/database.ts';
import { filters } from '../db/schema.ts';

/** The stored filter that asks the same, made now if there is none. */
export async function saveFilter(tx: Transaction, asked: Filter): Promise<number> {
  const filter = tidy(asked);
  const key = canonical(filter);
  // Held until a subscription uses it: nobody may sweep it meanwhile.
  const known = await tx
    .select({ id: filters.id })
    .from(filters)
    .where(eq(filters.canonical, key))
    .for('key share');
  if (known[0]) return known[0].id;
  const queries = await queriesOf(tx, filter);
  const [kept] = await tx
    .insert(filters)
    .values({
      ...columnsOf(filter),
      canonical: key,
      wordsEn: queries.en,
      wordsFr: queries.fr,
      anchors: [...(await anchorsOf(tx, filter, queries))],
    })
    .onConflictDoUpdate({ target: filters.canonical, set: { canonical: key } })
    .returning({ id: filters.id });
  if (!kept) throw new Error('A filter was neither found nor stored.');
  return kept.id;
}

/**
 * Keys of the condition that is likely to be the rarest. A declaration that has none of them cannot
 * match, so the index on anchors leaves only the filters worth holding against it.
 */
async function anchorsOf(tx: Transaction, filter: Filter, queries: Queries): Promise<readonly string[]> {
  const ranked = eachCondition(filter, (key, value) => ({
    rarity: conditions[key].rarity,
    anchors: conditions[key].anchors(value),
  })).toSorted((a, b) => a.rarity - b.rarity);
  for (const { anchors } of ranked) {
    const keys = anchors === 'text' ? await textAnchors(tx, queries) : anchors;
    // Words that only leave out have no anchor of their own.
    if (keys !== null) return keys;
  }
  return ['*'];
}

/** What the words and the server's topic of a filter ask of a text in each language; `null`: no such text will do. */
interface Queries {
  readonly en: string | null;
  readonly fr: string | null;
}

async function queriesOf(tx: Transaction, filter: Filter): Promise<Queries> {
  const query = textQuery(filter);
  if (query === null) return { en: null, fr: null };
  const found = rows<{ language: string; query: string | null }>(
    await tx.execute(sql`select l.language, (${query})::text as query from ${languages}`),
  );
  const inOne = (language: string) => found.find((one) => one.language === language)?.query ?? null;
  return { en: inOne('en'), fr: inOne('fr') };
}

/** `null` when there are no words, or none that a text must have. */
async function textAnchors(tx: Transaction, { en, fr }: Queries): Promise<string[] | null> {
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
