import type { SessionKey } from '../../assembly/seen.ts';
import type { SignedRolls } from './signed-rolls.ts';

/** What those are counted by who signed. */
export type SigningBy = 'signatory' | 'delegation' | 'group' | 'topic' | 'year';

export interface SigningLine {
  /** The id of a signatory, else a code, a topic or a year. */
  readonly key: string;
  readonly signed: number;
  /** Declarations that could have been signed; for years and topics, those that there are. */
  readonly possible: number;
}

/** What is looked at of the lines, the first being 0. Only for these it is worked out what could have been signed. */
export interface LineRange {
  readonly from: number;
  readonly count: number;
}

export interface Found {
  /** What meets the conditions; `null` where everything does, and sums that are kept answer. */
  readonly rolls: SignedRolls | null;
  readonly sessions: ReadonlyMap<SessionKey, number>;
  readonly matching: number;
  readonly range: LineRange;
}

export type Lines = { readonly lines: readonly SigningLine[]; readonly total: number };

export const linesInRange = (lines: readonly SigningLine[], { from, count }: LineRange): Lines => ({
  lines: lines.slice(from, from + count),
  total: lines.length,
});

/** Of as many signatures the larger share first; of none, who could have signed the most. */
export const mostFirst = (a: SigningLine, b: SigningLine): number =>
  b.signed - a.signed ||
  (a.signed === 0 ? b.possible - a.possible : a.possible - b.possible) ||
  (a.key < b.key ? -1 : 1);
