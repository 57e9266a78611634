import * as z from 'zod';
import type { DeclarationRecord } from '../../assembly/record.ts';
import { met, unmet, type Condition, type Met, type Searched, type Unmet } from './condition.ts';

/** Values of one condition; more are a list of one's own, or another subscription. */
export const maxValues = 50;

/** How a value of a condition is looked for in a declaration. */
interface Lookup<Item, Reason> {
  readonly item: z.ZodType<Item>;
  readonly facet?: string;
  readonly rarity: number;
  /** The key of a declaration that has the value. */
  readonly anchor: (value: Item) => string;
  /** Why a declaration has the value; `null` when it has not. */
  readonly find: (value: Item, declaration: DeclarationRecord, searched: Searched) => Reason | null;
}

/** Any of several values: a declaration must have one of them. */
export function anyOf<
  const Kind extends string,
  Item extends string | number,
  Reason extends { readonly kind: string },
>(kind: Kind, { item, facet, rarity, anchor, find }: Lookup<Item, Reason>) {
  return {
    ...severalOf(item),
    ...(facet !== undefined && { facet }),
    rarity,
    anchors: (values) => values.map(anchor),
    examine: (values, declaration, searched): Met<Reason> | Unmet<Lacking<Kind, Item>> => {
      const found = values.flatMap((value) => find(value, declaration, searched) ?? []);
      return found.length === 0 ? unmet({ kind, values }) : met(...found);
    },
    find,
    item,
  } satisfies Condition<readonly Item[]> & Record<string, unknown>;
}

/** None of several values: a declaration must have none of them. */
export function noneOf<const Kind extends string, Item extends string | number>(
  kind: Kind,
  { item, find }: Pick<Lookup<Item, unknown>, 'item' | 'find'>,
) {
  return {
    ...severalOf(item),
    rarity: Number.POSITIVE_INFINITY,
    anchors: () => null,
    examine: (values, declaration, searched): Met<Lacking<Kind, Item>> | Unmet<Lacking<Kind, Item>> => {
      const found = values.filter((value) => find(value, declaration, searched) !== null);
      return found.length === 0 ? met({ kind, values }) : unmet({ kind, values: found });
    },
  } satisfies Condition<readonly Item[]>;
}

/** The values that a declaration has not, or has though they are excluded. */
interface Lacking<Kind, Item> {
  readonly kind: Kind;
  readonly values: readonly Item[];
}

/** A set of values: their order does not matter, and a value alone stands for a set of one. */
function severalOf<Item extends string | number>(item: z.ZodType<Item>) {
  const values = z
    .array(item)
    .min(1)
    .max(maxValues)
    .transform((given) => [...new Set(given)].toSorted(order));
  return {
    schema: z.preprocess((given) => (Array.isArray(given) ? given : [given]), values) as z.ZodType<
      readonly Item[]
    >,
    canonical: (given: readonly Item[]) => given.map((value) => encodeURIComponent(value)).join(),
  };
}

function order(a: string | number, b: string | number): number {
  return a < b ? -1 : Number(a > b);
}
