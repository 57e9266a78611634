import type { Period } from '../../period/period.ts';
import type { Database } from '../db/database.ts';
import { all, tabled } from '../search/roll-conditions.ts';
import { isAbout, signedRolls } from './signed-rolls.ts';
import { countsUnder } from './signing-people.ts';

/** What two sets of declarations are about. */
export interface TwoSubjects {
  readonly of: 'country' | 'topic';
  readonly a: string;
  readonly b: string;
  readonly period: Period;
}

export interface Signers {
  /** Declarations on it. */
  readonly declarations: number;
  /** How many of them each signatory signed, by id. */
  readonly counts: ReadonlyMap<number, number>;
}

export interface SharedSigners {
  readonly a: Signers;
  readonly b: Signers;
  /** Declarations on both at once. */
  readonly together: number;
}

/** Who signed on one of two countries or topics, and how often. */
export async function sharedSigners(db: Database, { of, a, b, period }: TwoSubjects): Promise<SharedSigners> {
  const about = (one: string) => signedRolls(db, all([isAbout(of, one), ...tabled(period)]));
  const [one, other] = [await about(a), await about(b)];
  const ids = new Set(one.declarationIds);
  return {
    a: { declarations: one.count, counts: countsUnder(one) },
    b: { declarations: other.count, counts: countsUnder(other) },
    together: other.declarationIds.filter((id) => ids.has(id)).length,
  };
}
