import type { Filter } from './filter.ts';

/** Names by id for what filters name by id; who or what is no longer held has none. */
export interface FilterNames {
  readonly people: ReadonlyMap<number, string>;
  readonly serverTopics: ReadonlyMap<number, string>;
}

export const noNames: FilterNames = { people: new Map(), serverTopics: new Map() };

/** Ids of the people that filters name. */
export function peopleIn(filters: readonly Filter[]): number[] {
  return distinct(filters.flatMap(({ signatory, notSignatory }) => [signatory, notSignatory]));
}

/** Ids of the servers' own topics that filters name. */
export function serverTopicsIn(filters: readonly Filter[]): number[] {
  return distinct(filters.flatMap(({ serverTopic, notServerTopic }) => [serverTopic, notServerTopic]));
}

const distinct = (ids: readonly (readonly number[] | undefined)[]) => [
  ...new Set(ids.flatMap((some) => some ?? [])),
];
