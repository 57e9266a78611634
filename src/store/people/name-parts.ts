import { sql } from 'drizzle-orm';
import { fold } from '../../assembly/fold.ts';
import type { Database } from '../db/database.ts';
import { signatoryForms } from '../db/schema.ts';

/** How a printed name divides; `given` is `null` where lists print family names alone. */
export interface NameParts {
  readonly given: string | null;
  readonly family: string | null;
}

const unknown: NameParts = { given: null, family: null };

/** Tells how the names of some people divide, in any of the forms that were printed of them. */
export async function namePartsOf(
  db: Database,
  ids: readonly number[],
): Promise<(id: number, name: string) => NameParts> {
  if (ids.length === 0) return () => unknown;
  const found = await db
    .select({
      id: signatoryForms.signatoryId,
      folded: signatoryForms.folded,
      given: signatoryForms.givenName,
      family: signatoryForms.familyName,
    })
    .from(signatoryForms)
    .where(sql`${signatoryForms.signatoryId} = any(${sql.param([...new Set(ids)])}::int[])`);
  const known = new Map(found.map(({ id, folded, given, family }) => [`${id} ${folded}`, { given, family }]));
  return (id, name) => known.get(`${id} ${fold(name)}`) ?? unknown;
}
