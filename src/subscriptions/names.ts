import type { PeopleOnList, Searched } from './conditions/condition.ts';
import type { Filter } from './filter.ts';

/** Names by id for what filters name by id; who or what is no longer held has none. */
export interface FilterNames {
  readonly people: ReadonlyMap<number, string>;
  readonly serverTopics: ReadonlyMap<number, string>;
  readonly lists: ReadonlyMap<number, string>;
  /** The printed name of each newcomer who has signed since, by key. */
  readonly newcomers: ReadonlyMap<string, string>;
}

export const noNames: FilterNames = {
  people: new Map(),
  serverTopics: new Map(),
  lists: new Map(),
  newcomers: new Map(),
};

/** Who stands behind what filters ask for by a list or a name. */
export interface PeopleAsked {
  /** By id. */
  readonly lists: ReadonlyMap<number, PeopleOnList>;
  /** Ids of stored signatories, by key. */
  readonly newcomers: ReadonlyMap<string, number>;
}

export const nobodyAsked: PeopleAsked = { lists: new Map(), newcomers: new Map() };

/** What {@link Searched} answers of people. */
export function searchedPeople({ lists, newcomers }: PeopleAsked): Pick<Searched, 'list' | 'newcomer'> {
  return { list: (id) => lists.get(id) ?? null, newcomer: (key) => newcomers.get(key) ?? null };
}

/** Ids of the people that filters name. */
export function peopleIn(filters: readonly Filter[]): number[] {
  return distinct(filters.flatMap(({ signatory, notSignatory }) => [signatory, notSignatory]));
}

/** Ids of the servers' own topics that filters name. */
export function serverTopicsIn(filters: readonly Filter[]): number[] {
  return distinct(filters.flatMap(({ serverTopic, notServerTopic }) => [serverTopic, notServerTopic]));
}

/** Ids of the lists of people that filters name. */
export function listsIn(filters: readonly Filter[]): number[] {
  return distinct(filters.flatMap(({ list, notList }) => [list, notList]));
}

/** Keys of the newcomers that filters name. */
export function newcomersIn(filters: readonly Filter[]): string[] {
  return distinct(filters.map(({ newcomer }) => newcomer));
}

const distinct = <T>(values: readonly (readonly T[] | undefined)[]) => [
  ...new Set(values.flatMap((some) => some ?? [])),
];
