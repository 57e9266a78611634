import { eq, sql } from 'drizzle-orm';
import type { TextLanguage } from '../../assembly/declaration.ts';
import type { DeclarationEntry, Membership } from '../../assembly/record.ts';
import { rows, type Database } from '../db/database.ts';
import { entriesById, newestFirst } from '../declarations/declarations.ts';
import { signatories } from '../db/schema.ts';
import { byYear, countersOfEach, type Counter } from '../stats/counters.ts';
import { isSignedBy } from './signed-by.ts';
import { scanSignings } from './signing-scan.ts';
import { cosignersOf, type CosignerShare } from './cosigners.ts';

/** All that is said of a member on one card. */
export interface SignatoryProfile {
  readonly id: number;
  readonly name: string;
  readonly delegation: string;
  readonly signed: number;
  readonly tabled: number;
  readonly years: readonly { readonly year: number; readonly signed: number; readonly tabled: number }[];
  readonly topics: readonly Counter[];
  readonly recent: readonly DeclarationEntry[];
  readonly companions: readonly CosignerShare[];
  /** Oldest first. */
  readonly history: readonly Membership[];
}

const recentShown = 5;

export async function signatoryProfile(
  db: Database,
  id: number,
  language: TextLanguage,
): Promise<SignatoryProfile | null> {
  const person = await personById(db, id);
  if (!person) return null;
  const { signed, topics, met, history } = await scanSignings(db, id);
  const sums = await countersOfEach(db, ['signatory/year', 'tabled/year'], String(id));
  const tabled = new Map(sums['tabled/year'].map(({ key: year, n }) => [Number(year), n]));
  return {
    ...person,
    signed: signed.length,
    tabled: [...tabled.values()].reduce((all, n) => all + n, 0),
    years: byYear(sums['signatory/year']).map(({ year, n }) => ({
      year,
      signed: n,
      tabled: tabled.get(year) ?? 0,
    })),
    topics,
    recent: newestFirst(await entriesById(db, signed.slice(0, recentShown), language)),
    companions: await cosignersOf(db, id, met),
    history,
  };
}

export async function personById(
  db: Database,
  id: number,
): Promise<{ id: number; name: string; delegation: string } | null> {
  const { name, delegation } = signatories;
  const [person] = await db
    .select({ id: signatories.id, name, delegation })
    .from(signatories)
    .where(eq(signatories.id, id));
  return person ?? null;
}

/** Ids of the declarations somebody signed, newest first. */
export async function signedBy(
  db: Database,
  id: number,
  page: { limit: number; offset: number },
): Promise<number[]> {
  const found = rows<{ id: number }>(
    await db.execute(sql`
      select d.id from declarations d
      where ${isSignedBy(sql`d.id`, id)}
      order by d.number desc limit ${page.limit} offset ${page.offset}`),
  );
  return found.map((row) => row.id);
}
