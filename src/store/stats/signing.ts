import { sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import type { SearchFor } from '../search/search-for.ts';
import { sumOf } from './counters.ts';
import { signedRolls, type SignedRolls } from './signed-rolls.ts';
import { collectives } from './signing-collectives.ts';
import {
  linesInRange,
  type Found,
  type LineRange,
  type Lines,
  type SigningBy,
  type SigningLine,
} from './signing-lines.ts';
import { everybody, members } from './signing-people.ts';
import { isScoped, rollsInScope, rostersMeeting, sessionsOf } from './signing-scope.ts';
import { subjects } from './signing-subjects.ts';

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
  const where = await rostersMeeting(db, asked);
  if (where === null) return null;
  const isSummed = where === undefined && isSummedUp(asked, by);
  const rolls = isSummed ? null : await signedRolls(db, where ?? sql`true`);
  const sessions = await sessionsOf(db, rolls);
  const matching = [...sessions.values()].reduce((sum, n) => sum + n, 0);
  const signed = isScoped(asked) ? await countSigned(db, rolls, asked) : null;
  const found = await linesBy(db, asked, by, { rolls, sessions, matching, range });
  return { matching, signed, ...found };
}

/** Whether sums that are kept answer, where every declaration counts. */
function isSummedUp({ delegation, group }: SearchFor, by: SigningBy): boolean {
  if (delegation === null && group === null) return true;
  return by === 'signatory' && (delegation === null || group === null);
}

async function countSigned(db: Database, rolls: SignedRolls | null, asked: SearchFor): Promise<number> {
  if (rolls !== null) return rollsInScope(rolls, asked).length;
  const { delegation, group } = asked;
  return delegation === null ? sumOf(db, 'group', '', group ?? '') : sumOf(db, 'delegation', '', delegation);
}

async function linesBy(db: Database, asked: SearchFor, by: SigningBy, found: Found): Promise<Lines> {
  switch (by) {
    case 'signatory':
      return isScoped(asked) ? members(db, asked, found) : everybody(db, found);
    case 'delegation':
    case 'group':
      return linesInRange(await collectives(db, asked, by, found), found.range);
    case 'topic':
    case 'year':
      return linesInRange(await subjects(db, asked, by, found), found.range);
  }
}
