import { sql } from 'drizzle-orm';
import type { Period } from '../../period/period.ts';
import { rows, type Database } from '../db/database.ts';
import { all, tabled, told } from '../search/roll-conditions.ts';
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
  const about = (one: string) =>
    all([
      ...told({ topic: null, country: null, delegation: null, group: null, [of]: one }),
      ...tabled(period),
    ]);
  const signers = async (one: string): Promise<Signers> => ({
    declarations: await count(about(one)),
    counts: await countsUnder(db, about(one)),
  });
  const count = async (where: ReturnType<typeof about>): Promise<number> => {
    const [found] = rows<{ n: number }>(
      await db.execute(sql`select count(*)::int as n from rolls r where ${where}`),
    );
    return found?.n ?? 0;
  };
  return {
    a: await signers(a),
    b: await signers(b),
    together: await count(all([about(a), about(b)])),
  };
}
