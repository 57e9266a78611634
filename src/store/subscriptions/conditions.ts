import { sql, type SQL } from 'drizzle-orm';
import { integer, smallint, text } from 'drizzle-orm/pg-core';
import { textLanguages, type TextLanguage } from '../../assembly/declaration.ts';
import { families } from '../../assembly/group.ts';
import {
  conditionKeys,
  facets,
  type ConditionKey,
  type ConditionValues,
} from '../../subscriptions/conditions.ts';
import { eachFacet, type Filter } from '../../subscriptions/filter.ts';
import { declarations } from '../db/schema/declarations.ts';
import type { WordQueries } from '../../words/query.ts';

/** What an edition of a declaration has or adds. `groups` are political families; `lists` and `newcomers` as filters name them. */
export interface SignatureKeys {
  readonly signatories: readonly number[];
  readonly delegations: readonly string[];
  readonly groups: readonly string[];
  readonly lists: readonly number[];
  readonly newcomers: readonly string[];
}

/** What filters are held against. */
export interface DeclarationKeys extends SignatureKeys {
  readonly id: number;
  readonly number: number;
  /** The newest. */
  readonly edition: number;
  readonly anchors: readonly string[];
  readonly concerns: readonly string[];
  readonly topics: readonly string[];
  /** Those that a text in a language has the words of. */
  readonly serverTopics: Readonly<Record<TextLanguage, readonly number[]>>;
  readonly signatoryCount: number;
}

/** What the newest edition of a declaration has that the one before it had not. */
export interface AddedKeys extends SignatureKeys {
  /** Signatories of the edition before. */
  readonly signatoryCountBefore: number;
}

/** The columns of `filters`, each under the key of its condition; null where a filter does not have it. */
export const filterColumns = {
  signatory: integer('signatory_ids').array(),
  list: integer('list_ids').array(),
  newcomer: text('newcomers').array(),
  delegation: text('delegation').array(),
  group: text('group').array(),
  concerns: text('concerns').array(),
  topic: text('topic').array(),
  serverTopic: integer('server_topic_ids').array(),
  words: text('words'),
  minimum: smallint('minimum'),
  notSignatory: integer('not_signatory_ids').array(),
  notList: integer('not_list_ids').array(),
  notDelegation: text('not_delegation').array(),
  notGroup: text('not_group').array(),
  notConcerns: text('not_concerns').array(),
  notTopic: text('not_topic').array(),
  notServerTopic: integer('not_server_topic_ids').array(),
  declaration: integer('declaration_numbers').array(),
} satisfies Record<ConditionKey, unknown>;

/** How the store looks a condition up. */
interface StoredCondition<Value> {
  /** Its column of a filter `f`. */
  readonly stored: SQL;
  /** The stored condition of a filter `f` that has it, held against a declaration. */
  readonly matchesDeclaration: (keys: DeclarationKeys) => SQL;
  /** A condition on `declarations`; of the filter count the conditions that one text must meet together. */
  readonly matchesStored: (value: Value, filter: Filter, words: WordQueries) => SQL;
  /** Whether a filter `f` asks for what only the newest edition has. Left out where editions change nothing. */
  readonly onEdition?: (added: AddedKeys) => SQL;
}

const ints = (values: readonly number[]) => sql`${sql.param([...values])}::int[]`;
const texts = (values: readonly string[]) => sql`${sql.param([...values])}::text[]`;
const ofFilter = (name: string) => sql.raw(`f."${name}"`);

/** What the store evaluates in SQL: the twin of `subscriptions/conditions`. */
const storedConditions: { readonly [K in ConditionKey]: StoredCondition<ConditionValues[K]> } = {
  signatory: {
    ...signed('signatory_ids', ({ signatories }) => ints(signatories)),
    matchesStored: signedByAny,
  },
  list: {
    ...signed('list_ids', ({ lists }) => ints(lists)),
    matchesStored: signedBySomebodyOn,
  },
  newcomer: {
    ...signed('newcomers', ({ newcomers }) => texts(newcomers)),
    matchesStored: (keys) =>
      signedBy(
        sql`s.signatory_id in (select n.signatory_id from newcomers n where n.key = any(${texts(keys)}))`,
      ),
  },
  delegation: {
    ...signed('delegation', ({ delegations }) => texts(delegations)),
    matchesStored: signedByMember,
  },
  group: {
    ...signed('group', ({ groups }) => texts(groups)),
    matchesStored: signedByGroup,
  },
  concerns: {
    ...any('concerns', ({ concerns }) => texts(concerns)),
    matchesStored: isAbout,
  },
  topic: {
    ...any('topic', ({ topics }) => texts(topics)),
    matchesStored: isOnTopic,
  },
  serverTopic: {
    ...any('server_topic_ids', ({ serverTopics }) => ints(textLanguages.flatMap((one) => serverTopics[one]))),
    matchesStored: hasServerTopic,
  },
  words: {
    stored: ofFilter('words'),
    // One text has the words and what a server's topic looks for, unless another topic is alternative to that.
    matchesDeclaration: ({ id, topics, serverTopics }) => sql`exists (
      select 1 from texts t where t.declaration_id = ${id}
        and t.tsv @@ (case t.language when 'fr' then f.words_fr else f.words_en end)
        and (f.server_topic_ids is null or coalesce(f.topic && ${texts(topics)}, false)
          or f.server_topic_ids && case t.language when 'fr' then ${ints(serverTopics.fr)} else ${ints(serverTopics.en)} end))`,
    matchesStored: (_typed, { serverTopic, topic }, queries) => {
      const alone = textHas(sql`
        select l.language, l.query from (values ('en', ${queries.en}::tsquery), ('fr', ${queries.fr}::tsquery)) as l (language, query)`);
      if (serverTopic === undefined) return alone;
      const words = sql`case l.language when 'fr' then ${queries.fr}::tsquery else ${queries.en}::tsquery end`;
      const beside = textHas(serverTopicQueries(serverTopic, words));
      return topic === undefined ? beside : sql`(${beside} or ${isOnTopic(topic)} and ${alone})`;
    },
  },
  minimum: {
    stored: ofFilter('minimum'),
    matchesDeclaration: ({ signatoryCount }) => sql`f.minimum <= ${signatoryCount}`,
    matchesStored: (least: number) => sql`${declarations.signatoryCount} >= ${least}`,
    onEdition: ({ signatoryCountBefore }) => sql`f.minimum > ${signatoryCountBefore}`,
  },
  notSignatory: {
    ...none('not_signatory_ids', ({ signatories }) => ints(signatories)),
    matchesStored: not(signedByAny),
  },
  notList: {
    ...none('not_list_ids', ({ lists }) => ints(lists)),
    matchesStored: not(signedBySomebodyOn),
  },
  notDelegation: {
    ...none('not_delegation', ({ delegations }) => texts(delegations)),
    matchesStored: not(signedByMember),
  },
  notGroup: {
    ...none('not_group', ({ groups }) => texts(groups)),
    matchesStored: not(signedByGroup),
  },
  notConcerns: {
    ...none('not_concerns', ({ concerns }) => texts(concerns)),
    matchesStored: not(isAbout),
  },
  notTopic: {
    ...none('not_topic', ({ topics }) => texts(topics)),
    matchesStored: not(isOnTopic),
  },
  notServerTopic: {
    ...none('not_server_topic_ids', ({ serverTopics }) =>
      ints(textLanguages.flatMap((one) => serverTopics[one])),
    ),
    matchesStored: not(hasServerTopic),
  },
  declaration: {
    ...any('declaration_numbers', ({ number }) => ints([number])),
    matchesStored: (numbers) => sql`${declarations.number} = any(${ints(numbers)})`,
    // Whatever edition it is, there are names on it that were not there.
    onEdition: () => sql`f.declaration_numbers is not null`,
  },
};

/** Any of the values of a column. */
function any(name: string, keys: (declaration: DeclarationKeys) => SQL) {
  const stored = ofFilter(name);
  return {
    stored,
    matchesDeclaration: (declaration: DeclarationKeys) => sql`${stored} && ${keys(declaration)}`,
  };
}

/** The same for values that a later edition can bring. */
function signed(name: string, keys: (signatures: SignatureKeys) => SQL) {
  const { stored, matchesDeclaration } = any(name, keys);
  return { stored, matchesDeclaration, onEdition: (added: AddedKeys) => sql`${stored} && ${keys(added)}` };
}

/** None of the values of a column. */
function none(name: string, keys: (declaration: DeclarationKeys) => SQL) {
  const { stored, matchesDeclaration } = any(name, keys);
  return {
    stored,
    matchesDeclaration: (declaration: DeclarationKeys) => sql`not ${matchesDeclaration(declaration)}`,
  };
}

function not<Value>(matches: (value: Value) => SQL): (value: Value) => SQL {
  return (value) => sql`not (${matches(value)})`;
}

function signedByAny(ids: readonly number[]): SQL {
  return signedBy(sql`s.signatory_id = any(${ints(ids)})`);
}

function signedBySomebodyOn(lists: readonly number[]): SQL {
  return signedBy(
    sql`s.signatory_id in (select m.signatory_id from people_list_members m where m.list_id = any(${ints(lists)}))`,
  );
}

function signedByMember(codes: readonly string[]): SQL {
  return signedBy(sql`s.delegation = any(${texts(codes)})`);
}

/** By every code a political family has had; a group the table does not know is its own family. */
function signedByGroup(asked: readonly string[]): SQL {
  const codes = asked.flatMap((family) => families.find(({ id }) => id === family)?.codes ?? [family]);
  return signedBy(sql`s."group" = any(${texts(codes)})`);
}

function signedBy(condition: SQL): SQL {
  return sql`exists (select 1 from signatures s
    where s.declaration_id = ${declarations.id} and s.edition = ${declarations.edition} and ${condition})`;
}

function isAbout(codes: readonly string[]): SQL {
  return sql`${declarations.concerns} && ${texts(codes)}`;
}

function isOnTopic(ids: readonly string[]): SQL {
  return sql`exists (select 1 from declaration_topics t
    where t.declaration_id = ${declarations.id} and t.topic = any(${texts(ids)}))`;
}

function hasServerTopic(ids: readonly number[]): SQL {
  return textHas(serverTopicQueries(ids));
}

/** What each topic looks for in a `language`, and beside it, what else is asked of the same text. */
function serverTopicQueries(ids: readonly number[], beside?: SQL): SQL {
  const query = sql`(case l.language when 'fr' then o.words_fr else o.words_en end)`;
  return sql`select l.language, ${beside === undefined ? query : sql`${query} && ${beside}`} as query
    from server_topics o cross join (values ('en'), ('fr')) as l (language) where o.id = any(${ints(ids)})`;
}

/** @param queries of texts in a `language`, each made once, so that the index on the texts answers it. */
function textHas(queries: SQL): SQL {
  return sql`${declarations.id} in (
    with q as materialized (${queries})
    select t.declaration_id from q join texts t on t.language = q.language and t.tsv @@ q.query)`;
}

/** The conditions of a filter by column of `filters`; null for one it does not have. */
export function columnsOf(filter: Filter): ConditionRow {
  const absent: [string, unknown][] = conditionKeys.map((key) => [key, null]);
  return Object.fromEntries([...absent, ...Object.entries(filter)]) as ConditionRow;
}

/** The values of a row of `filters` that are conditions. */
type ConditionRow = { [K in ConditionKey]: Mutable<ConditionValues[K]> | null };
type Mutable<Value> = Value extends readonly (infer Item)[] ? Item[] : Value;

/** The filter that a row of `filters` stands for. */
export function filterOf(row: ConditionRow): Filter {
  return Object.fromEntries(conditionKeys.flatMap((key) => (row[key] === null ? [] : [[key, row[key]]])));
}

/** All conditions of `filters f` held against one stored declaration: the SQL twin of `subscriptions/match`. */
export function matchesDeclaration(keys: DeclarationKeys): SQL {
  const required = facets.map((alternatives) => {
    const stored = alternatives.map((key) => storedConditions[key].stored);
    const met = alternatives.map((key) => storedConditions[key].matchesDeclaration(keys));
    return sql`(num_nonnulls(${sql.join(stored, sql`, `)}) = 0 or ${sql.join(met, sql` or `)})`;
  });
  return sql`f.anchors && ${texts(keys.anchors)} and ${sql.join(required, sql` and `)}`;
}

/** Whether `filters f` asks for something that only the newest edition of a declaration has. */
export function asksForAdded(added: AddedKeys): SQL {
  const asked = conditionKeys.flatMap((key) => storedConditions[key].onEdition?.(added) ?? []);
  return sql`(${sql.join(asked, sql` or `)})`;
}

/**
 * The facets of a filter, each as a condition on `declarations`.
 *
 * @param words what its words ask of a text.
 */
export function conditionsOnStored(filter: Filter, words: WordQueries): SQL[] {
  return eachFacet(filter, (key, value) => storedConditions[key].matchesStored(value, filter, words)).map(
    (alternatives) => sql`(${sql.join([...alternatives], sql` or `)})`,
  );
}
