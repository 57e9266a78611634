import { sql } from 'drizzle-orm';
import type { TextLanguage } from '../../assembly/declaration.ts';
import type { DeclarationEntry } from '../../assembly/record.ts';
import { rows, type Database } from '../db/database.ts';
import { entriesById, newestFirst } from '../declarations/declarations.ts';
import { byYear, countOf, sumOf, countersOf, type Counter } from '../stats/counters.ts';

export type DelegationOrGroupKind = 'delegation' | 'group';

export interface Member {
  readonly id: number;
  readonly name: string;
  readonly delegation: string;
  /** Declarations signed as a member of this delegation or group. */
  readonly n: number;
}

/** A delegation or a political group, as its members' signatures show it. */
export interface DelegationOrGroup {
  readonly of: DelegationOrGroupKind;
  readonly code: string;
  /** Declarations that at least one of its members signed, and all there are. */
  readonly signed: number;
  readonly all: number;
  readonly members: number;
  readonly years: readonly { readonly year: number; readonly n: number; readonly all: number }[];
  readonly topics: readonly Counter[];
  readonly top: readonly Member[];
  /** With how many of its declarations others have something to do. */
  readonly delegations: readonly Counter[];
  readonly groups: readonly Counter[];
  readonly recent: readonly DeclarationEntry[];
}

const shown = 5;

/** `null` where none of its members signed anything held. */
export async function delegationOrGroup(
  db: Database,
  of: DelegationOrGroupKind,
  code: string,
  language: TextLanguage,
): Promise<DelegationOrGroup | null> {
  const signed = await sumOf(db, of, '', code);
  if (signed === 0) return null;
  const all = new Map((await countersOf(db, 'year')).map(({ key, n }) => [Number(key), n]));
  const years = byYear(await countersOf(db, `${of}/year`, code));
  return {
    of,
    code,
    signed,
    all: await sumOf(db, 'total', '', ''),
    members: await countOf(db, `${of}/signatory`, code),
    years: years.map(({ year, n }) => ({ year, n, all: all.get(year) ?? 0 })),
    topics: await countersOf(db, `${of}/topic`, code, shown),
    top: await membersOf(db, of, code, { limit: shown, offset: 0 }),
    delegations: await countersOf(db, `${of}/delegation`, code, shown),
    groups: await countersOf(db, `${of}/group`, code, shown),
    recent: newestFirst(await entriesById(db, await newestOf(db, of, code), language)),
  };
}

/** Those who signed as its members, most signatures first. */
export async function membersOf(
  db: Database,
  of: DelegationOrGroupKind,
  code: string,
  page: { limit: number; offset: number },
): Promise<Member[]> {
  return rows<Member>(
    await db.execute(sql`
      select p.id, p.name, p.delegation, t.n
      from tallies t join signatories p on p.id = t.b::int
      where t.of = ${`${of}/signatory`} and t.a = ${code} and t.n > 0
      order by t.n desc, p.folded, p.id limit ${page.limit} offset ${page.offset}`),
  );
}

async function newestOf(db: Database, of: DelegationOrGroupKind, code: string): Promise<number[]> {
  const column = of === 'delegation' ? sql`delegations` : sql`groups`;
  const found = rows<{ id: number }>(
    await db.execute(sql`
      select declaration_id as id from rolls where ${column} @> array[${code}]::text[]
      order by number desc limit ${shown}`),
  );
  return found.map(({ id }) => id);
}
