import { sql } from 'drizzle-orm';
import { dayNumberToSession } from '../../assembly/seen.ts';
import { signingTies, type SignedRoster, type Tie } from '../../assembly/signing-ties.ts';
import { rows, type Database } from '../db/database.ts';
import { all, tabled } from '../search/roll-conditions.ts';
import { sumOf } from '../stats/counters.ts';
import { isAbout, signedRolls } from '../stats/signed-rolls.ts';
import { rollsInScope } from '../stats/signing-scope.ts';

/** Somebody who has a tie. */
export interface NetworkMember {
  readonly id: number;
  readonly name: string;
  readonly delegation: string;
  /** The line of groups as whose member they signed most, at any time; `null` where none is printed. */
  readonly group: string | null;
  /** How many of the declarations they signed. */
  readonly signed: number;
}

/** Who signs with whom more than chance explains. */
export interface SigningNetwork {
  /** How many declarations were looked at. */
  readonly declarations: number;
  /** By id. */
  readonly members: readonly NetworkMember[];
  /** The surest first. */
  readonly ties: readonly Tie[];
}

/** The members of a delegation, under all that they signed; or everybody, under what is on a topic. */
export type NetworkScope = {
  readonly of: 'delegation' | 'topic';
  readonly code: string;
  /** `YYYY-MM-DD`; of all times when `null`. */
  readonly since: string | null;
};

/** @returns `null` where no declaration of the delegation or topic is held at all. */
export async function signingNetwork(db: Database, scope: NetworkScope): Promise<SigningNetwork | null> {
  const { of, code } = scope;
  if ((await sumOf(db, of, '', code)) === 0) return null;
  const rosters = await rostersIn(db, scope);
  const among = of === 'delegation' ? await membersIn(db, code) : null;
  const names = of === 'delegation' ? await namesBySession(db) : undefined;
  const { signed, ties } = signingTies(rosters, among, names);
  const ids = [...new Set(ties.flatMap(({ a, b }) => [a, b]))];
  const people = await peopleOf(db, ids);
  return {
    declarations: rosters.length,
    members: people.map((one) => ({ ...one, signed: signed.get(one.id) ?? 0 })),
    ties,
  };
}

/** Who signed what is looked at, declaration by declaration. */
export async function rostersIn(db: Database, { of, code, since }: NetworkScope): Promise<SignedRoster[]> {
  const rolls = await signedRolls(
    db,
    all([...(of === 'topic' ? [isAbout('topic', code)] : []), ...tabled({ from: since, to: null })]),
  );
  const own = { delegation: of === 'delegation' ? code : null, group: null };
  return rollsInScope(rolls, own).map((roll) => ({
    session: dayNumberToSession(rolls.days[roll] ?? 0),
    ids: [...rolls.ids.subarray(rolls.starts[roll], rolls.starts[roll + 1])],
  }));
}

async function membersIn(db: Database, delegation: string): Promise<Set<number>> {
  const found = rows<{ id: number }>(
    await db.execute(sql`
      select b::int as id from tallies where of = 'delegation/signatory' and a = ${delegation} and n > 0`),
  );
  return new Set(found.map(({ id }) => id));
}

async function namesBySession(db: Database): Promise<Map<number, number>> {
  const found = rows<{ session: number; n: number }>(
    await db.execute(sql`
      select b::int as session, n from tallies where of = 'signatures/session' and a = '' and n > 0`),
  );
  return new Map(found.map(({ session, n }) => [session, n]));
}

async function peopleOf(
  db: Database,
  ids: readonly number[],
): Promise<readonly Omit<NetworkMember, 'signed'>[]> {
  if (ids.length === 0) return [];
  return rows<Omit<NetworkMember, 'signed'>>(
    await db.execute(sql`
      select p.id, p.name, p.delegation, m.family as group
      from signatories p
      left join (
        select distinct on (t.b) t.b, t.a as family from tallies t
        where t.of = 'group/signatory' and t.a in (select b from tallies where of = 'group' and a = '')
          and t.b = any(${sql.param(ids.map(String))}::text[]) and t.n > 0
        order by t.b, t.n desc, t.a
      ) m on m.b = p.id::text
      where p.id = any(${sql.param([...ids])}::int[]) order by p.id`),
  );
}
