import { sql } from 'drizzle-orm';
import { rows, type Database } from '../db/database.ts';
import type { SearchFor } from '../search/search-for.ts';
import { collectives, subjects } from './signing-collectives.ts';
import {
  linesInRange,
  type Found,
  type LineRange,
  type Lines,
  type SigningBy,
  type SigningLine,
} from './signing-lines.ts';
import { everybody, members } from './signing-people.ts';
import { isScoped, names, ofScope, rollsMeeting, scoped, sessionsOf, type Where } from './signing-scope.ts';

/** Who signed declarations that meet some conditions, as members of a delegation and a group where these are asked. */
export interface Signing {
  /** Declarations that meet the conditions, whoever signed them. */
  readonly matching: number;
  /** Of them, those with a signature of the delegation and the group asked; `null` where neither is. */
  readonly signed: number | null;
  /** Most signed first, years newest first. With a delegation or a group, those of it who signed nothing stand last. */
  readonly lines: readonly SigningLine[];
}

/** `total`: of all lines. `null` where the words are in nearly every text or are not understood. */
export async function signingBy(
  db: Database,
  asked: SearchFor,
  by: SigningBy,
  range: LineRange,
): Promise<(Signing & { readonly total: number }) | null> {
  const where = await rollsMeeting(db, asked);
  if (where === null) return null;
  const sessions = await sessionsOf(db, where);
  const matching = [...sessions.values()].reduce((sum, n) => sum + n, 0);
  const signed = isScoped(asked) ? await countSigned(db, where, asked) : null;
  const found = await linesBy(db, where, asked, by, { sessions, matching, range });
  return { matching, signed, ...found };
}

async function countSigned(db: Database, where: Where, asked: SearchFor): Promise<number> {
  // Where both are asked, it takes somebody who is of both.
  const bothIn = sql`exists (select 1 from ${names} where ${ofScope(asked)})`;
  const isBoth = asked.delegation !== null && asked.group !== null;
  const [found] = rows<{ n: number }>(
    await db.execute(sql`
      select count(*)::int as n from rolls r where ${scoped(where, asked)}${isBoth ? sql` and ${bothIn}` : sql``}`),
  );
  return found?.n ?? 0;
}

async function linesBy(
  db: Database,
  where: Where,
  asked: SearchFor,
  by: SigningBy,
  found: Found,
): Promise<Lines> {
  switch (by) {
    case 'signatory':
      return isScoped(asked) ? members(db, where, asked, found) : everybody(db, where, found);
    case 'delegation':
    case 'group':
      return linesInRange(await collectives(db, where, asked, by, found.sessions), found.range);
    case 'topic':
    case 'year':
      return linesInRange(await subjects(db, where, asked, by, found.matching), found.range);
  }
}
