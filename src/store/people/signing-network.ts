import { sql } from 'drizzle-orm';
import { signingTies, type SignedRoster, type Tie } from '../../assembly/signing-ties.ts';
import { rows, type Database } from '../db/database.ts';
import { packInts, packIntsToBytes, unpackIntColumns, unpackInts } from '../db/int-columns.ts';

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
  const { of, code, since } = scope;
  const within = of === 'delegation' ? sql`l.delegations` : sql`l.topics`;
  const known = sql`(select n from tallies where of = ${of} and a = '' and b = ${code})`;
  const time = since === null ? sql`true` : sql`l.tabled_on >= ${since}::date`;
  const [found] = rows<{ known: number | null; heads: string; lists: string }>(
    await db.execute(sql`
      select ${known} as known,
        ${packInts(sql`hemicycle_session(r.tabled_on)`, sql`length(r.signatory_ids) / 4`)} as heads,
        ${packIntsToBytes(sql`r.signatory_ids`)} as lists
      from rolls l join rosters r on r.declaration_id = l.declaration_id
      where ${within} @> array[${code}]::text[] and ${time}`),
  );
  if (!found || (found.known ?? 0) === 0) return null;
  const rosters = rostersIn(found.heads, found.lists);
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

function rostersIn(heads: string, lists: string): SignedRoster[] {
  const { sessions, lengths } = unpackIntColumns(heads, 'sessions', 'lengths');
  const ids = unpackInts(lists);
  let from = 0;
  return [...sessions].map((session, at) => {
    const to = from + (lengths[at] ?? 0);
    const roster = { session, ids: [...ids.subarray(from, to)] };
    from = to;
    return roster;
  });
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
