import { asc, desc, eq, gt, lt } from 'drizzle-orm';
import type { TextLanguage } from '../../assembly/declaration.ts';
import type { DeclarationEntry } from '../../assembly/record.ts';
import type { Database } from '../db/database.ts';
import { entriesById } from './declarations.ts';
import { declarations, editions } from '../db/schema.ts';

const eachSide = 2;

/** The stored declarations whose numbers are next to one that is not, the highest first. */
export async function nearestNumbers(
  db: Database,
  by: 'number' | 'document',
  value: number,
  language: TextLanguage,
): Promise<DeclarationEntry[]> {
  const column = declarations[by];
  const held = () => db.select({ id: declarations.id }).from(declarations).$dynamic();
  const above = await held().where(gt(column, value)).orderBy(asc(column)).limit(eachSide);
  const below = await held().where(lt(column, value)).orderBy(desc(column)).limit(eachSide);
  const ids = [...above.toReversed(), ...below].map(({ id }) => id);
  return entriesById(db, ids, language);
}

/** The number of the stored declaration with this number, or of the one that is this Assembly document: the 14933 of "Doc. 14933". */
export async function hasNumber(
  db: Database,
  by: 'number' | 'document',
  value: number,
): Promise<number | null> {
  const [found] = await db
    .select({ number: declarations.number })
    .from(declarations)
    .where(eq(declarations[by], value))
    .orderBy(desc(declarations.number))
    .limit(1);
  return found?.number ?? null;
}

/** The number of the declaration of which a file of the Assembly is an edition. */
export async function numberOfFile(db: Database, fileId: number): Promise<number | null> {
  const [found] = await db
    .select({ number: declarations.number })
    .from(editions)
    .innerJoin(declarations, eq(declarations.id, editions.declarationId))
    .where(eq(editions.fileId, fileId))
    .limit(1);
  return found?.number ?? null;
}
