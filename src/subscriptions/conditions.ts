import type * as z from 'zod';
import type { Condition, Met, Unmet } from './conditions/condition.ts';
import { concernsCondition, notConcerns } from './conditions/concerns.ts';
import { declarationCondition } from './conditions/declaration.ts';
import { delegationCondition, notDelegation } from './conditions/delegation.ts';
import { groupCondition, notGroup } from './conditions/group.ts';
import { listCondition, notList } from './conditions/list.ts';
import { minimumCondition } from './conditions/minimum.ts';
import { newcomerCondition } from './conditions/newcomer.ts';
import { notServerTopic, serverTopicCondition } from './conditions/server-topic.ts';
import { signatoryCondition, notSignatory } from './conditions/signatory.ts';
import { topicCondition, notTopic } from './conditions/topic.ts';
import { wordsCondition } from './conditions/words.ts';

/**
 * The conditions a filter can have, in the order of its canonical form.
 *
 * To add one: a file in `conditions/` and its line here; its column and its entry in `store/subscriptions/conditions`; its entry
 * in `discord/commands/subscriptions/conditions`, and its option in `condition-options` beside that; its messages in
 * `subscriptions/conditions` of each language under `i18n`; a migration for the column (`npm run db:generate`). Nothing compiles until
 * each of them is there, and the property test of `tests/store/subscriptions/conditions.test.ts` wants values to try it with.
 */
const registry = {
  signatory: signatoryCondition,
  list: listCondition,
  newcomer: newcomerCondition,
  delegation: delegationCondition,
  group: groupCondition,
  concerns: concernsCondition,
  topic: topicCondition,
  serverTopic: serverTopicCondition,
  words: wordsCondition,
  minimum: minimumCondition,
  notSignatory,
  notList,
  notDelegation,
  notGroup,
  notConcerns,
  notTopic,
  notServerTopic,
  declaration: declarationCondition,
};

type Registry = typeof registry;

export type ConditionKey = keyof Registry;

/** What each condition asks for. */
export type ConditionValues = { [K in ConditionKey]: z.output<Registry[K]['schema']> };

export const conditions: { readonly [K in ConditionKey]: Condition<ConditionValues[K]> } = registry;

export const conditionKeys = Object.keys(registry) as readonly ConditionKey[];

const facetOf = (key: ConditionKey): string => conditions[key].facet ?? key;

/** Conditions that are alternatives to one another. */
export const facets: readonly (readonly ConditionKey[])[] = [...new Set(conditionKeys.map(facetOf))].map(
  (facet) => conditionKeys.filter((key) => facetOf(key) === facet),
);

type Outcome<K extends ConditionKey> = ReturnType<Registry[K]['examine']>;

/** Why a condition is met. */
export type ReasonOf<K extends ConditionKey> = Extract<Outcome<K>, Met<unknown>>['reasons'][number];

/** What a declaration lacks that a condition asks for. */
export type MissingOf<K extends ConditionKey> = Extract<Outcome<K>, Unmet<unknown>>['missing'];

/** What became of a condition. */
export type ConditionFinding = Met<ReasonOf<ConditionKey>> | Unmet<MissingOf<ConditionKey>>;
