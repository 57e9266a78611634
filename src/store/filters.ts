import { eq, sql, type SQL } from 'drizzle-orm';
import type { Language } from '../assembly/declaration.ts';
import { canonical, tidy, type Filter } from '../subscriptions/filter.ts';
import { rows, type Transaction } from './database.ts';
import { filters, serverTopics } from './schema.ts';

type Row = typeof filters.$inferSelect;

/** The stored filter that asks the same, made now if there is none. */
export async function keepFilter(tx: Transaction, asked: Filter): Promise<number> {
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
      canonical: key,
      signatoryId: filter.signatory ?? null,
      delegation: filter.delegation ?? null,
      group: filter.group ?? null,
      concerns: filter.concerns ?? null,
      topic: filter.topic ?? null,
      serverTopicId: filter.serverTopic ?? null,
      words: filter.words ?? null,
      wordsEn: queries.en,
      wordsFr: queries.fr,
      minimum: filter.minimum ?? null,
      anchors: await anchorsOf(tx, filter, queries),
    })
    .onConflictDoUpdate({ target: filters.canonical, set: { canonical: key } })
    .returning({ id: filters.id });
  if (!kept) throw new Error('A filter was neither found nor stored.');
  return kept.id;
}

/** The filter a row stands for. */
export function filterOf(row: Omit<Row, 'id' | 'canonical' | 'wordsEn' | 'wordsFr' | 'anchors'>): Filter {
  const { signatoryId, delegation, group, concerns, topic, serverTopicId, words, minimum } = row;
  return {
    ...(signatoryId === null ? {} : { signatory: signatoryId }),
    ...(delegation === null ? {} : { delegation }),
    ...(group === null ? {} : { group }),
    ...(concerns === null ? {} : { concerns }),
    ...(topic === null ? {} : { topic }),
    ...(serverTopicId === null ? {} : { serverTopic: serverTopicId }),
    ...(words === null ? {} : { words }),
    ...(minimum === null ? {} : { minimum }),
  };
}

/**
 * Keys of the condition that is likely to be the rarest. A declaration that has none of them cannot
 * match, so the index on anchors leaves only the filters worth holding against it.
 */
async function anchorsOf(tx: Transaction, filter: Filter, queries: Queries): Promise<string[]> {
  if (filter.signatory !== undefined) return [`m:${filter.signatory}`];
  const words = await wordAnchors(tx, queries);
  // Words that only leave out have no anchor of their own.
  if (words !== null) return words;
  if (filter.concerns !== undefined) return [`c:${filter.concerns}`];
  if (filter.topic !== undefined) return [`t:${filter.topic}`];
  if (filter.delegation !== undefined) return [`d:${filter.delegation}`];
  if (filter.group !== undefined) return [`g:${filter.group}`];
  return ['*'];
}

/** What the words and the server's topic of a filter ask of a text in each language; `null`: no such text will do. */
interface Queries {
  readonly en: string | null;
  readonly fr: string | null;
}

async function queriesOf(tx: Transaction, filter: Filter): Promise<Queries> {
  const topic = filter.serverTopic === undefined ? null : await serverTopicOf(tx, filter.serverTopic);
  const all = [filter.words, topic?.words].filter((words) => words !== undefined);
  const inOne = async (language: Language): Promise<string | null> => {
    if (all.length === 0 || (topic?.language ?? language) !== language) return null;
    const parts = sql.join(
      all.map((words) => sql`hemicycle_query(${language}, ${words})`),
      sql` && `,
    );
    return rows<{ query: string }>(await tx.execute(sql`select (${parts})::text as query`))[0]?.query ?? null;
  };
  return { en: await inOne('en'), fr: await inOne('fr') };
}

async function serverTopicOf(tx: Transaction, id: number) {
  const [topic] = await tx
    .select({ words: serverTopics.words, language: serverTopics.language })
    .from(serverTopics)
    .where(eq(serverTopics.id, id));
  if (!topic) throw new Error(`No server has a topic with the id ${id}.`);
  return topic;
}

/** `null` when there are no words, or none that a text must have. */
async function wordAnchors(tx: Transaction, { en, fr }: Queries): Promise<string[] | null> {
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
    and (f.minimum is null or f.minimum <= ${keys.signatoryCount})
    and ((f.words is null and f.server_topic_id is null) or exists (
      select 1 from texts t
      where t.declaration_id = ${keys.id}
        and t.tsv @@ (case t.language when 'fr' then f.words_fr else f.words_en end)
    ))`;
}

/** What filters are held against. `groups` are political families. */
export interface DeclarationKeys {
  readonly id: number;
  /** The newest. */
  readonly edition: number;
  readonly anchors: readonly string[];
  readonly signatories: readonly number[];
  readonly delegations: readonly string[];
  readonly groups: readonly string[];
  readonly concerns: readonly string[];
  readonly topics: readonly string[];
  readonly signatoryCount: number;
}
