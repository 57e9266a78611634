import * as z from 'zod';
import { conditionKeys, conditions, facets, type ConditionKey, type ConditionValues } from './conditions.ts';

/** Each condition that several values are asked for by, and the one that leaves them out. */
export const exclusions = [
  ['signatory', 'notSignatory'],
  ['list', 'notList'],
  ['delegation', 'notDelegation'],
  ['group', 'notGroup'],
  ['concerns', 'notConcerns'],
  ['topic', 'notTopic'],
  ['serverTopic', 'notServerTopic'],
] as const satisfies readonly (readonly [ConditionKey, ConditionKey])[];

/**
 * What a subscription asks for. Every facet present is required, and of several values or conditions of one facet any
 * will do; none at all means every declaration.
 */
export type Filter = { [K in ConditionKey]?: ConditionValues[K] | undefined };

/** The same where a value alone may stand for several. */
export type FilterInput = {
  [K in ConditionKey]?: ConditionValues[K] | Single<ConditionValues[K]> | undefined;
};

type Single<Value> = Value extends readonly (infer Item)[] ? Item : Value;

/** Refuses what is no condition. */
export const filterSchema: z.ZodType<Filter> = z
  .strictObject(Object.fromEntries(conditionKeys.map((key) => [key, conditions[key].schema])))
  .partial();

/** What `visit` makes of each condition that a filter has, in the order of the registry. */
export function eachCondition<T>(filter: Filter, visit: Visit<T>): T[] {
  return conditionKeys.flatMap((key) => visitOne(filter, key, visit));
}

/** The same, the alternatives of a facet together. */
export function eachFacet<T>(filter: Filter, visit: Visit<T>): (readonly T[])[] {
  return facets
    .map((keys) => keys.flatMap((key) => visitOne(filter, key, visit)))
    .filter((alternatives) => alternatives.length > 0);
}

type Visit<T> = <K extends ConditionKey>(key: K, value: ConditionValues[K]) => T;

function visitOne<T, K extends ConditionKey>(filter: Filter, key: K, visit: Visit<T>): T[] {
  const value = filter[key];
  return value === undefined ? [] : [visit(key, value as ConditionValues[K])];
}

/**
 * The same filter without absent conditions, with values in order and each once, and with the words trimmed and their
 * white space collapsed. Throws for what is no filter.
 */
export function tidy(given: FilterInput): Filter {
  const present = Object.entries(given).filter(
    ([, value]) => value !== undefined && (typeof value !== 'string' || value.trim() !== ''),
  );
  return filterSchema.parse(Object.fromEntries(present));
}

/**
 * One string for every filter that asks the same: conditions and values in a fixed order, words without case.
 * `*` is the filter without conditions. Throws for a condition that is in no registry.
 */
export function canonical(filter: FilterInput): string {
  const parts = eachCondition(tidy(filter), (key, value) => `${key}=${conditions[key].canonical(value)}`);
  return parts.join('&') || '*';
}
