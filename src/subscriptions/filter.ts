import { z } from 'zod';
import { conditionKeys, conditions, type ConditionKey, type ConditionValues } from './conditions.ts';

/** What a subscription asks for. Every condition present is required; none at all means every declaration. */
export type Filter = { [K in ConditionKey]?: ConditionValues[K] | undefined };

/** Refuses what is no condition. */
export const filterSchema: z.ZodType<Filter> = z
  .strictObject(Object.fromEntries(conditionKeys.map((key) => [key, conditions[key].schema])))
  .partial();

/** What `visit` makes of each condition that a filter has, in the order of the registry. */
export function eachCondition<T>(
  filter: Filter,
  visit: <K extends ConditionKey>(key: K, value: ConditionValues[K]) => T,
): T[] {
  const visitOne = <K extends ConditionKey>(key: K): T[] => {
    const value = filter[key];
    return value === undefined ? [] : [visit(key, value as ConditionValues[K])];
  };
  return conditionKeys.flatMap((key) => visitOne(key));
}

/**
 * The same filter without absent conditions and with the words trimmed and their white space collapsed. Throws
 * for what is no filter.
 */
export function tidy(filter: Filter): Filter {
  const tidied = eachCondition(filter, (key, value) => {
    const { tidy: own } = conditions[key];
    return [key, own === undefined ? value : own(value)] as const;
  });
  return filterSchema.parse({
    ...filter,
    ...Object.fromEntries(tidied.map(([key, value]) => [key, value])),
  });
}

/**
 * One string for every filter that asks the same: conditions in a fixed order, words without case.
 * `*` is the filter without conditions. Throws for a condition that is in no registry.
 */
export function canonical(filter: Filter): string {
  const parts = eachCondition(tidy(filter), (key, value) => {
    const textOf = conditions[key].canonical ?? String;
    return `${key}=${encodeURIComponent(textOf(value))}`;
  });
  return parts.join('&') || '*';
}
