import type { z } from 'zod';
import type { DeclarationRecord } from '../../assembly/record.ts';

/** Answers what only the store's full-text search can judge. */
export interface Searched {
  hasWords(words: string): boolean;
  /** The name of a server's topic whose words the declaration has, else `null`. */
  serverTopic(id: number): string | null;
}

export interface Met<Reason> {
  readonly isMet: true;
  readonly reason: Reason;
}

export interface Unmet<Missing> {
  readonly isMet: false;
  readonly missing: Missing;
}

/** One kind of condition of a filter: what its value may be, and what it asks of a declaration. Pure. */
export interface Condition<Value> {
  readonly schema: z.ZodType<Value>;
  /** The value as it is stored, or `undefined` when nothing is left of it. Identity when left out. */
  readonly tidy?: (value: Value) => Value | undefined;
  /** One text for all values that ask the same. `String` when left out. */
  readonly canonical?: (value: Value) => string;
  /** Rank of the anchors: of all conditions of a filter, the one with the lowest is indexed. */
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

export function met<const Reason>(reason: Reason): Met<Reason> {
  return { isMet: true, reason };
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
