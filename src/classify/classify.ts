import type { Declaration } from '../assembly/declaration.ts';
import { concerns } from './countries/countries.ts';
import { type Person, personsIn } from './persons/persons.ts';
import { type Reference, references } from './references/references.ts';
import { summarize } from './summary/summarize.ts';
import { topicsOf } from './topics/topics.ts';

/** What can be said of a declaration from its words alone. */
export interface Classification {
  /** Ids of the taxonomy, each with the words that decided. */
  readonly topics: readonly { readonly id: string; readonly evidence: readonly string[] }[];
  /** ISO 3166 alpha-2 codes of the countries it is about, most weight first. */
  readonly concerns: readonly string[];
  readonly references: readonly Reference[];
  /** Whom it names, as far as they may be what it is about. */
  readonly persons: readonly Person[];
  /** The ask in the declaration's own words, at most 350 characters. */
  readonly summary: string | null;
}

export type Classifiable = Pick<Declaration, 'title' | 'paragraphs' | 'language' | 'number'> &
  Partial<Pick<Declaration, 'document'>>;

export function classify(declaration: Classifiable): Classification {
  return {
    topics: topicsOf(declaration),
    concerns: concerns(declaration),
    references: references(declaration),
    persons: personsIn(declaration),
    summary: summarize(declaration),
  };
}
