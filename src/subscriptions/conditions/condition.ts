import type * as z from 'zod';
import type { DeclarationRecord } from '../../assembly/record.ts';

/** Answers what only the store's full-text search can judge. */
export interface Searched {
  hasWords(words: string): boolean;
  /** The name of a server's topic whose words the declaration has, else `null`. */
  serverTopic(id: number): string | null;
  /** A server's list of people; `null` when it is no longer kept. */
  list(id: number): PeopleOnList | null;
  /** Who a newcomer turned out to be, by id; `null` before the first signature. */
  newcomer(key: string): number | null;
}

export interface PeopleOnList {
  readonly name: string;
  /** Ids of stored signatories. */
  readonly people: ReadonlySet<number>;
}

export interface Met<Reason> {
  readonly isMet: true;
  /** One for each value that is met. */
  readonly reasons: readonly Reason[];
}

export interface Unmet<Missing> {
  readonly isMet: false;
  readonly missing: Missing;
}

/** One kind of condition of a filter: what its value may be, and what it asks of a declaration. Pure. */
export interface Condition<Value> {
  /** Makes of what was asked for the value as it is stored. */
  readonly schema: z.ZodType<Value>;
  /** One text for all values that ask the same. */
  readonly canonical: (value: Value) => string;
  /** Conditions of one facet are alternatives: one of them must be met. A facet of its own when left out. */
  readonly facet?: string;
  /** Rank of the anchors: of all facets of a filter, the one with the lowest is indexed. */
  readonly rarity: number;
  /**
   * Keys of which a declaration that meets the condition has at least one; `null` when there are none.
   * `text`: the lexemes that a text must have, which only the store can tell.
   */
  readonly anchors: (value: Value) => readonly string[] | 'text' | null;
  /** Holds the condition against a declaration. */
  readonly examine: (
    value: Value,
    declaration: DeclarationRecord,
    searched: Searched,
  ) => Met<{ readonly kind: string }> | Unmet<{ readonly kind: string }>;
}

export function met<const Reason>(...reasons: readonly Reason[]): Met<Reason> {
  return { isMet: true, reasons };
}

export function unmet<const Missing>(missing: Missing): Unmet<Missing> {
  return { isMet: false, missing };
}

/** Names, as printed, of the signatories that a predicate holds for. */
export function namesOf(
  { signatories }: DeclarationRecord,
  isMeant: (signature: DeclarationRecord['signatories'][number]) => boolean,
): string[] {
  return signatories.filter(isMeant).map(({ name }) => name);
}
