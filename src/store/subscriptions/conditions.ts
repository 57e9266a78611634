import { sql, type SQL } from 'drizzle-orm';
import { familyCodes } from '../../assembly/group.ts';
import { conditionKeys, type ConditionKey, type ConditionValues } from '../../subscriptions/conditions.ts';
import { eachCondition, type Filter } from '../../subscriptions/filter.ts';
import { declarations, type filters } from '../db/schema.ts';

/** The columns of `filters` that hold conditions. */
type ConditionRow = Omit<typeof filters.$inferSelect, 'id' | 'canonical' | 'wordsEn' | 'wordsFr' | 'anchors'>;

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

/** What the newest edition of a declaration has that the one before it had not. */
export interface AddedKeys {
  readonly signatories: readonly number[];
  readonly delegations: readonly string[];
  readonly groups: readonly string[];
  /** Signatories of the edition before. */
  readonly signatoryCountBefore: number;
}

/** A condition that columns answer. */
interface Plain<Value> {
  readonly column: keyof ConditionRow;
  /** The stored condition of a filter `f`, held against a declaration. A null column is met by everything. */
  readonly matchesDeclaration: (keys: DeclarationKeys) => SQL;
  /** A condition on `declarations`. */
  readonly matchesStored: (value: Value) => SQL;
  /** Whether a filter `f` asks for what only the newest edition has. Left out where editions change nothing. */
  readonly onEdition?: (added: AddedKeys) => SQL;
}

/** A condition that a text answers. One text has what all of these ask for. */
interface Textual<Value> {
  readonly column: keyof ConditionRow;
  /** A `tsquery` for texts in the language `l.language`; null when no such text will do. */
  readonly inText: (value: Value) => SQL;
}

type StoredCondition<Value> = Plain<Value> | Textual<Value>;

const ints = (values: readonly number[]) => sql`${sql.param([...values])}::int[]`;
const texts = (values: readonly string[]) => sql`${sql.param([...values])}::text[]`;

/** How the store keeps each condition and looks it up: the SQL twin of `subscriptions/conditions`. */
export const storedConditions: { readonly [K in ConditionKey]: StoredCondition<ConditionValues[K]> } = {
  signatory: {
    column: 'signatoryId',
    matchesDeclaration: ({ signatories }) =>
      sql`(f.signatory_id is null or f.signatory_id = any(${ints(signatories)}))`,
    matchesStored: (id) => signedBy(sql`s.signatory_id = ${id}`),
    onEdition: ({ signatories }) => sql`f.signatory_id = any(${ints(signatories)})`,
  },
  delegation: {
    column: 'delegation',
    matchesDeclaration: ({ delegations }) =>
      sql`(f.delegation is null or f.delegation = any(${texts(delegations)}))`,
    matchesStored: (code) => signedBy(sql`s.delegation = ${code}`),
    onEdition: ({ delegations }) => sql`f.delegation = any(${texts(delegations)})`,
  },
  group: {
    column: 'group',
    matchesDeclaration: ({ groups }) => sql`(f."group" is null or f."group" = any(${texts(groups)}))`,
    matchesStored: (family) => signedBy(sql`s."group" = any(${texts([...familyCodes(family)])})`),
    onEdition: ({ groups }) => sql`f."group" = any(${texts(groups)})`,
  },
  concerns: {
    column: 'concerns',
    matchesDeclaration: ({ concerns }) => sql`(f.concerns is null or f.concerns = any(${texts(concerns)}))`,
    matchesStored: (code) => sql`${declarations.concerns} @> array[${code}]`,
  },
  topic: {
    column: 'topic',
    matchesDeclaration: ({ topics }) => sql`(f.topic is null or f.topic = any(${texts(topics)}))`,
    matchesStored: (id) =>
      sql`exists (select 1 from declaration_topics t where t.declaration_id = ${declarations.id} and t.topic = ${id})`,
  },
  serverTopic: {
    column: 'serverTopicId',
    inText: (id) => sql`(select hemicycle_query(l.language, o.words) from server_topics o
      where o.id = ${id} and coalesce(o.language, l.language) = l.language)`,
  },
  words: {
    column: 'words',
    inText: (typed) => sql`hemicycle_query(l.language, ${typed})`,
  },
  minimum: {
    column: 'minimum',
    matchesDeclaration: ({ signatoryCount }) => sql`(f.minimum is null or f.minimum <= ${signatoryCount})`,
    matchesStored: (least) => sql`${declarations.signatoryCount} >= ${least}`,
    onEdition: ({ signatoryCountBefore }) => sql`f.minimum > ${signatoryCountBefore}`,
  },
};

function signedBy(condition: SQL): SQL {
  return sql`exists (select 1 from signatures s
    where s.declaration_id = ${declarations.id} and s.edition = ${declarations.edition} and ${condition})`;
}

const all: readonly StoredCondition<never>[] = conditionKeys.map((key) => storedConditions[key]);

/** The values of a filter by column of `filters`; null for a condition it does not have. */
export function columnsOf(filter: Filter): ConditionRow {
  const absent: [string, unknown][] = all.map(({ column }) => [column, null]);
  const held = eachCondition<[string, unknown]>(filter, (key, value) => [
    storedConditions[key].column,
    value,
  ]);
  return Object.fromEntries([...absent, ...held]) as ConditionRow;
}

/** The filter that a row of `filters` stands for. */
export function filterOf(row: ConditionRow): Filter {
  return Object.fromEntries(
    conditionKeys.flatMap((key) => {
      const value = row[storedConditions[key].column];
      return value === null ? [] : [[key, value]];
    }),
  );
}

/** All conditions of `filters f` held against one stored declaration: the SQL twin of `subscriptions/match`. */
export function matchesDeclaration(keys: DeclarationKeys): SQL {
  const plain = all.flatMap((one) => ('inText' in one ? [] : [one.matchesDeclaration(keys)]));
  return sql`f.anchors && ${texts(keys.anchors)} and ${sql.join(plain, sql` and `)} and (
    num_nonnulls(f.words, f.server_topic_id) = 0 or exists (
      select 1 from texts t where t.declaration_id = ${keys.id}
        and t.tsv @@ (case t.language when 'fr' then f.words_fr else f.words_en end)))`;
}

/** Whether `filters f` asks for something that only the newest edition of a declaration has. */
export function asksForAdded(added: AddedKeys): SQL {
  const asked = all.flatMap((one) => ('inText' in one || !one.onEdition ? [] : [one.onEdition(added)]));
  return sql`(${sql.join(asked, sql` or `)})`;
}

/** The conditions of a filter, each as a condition on `declarations`. */
export function conditionsOnStored(filter: Filter): SQL[] {
  const plain = eachCondition(filter, (key, value) => {
    const condition = storedConditions[key];
    return 'inText' in condition ? null : condition.matchesStored(value);
  }).filter((condition) => condition !== null);
  const query = textQuery(filter);
  if (query === null) return plain;
  // Each language's query is made once, so that the index on the texts answers it.
  return [
    ...plain,
    sql`${declarations.id} in (
      with q as materialized (select l.language, ${query} as query from ${languages})
      select t.declaration_id from q join texts t on t.language = q.language and t.tsv @@ q.query)`,
  ];
}

/** Rows of `l.language`. */
export const languages = sql`(values ('en'), ('fr')) as l (language)`;

/** What a text in `l.language` must have for all of a filter's conditions on texts; `null` when there are none. */
export function textQuery(filter: Filter): SQL | null {
  const parts = eachCondition(filter, (key, value) => {
    const condition = storedConditions[key];
    return 'inText' in condition ? condition.inText(value) : null;
  }).filter((part) => part !== null);
  return parts.length === 0 ? null : sql.join(parts, sql` && `);
}
