import { eq, sql, type SQL } from 'drizzle-orm';
import { canonical, tidy, type Filter } from '../subscriptions/filter.ts';
import { rows, type Transaction } from './database.ts';
import { filters } from './schema.ts';

type Row = typeof filters.$inferSelect;

/** The stored filter that asks the same, made now if there is none. */
export async function keepFilter(tx: Transaction, asked: Filter): Promise<number> {
  const filter = tidy(asked);
  const key = canonical(filter);
  const known = await tx.select({ id: filters.id }).from(filters).where(eq(filters.canonical, key));
  if (known[0]) return known[0].id;
  const words = filter.words ?? null;
  const [kept] = await tx
    .insert(filters)
    .values({
      canonical: key,
      signatoryId: filter.signatory ?? null,
      delegation: filter.delegation ?? null,
      group: filter.group ?? null,
      concerns: filter.concerns ?? null,
      topic: filter.topic ?? null,
      words,
      wordsEn: words === null ? null : sql`hemicycle_query('en', ${words})`,
      wordsFr: words === null ? null : sql`hemicycle_query('fr', ${words})`,
      anchors: await anchorsOf(tx, filter),
    })
    .onConflictDoUpdate({ target: filters.canonical, set: { canonical: key } })
    .returning({ id: filters.id });
  if (!kept) throw new Error('A filter was neither found nor stored.');
  return kept.id;
}

/** The filter a row stands for. */
export function filterOf(row: Omit<Row, 'id' | 'canonical' | 'wordsEn' | 'wordsFr' | 'anchors'>): Filter {
  const { signatoryId, delegation, group, concerns, topic, words } = row;
  return {
    ...(signatoryId === null ? {} : { signatory: signatoryId }),
    ...(delegation === null ? {} : { delegation }),
    ...(group === null ? {} : { group }),
    ...(concerns === null ? {} : { concerns }),
    ...(topic === null ? {} : { topic }),
    ...(words === null ? {} : { words }),
  };
}

/**
 * Keys of the condition that is likely to be the rarest. A declaration that has none of them cannot
 * match, so the index on anchors leaves only the filters worth holding against it.
 */
async function anchorsOf(tx: Transaction, filter: Filter): Promise<string[]> {
  if (filter.signatory !== undefined) return [`m:${filter.signatory}`];
  if (filter.words !== undefined) return wordAnchors(tx, filter.words);
  if (filter.concerns !== undefined) return [`c:${filter.concerns}`];
  if (filter.topic !== undefined) return [`t:${filter.topic}`];
  if (filter.delegation !== undefined) return [`d:${filter.delegation}`];
  if (filter.group !== undefined) return [`g:${filter.group}`];
  return ['*'];
}

async function wordAnchors(tx: Transaction, words: string): Promise<string[]> {
  const trees = rows<{ tree: string }>(
    await tx.execute(
      sql`select querytree(hemicycle_query(language, ${words})) as tree from unnest(array['en', 'fr']) as language`,
    ),
  );
  const anchors = trees.flatMap(({ tree }) => lexemesNeeded(tree));
  return anchors.length === 0 ? ['*'] : [...new Set(anchors)];
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

/** All conditions of `filters` held against one stored declaration: the SQL twin of `subscriptions/match`. */
export function matchesDeclaration(keys: DeclarationKeys): SQL {
  const list = (values: readonly string[]) => sql`${sql.param([...values])}::text[]`;
  return sql`
    f.anchors && ${list(keys.anchors)}
    and (f.signatory_id is null or f.signatory_id = any(${sql.param([...keys.signatories])}::int[]))
    and (f.delegation is null or f.delegation = any(${list(keys.delegations)}))
    and (f."group" is null or f."group" = any(${list(keys.groups)}))
    and (f.concerns is null or f.concerns = any(${list(keys.concerns)}))
    and (f.topic is null or f.topic = any(${list(keys.topics)}))
    and (f.words is null or exists (
      select 1 from texts t
      where t.declaration_id = ${keys.id}
        and t.tsv @@ (case t.language when 'fr' then f.words_fr else f.words_en end)
    ))`;
}

/** What filters are held against. `groups` are political families. */
export interface DeclarationKeys {
  readonly id: number;
  readonly anchors: readonly string[];
  readonly signatories: readonly number[];
  readonly delegations: readonly string[];
  readonly groups: readonly string[];
  readonly concerns: readonly string[];
  readonly topics: readonly string[];
}
