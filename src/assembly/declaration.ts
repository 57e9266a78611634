import type { Signature } from './signatory.ts';

/** The two official languages in which the Assembly publishes. */
export const textLanguages = ['en', 'fr'] as const;
export type TextLanguage = (typeof textLanguages)[number];

/**
 * A written declaration as one page prints it: one language, one edition.
 * Its identity is `number`; everything else is an attribute of the page.
 */
export interface Declaration {
  /** The declaration's own number: the 682 of "Written declaration No. 682". */
  readonly number: number;
  /** The Assembly document's number: the 14933 of "Doc. 14933". */
  readonly document: number;
  /** Day of this edition, `YYYY-MM-DD`. */
  readonly date: string;
  readonly language: TextLanguage;
  readonly title: string;
  /** The body, opener included, without page furniture and without the disclaimer. */
  readonly paragraphs: readonly string[];
  /** In printed order: the first one tabled the declaration. */
  readonly signatories: readonly Signature[];
}

/**
 * What the reader makes of a page. Nothing is a `declaration` unless every part of it was found, and nothing is `other`
 * unless it bears the heading of another kind of document: a page without any heading is `incomplete`.
 */
export type Reading =
  | { readonly kind: 'declaration'; readonly declaration: Declaration }
  | {
      readonly kind: 'incomplete';
      /** What is missing, for an operator to read. */
      readonly reason: string;
      readonly found: Partial<Declaration>;
    }
  | { readonly kind: 'other'; readonly reason: string }
  | { readonly kind: 'blocked'; readonly reason: string };

/** Whether the page bore the heading of a document of any kind: the only proof that the site showed one. */
export function bearsHeading(reading: Reading): boolean {
  switch (reading.kind) {
    case 'declaration':
    case 'other':
      return true;
    case 'incomplete':
      return reading.found.number !== undefined || reading.found.document !== undefined;
    case 'blocked':
      return false;
  }
}
