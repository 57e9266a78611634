import type { DeclarationRecord } from '../assembly/record.ts';
import type { Searched } from './conditions/condition.ts';
import {
  conditions,
  type ConditionKey,
  type ConditionValues,
  type ConditionFinding,
  type MissingOf,
  type ReasonOf,
} from './conditions.ts';
import { eachFacet, type Filter } from './filter.ts';

export type { ConditionFinding, Searched };

/** Why a declaration came, condition by condition; `names` are the signatories that met it, as printed. */
export type Reason = { readonly kind: 'everything' } | ReasonOf<ConditionKey>;

/** A condition that a declaration does not meet. */
export type Missing = MissingOf<ConditionKey>;

/**
 * Holds a filter against a declaration.
 *
 * @returns a reason per condition when all of them are met, else `null`.
 */
export function match(
  filter: Filter,
  declaration: DeclarationRecord,
  searched: Searched,
): readonly Reason[] | null {
  const reasons: Reason[] = [];
  for (const finding of examine(filter, declaration, searched)) {
    if (!finding.isMet) return null;
    reasons.push(...finding.reasons);
  }
  return reasons.length === 0 ? [{ kind: 'everything' }] : reasons;
}

/** Holds each condition of a filter against a declaration; one that is not met is left out where an alternative is. */
export function examine(
  filter: Filter,
  declaration: DeclarationRecord,
  searched: Searched,
): readonly ConditionFinding[] {
  return eachFacet(filter, (key, value) => examineOne(key, value, declaration, searched)).flatMap(
    (alternatives) => {
      const met = alternatives.filter(({ isMet }) => isMet);
      return met.length > 0 ? met : alternatives;
    },
  );
}

function examineOne<K extends ConditionKey>(
  key: K,
  value: ConditionValues[K],
  declaration: DeclarationRecord,
  searched: Searched,
): ConditionFinding {
  return conditions[key].examine(value, declaration, searched) as ConditionFinding;
}
