import type { Filter } from '../../subscriptions/filter.ts';
import type { FilterNames } from '../../subscriptions/names.ts';
import type { TypedTerm } from './several.ts';

/** What a name asks for where it is typed for a condition, with the names needed to show it. */
export interface ConditionTerm extends TypedTerm {
  readonly filter: Filter;
  readonly names?: Partial<FilterNames>;
}
