/**
 * - `quote`: a quotation mark is not closed
 * - `bracket`: a bracket is not closed, or closes nothing
 * - `empty`: nothing that can be looked for stands between the two signs
 * - `operator`: OR, AND or NOT has nothing before or after it to go with
 * - `not`: the small word "not" may be meant as a word or as leaving out
 * - `minus`: more than one sign of leaving out
 * - `star`: a star that does not end a word
 * - `prefix`: a beginning of a word that is too short
 * - `nothing`: there is no word at all
 */
export type TroubleCode =
  'quote' | 'bracket' | 'empty' | 'operator' | 'not' | 'minus' | 'star' | 'prefix' | 'nothing';

/** Why typed words cannot be understood. */
export interface Trouble {
  readonly code: TroubleCode;
  /** What it is about in the typed text, in UTF-16 units. */
  readonly at: number;
  readonly end: number;
  /** What may have been meant, which can be understood; `null` where nothing can be guessed. */
  readonly suggestion: string | null;
}

/** What is wrong at a place, with the text that may have been meant. */
export class Misread extends Error {
  readonly code: TroubleCode;
  readonly at: number;
  readonly end: number;
  readonly instead: string;

  constructor(code: TroubleCode, [at, end]: readonly [at: number, end: number], instead: string) {
    super(code);
    this.code = code;
    this.at = at;
    this.end = end;
    this.instead = instead;
  }
}

/** A text with something else in a place. */
export function replaced(text: string, [at, end]: readonly [at: number, end: number], by: string): string {
  return text.slice(0, at) + by + text.slice(end);
}
